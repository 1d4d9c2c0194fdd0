package io.foretick.venue.lob;

import io.foretick.event.Side;

/// Hears what a [FifoBook] does, in the order in which it happens. It may read the book, but must
/// not place, change or cancel orders from inside a call.
public interface FillSink {

    /// A resting order met a taker, at the resting order's price. The lots are already gone from
    /// it; it is still known, even if none are left.
    void onFill(long restingOrder, int takerOwner, Side takerSide, long tick, long lots);

    /// A resting order leaves the book, with 0 lots if it was filled. It is still known.
    void onClose(long order, long lotsLeft);
}
