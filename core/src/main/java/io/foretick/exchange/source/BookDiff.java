package io.foretick.exchange.source;

import java.util.List;

/// What changed in a [SpotBook] from the step before to this one. Applied to the book before, it
/// gives the book after exactly.
///
/// @param timeNs when the step began
/// @param firstUpdateId one more than the last number of the step before
/// @param lastUpdateId number of the last change of this step
/// @param bids levels as they now are, best first
/// @param asks levels as they now are, best first
public record BookDiff(
        long timeNs,
        long firstUpdateId,
        long lastUpdateId,
        List<SpotBook.Level> bids,
        List<SpotBook.Level> asks) {

    public BookDiff {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }
}
