package io.foretick.exchange.polymarket.match;

import io.foretick.base.E8;
import io.foretick.event.Outcome;
import io.foretick.event.Side;

/// A price level that has a new size. Listeners get each change once, in the view of Up;
/// [#mirrored] is the same change in the view of Down.
///
/// @param side BUY for a bid, SELL for an ask
/// @param sizeE8 all that now rests there, 0 if the level is gone
public record LevelChange(Outcome outcome, Side side, long priceE8, long sizeE8) {

    /// The same change in the book of the other token.
    public LevelChange mirrored() {
        Outcome other = outcome == Outcome.UP ? Outcome.DOWN : Outcome.UP;
        return new LevelChange(other, side.opposite(), E8.ONE - priceE8, sizeE8);
    }
}
