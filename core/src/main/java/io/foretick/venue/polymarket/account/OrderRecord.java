package io.foretick.venue.polymarket.account;

import io.foretick.event.Side;

/// An order of ours as the venue tells of it, by its user channel or asked for.
///
/// @param name the venue's id
/// @param conditionId of its market
/// @param matchedE8 shares traded so far
/// @param status in the venue's words, such as `LIVE` or `CANCELED_MARKET_RESOLVED`
/// @param phase what happened, or that it was asked for
public record OrderRecord(
        String name,
        String conditionId,
        String tokenId,
        Side side,
        long priceE8,
        long originalE8,
        long matchedE8,
        String status,
        Phase phase) {

    /// What made the venue tell.
    public enum Phase {
        PLACEMENT,
        UPDATE,
        CANCELLATION,
        /// We asked, and it is open.
        LISTED
    }
}
