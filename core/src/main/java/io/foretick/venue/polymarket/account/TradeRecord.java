package io.foretick.venue.polymarket.account;

import io.foretick.base.Digest;
import io.foretick.event.Side;
import io.foretick.event.live.FillState;

import java.util.List;

/// A trade that an order of ours took part in, whole: one taker and its makers.
///
/// @param id the venue's
/// @param conditionId of its market
/// @param matchNs when it was matched, to the second
/// @param taker its upper fields: the taker's order, whoever we are; its price is not the average
/// @param makers what each resting order gave, in its own token and price
public record TradeRecord(
        String id,
        FillState state,
        String conditionId,
        long matchNs,
        Part taker,
        List<Part> makers) {

    public TradeRecord {
        makers = List.copyOf(makers);
    }

    /// One order's share.
    ///
    /// @param name the venue's id of the order
    /// @param tokenId the token that this order names
    /// @param priceE8 of that token
    public record Part(String name, String tokenId, Side side, long priceE8, long sizeE8) {}

    /// The number that stands for a trade's id in events: the same for the same id, everywhere.
    public static long number(String id) {
        return new Digest().add(id).value() >>> 1;
    }
}
