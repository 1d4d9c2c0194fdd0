/// Polymarket: its market channel, its reference prices, and its lists of Up/Down markets.
///
/// Comes in: frames and answers as bytes. Goes out: events in the space of the Up token, and market
/// terms. Must never: trust the order of levels, guess a settlement rule, or read a token id as a
/// number.
@NullMarked
package io.foretick.venue.polymarket;

import org.jspecify.annotations.NullMarked;
