/// A market to trade in where only trades are known: agents quote and trade around a price that
/// comes from outside, in a FIFO book that our own orders share with them.
///
/// Comes in: prices and trades in order of time, our requests, a seed. Goes out: reports on our
/// orders, with the latencies of both ways. Must never: read a clock, or draw a number that does
/// not follow from the seed.
@NullMarked
package io.foretick.venue.lob.agent;

import org.jspecify.annotations.NullMarked;
