package io.foretick.exchange.polymarket.match;

import java.util.List;

/// What becomes of an order that was sent.
public sealed interface PlaceAnswer {

    String orderId();

    /// The venue has taken it.
    ///
    /// @param makingE8 what it gave so far: pUSD of a BUY, shares of a SELL
    /// @param takingE8 what it got so far
    record Accepted(
            String orderId, Status status, long makingE8, long takingE8, List<String> tradeIds)
            implements PlaceAnswer {

        public Accepted {
            tradeIds = List.copyOf(tradeIds);
        }
    }

    /// The venue does not take it.
    ///
    /// @param text the venue's words
    record Refused(String orderId, String text) implements PlaceAnswer {}

    /// Where an accepted order is.
    enum Status {
        LIVE,
        MATCHED,
        DELAYED
    }
}
