/// Replay of recorded order books with orders of our own among them, which change nothing: a model
/// of the queue says when they fill.
///
/// Comes in: feed rows, orders in ticks and lots, settings. Goes out: our fills, and the market as
/// we would have seen it, after its delay. Must never: read a clock, draw a number, allocate per
/// row, or show what had not reached us yet.
@NullMarked
package io.foretick.venue.lob.replay;

import org.jspecify.annotations.NullMarked;
