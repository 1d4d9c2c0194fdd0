/// One pair's closed candles from Bybit, live, in several intervals, without holes.
///
/// Comes in: what to follow and from where on, websocket frames, pages of the REST side. Goes out:
/// each closed candle once and in order, with where it came from, to one listener. Must never:
/// deliver an open candle, leave one out that the venue has, or make one up.
@NullMarked
package io.foretick.venue.bybit.feed;

import org.jspecify.annotations.NullMarked;
