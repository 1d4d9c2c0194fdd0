/// Order books that live in memory: a matching engine, agents around it, and the replay of recorded
/// books with our own orders among them.
///
/// Comes in: orders in ticks and lots, rows of recorded feeds, seeds. Goes out: fills and closes of
/// orders, in a fixed order. Must never: read a clock, allocate per row, or draw a number that was
/// not given.
@NullMarked
package io.foretick.venue.lob;

import org.jspecify.annotations.NullMarked;
