/// What every set of features answers to: a history cut at an instant, ranges of time to fit and to
/// judge on, and the check that nothing looks ahead.
///
/// Comes in: history. Goes out: features as arrays, and proof that they know the past alone. Must
/// never: read a second that is not closed, cross a gap, or fit on what is judged.
@NullMarked
package io.foretick.feature;

import org.jspecify.annotations.NullMarked;
