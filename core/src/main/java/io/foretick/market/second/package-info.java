/// Trades closed into seconds, and the face of per-second history that features read.
///
/// Comes in: trades in the order of their ids. Goes out: one row a second. Must never: read a clock
/// or a file, or change a second that is closed.
@NullMarked
package io.foretick.market.second;

import org.jspecify.annotations.NullMarked;
