package io.foretick.venue.polymarket.account;

import java.util.List;

/// What became of the sending of an order.
public sealed interface PlaceAnswer {

    /// It rests.
    record Live() implements PlaceAnswer {}

    /// It has traded, at least in part; the trades are told by themselves.
    ///
    /// @param tradeIds the venue's, empty where it named none
    record Matched(List<String> tradeIds) implements PlaceAnswer {
        public Matched {
            tradeIds = List.copyOf(tradeIds);
        }
    }

    /// It waits out the taker delay; what becomes of it is told later.
    record Delayed() implements PlaceAnswer {}

    /// The venue has refused it, and it will never trade.
    ///
    /// @param reason in the venue's words
    record Refused(String reason) implements PlaceAnswer {}

    /// It surely never left.
    ///
    /// @param reason for people
    record Unsent(String reason) implements PlaceAnswer {}

    /// It may have arrived: the answer was lost, late, or of no use.
    ///
    /// @param reason for people
    record Unknown(String reason) implements PlaceAnswer {}
}
