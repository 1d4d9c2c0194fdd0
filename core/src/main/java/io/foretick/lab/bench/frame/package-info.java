/// Frames of the venues to measure with, and another reader of them to compare with.
///
/// Comes in: nothing. Goes out: invented frames, and events read by Jackson. Must never: read for a
/// session.
@NullMarked
package io.foretick.lab.bench.frame;

import org.jspecify.annotations.NullMarked;
