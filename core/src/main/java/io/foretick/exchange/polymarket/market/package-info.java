/// The markets of the simulated Polymarket: which windows are listed when, under which names, ids
/// and words, and how each one settles.
///
/// Comes in: the time, and the made-up world's prices. Goes out: listed markets, their strikes and
/// outcomes. Must never: read a clock, keep what cannot be computed again, or know a client.
@NullMarked
package io.foretick.exchange.polymarket.market;

import org.jspecify.annotations.NullMarked;
