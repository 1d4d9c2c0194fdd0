package io.foretick.exchange.polymarket.match;

import io.foretick.base.E8;
import io.foretick.event.Side;

import java.util.List;
import java.util.stream.Stream;

/// What one taker order got at one moment, from one or more resting orders.
///
/// @param id a UUID
/// @param taker the incoming order
/// @param sizeE8 shares, over all makers
/// @param feeE8 what the taker pays or is withheld, in pUSD
/// @param fills the resting orders, in the order they were hit
/// @param matchedNs when it was matched
/// @param updatedNs when it came to its status
/// @param transactionHash of the chain, empty until MINED
public record TradeReport(
        String id,
        ListedMarket market,
        Party taker,
        long sizeE8,
        long feeE8,
        List<Fill> fills,
        Status status,
        long matchedNs,
        long updatedNs,
        String transactionHash) {

    /// One order's part in a trade.
    ///
    /// @param account the address that holds the money, or the name of a house account
    /// @param owner the API key under which the order came, or the name of a house account
    /// @param priceE8 its limit, in its own token
    public record Party(
            String orderId,
            String account,
            String owner,
            String tokenId,
            Side side,
            long priceE8) {}

    /// What a resting order gave or took: at its own price, in its own token.
    ///
    /// @param costE8 pUSD that changed hands on the maker's side
    public record Fill(Party maker, long sizeE8, long costE8) {}

    /// How far it is on its way to the chain. MATCHED, MINED, CONFIRMED is the usual life; MATCHED,
    /// RETRYING, FAILED that of a trade which is taken back.
    public enum Status {
        MATCHED,
        MINED,
        CONFIRMED,
        RETRYING,
        FAILED
    }

    public TradeReport {
        fills = List.copyOf(fills);
    }

    /// The price of a fill in the taker's token.
    public long takerPriceE8(Fill fill) {
        long priceE8 = fill.maker.priceE8;
        return isSameToken(fill) ? priceE8 : E8.ONE - priceE8;
    }

    /// What the taker paid or got for a fill in pUSD, before the fee.
    public long takerCostE8(Fill fill) {
        return isSameToken(fill) ? fill.costE8 : fill.sizeE8 - fill.costE8;
    }

    /// The price of the last fill, in the taker's token.
    public long lastPriceE8() {
        return takerPriceE8(fills.getLast());
    }

    /// What the taker paid or got in pUSD, before the fee.
    public long takerCostE8() {
        long sumE8 = 0;
        for (Fill fill : fills) {
            sumE8 += takerCostE8(fill);
        }
        return sumE8;
    }

    /// The taker, then the makers.
    public List<Party> parties() {
        return Stream.concat(Stream.of(taker), fills.stream().map(Fill::maker)).toList();
    }

    /// Whether this account is the taker or one of the makers.
    public boolean concerns(String account) {
        return parties().stream().anyMatch(party -> party.account.equals(account));
    }

    boolean isSameToken(Fill fill) {
        return fill.maker.tokenId.equals(taker.tokenId);
    }

    TradeReport withStatus(Status next, long nowNs, String hash) {
        return new TradeReport(
                id, market, taker, sizeE8, feeE8, fills, next, matchedNs, nowNs, hash);
    }
}
