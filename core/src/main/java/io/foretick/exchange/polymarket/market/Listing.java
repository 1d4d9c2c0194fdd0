package io.foretick.exchange.polymarket.market;

import io.foretick.exchange.polymarket.match.ListedMarket;

/// A market with what the venue's lists say about it beyond its terms. Not its state: who asks for
/// that asks at a time.
///
/// @param eventId the number of the event, which has this one market
/// @param listedNs when the venue lists it
public record Listing(ListedMarket market, Series series, long eventId, long listedNs) {

    public long marketId() {
        return MarketIds.market(eventId);
    }

    public String title() {
        return Wording.title(market);
    }

    public String description() {
        return Wording.description(market);
    }

    /// The address of the prices it settles by.
    public String source() {
        return Wording.source(market);
    }
}
