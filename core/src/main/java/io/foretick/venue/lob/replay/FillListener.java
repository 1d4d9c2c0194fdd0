package io.foretick.venue.lob.replay;

/// Hears of fills of our orders when we do.
@FunctionalInterface
public interface FillListener {

    /// An order filled, in part or whole: `filledTick`, `filledLots` and `filledAsMaker` tell how.
    void onFill(OwnOrder order);
}
