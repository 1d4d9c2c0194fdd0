/// Where Foretick meets the venues: their wire formats, their recordings, and simulated ones.
///
/// Comes in: frames, files, commands. Goes out: events. Must never: decide anything, or guess what
/// a broken frame meant.
@NullMarked
package io.foretick.venue;

import org.jspecify.annotations.NullMarked;
