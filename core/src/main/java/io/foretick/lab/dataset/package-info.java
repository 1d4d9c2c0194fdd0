/// Market data of experiments: loaded once, cut, and turned into bars, features and labels.
///
/// Comes in: sources as the spec names them. Goes out: immutable tapes with a digest, bars, feature
/// tables and labels. Must never: hand out what lies in the locked window.
@NullMarked
package io.foretick.lab.dataset;

import org.jspecify.annotations.NullMarked;
