package io.foretick.venue.polymarket.trade;

import io.foretick.base.Digest;
import io.foretick.base.E8;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Side;
import io.foretick.market.Costs;
import io.foretick.venue.polymarket.account.TradeRecord;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one order of ours got in one trade at one price. A trade against makers at several prices
/// has several parts, so that the sum of price times quantity is the venue's to the last digit.
///
/// @param tradeId the trade's number for the first part, one derived from it for each further part
/// @param feeE8 collateral; the parts' fees add up to the fee of the whole trade
/// @param maker whether we rested
record FillPart(long tradeId, long priceE8, long quantityE8, long feeE8, boolean maker) {

    /// The parts of the order with this name, by rising price, the same however often the trade is
    /// told. Empty where the trade does not tell them.
    ///
    /// As a maker only our own entries count: the upper fields are the taker's. As a taker the
    /// makers' entries count, and one in the other token stands at 1 less its price: a pair is
    /// minted or merged.
    static List<FillPart> of(TradeRecord trade, LiveOrder order, LiveMarket market) {
        boolean taker = trade.taker().name().equals(order.name());
        String token = market.token(order.terms().outcome());
        var byPrice = new TreeMap<Long, Long>();
        for (TradeRecord.Part part : trade.makers()) {
            if (taker || part.name().equals(order.name())) {
                boolean same = part.tokenId().equals(token);
                long priceE8 = same ? part.priceE8() : E8.ONE - part.priceE8();
                byPrice.merge(priceE8, part.sizeE8(), Long::sum);
            }
        }
        byPrice.values().removeIf(quantityE8 -> quantityE8 <= 0);
        FeeSchedule fees = taker ? market.terms().fees() : FeeSchedule.NONE;
        boolean inShares = fees.inShares() && order.terms().side() == Side.BUY;
        return split(TradeRecord.number(trade.id()), byPrice, fees, inShares, !taker);
    }

    /// The fee is floored for the trade as a whole; each part bears what it adds to that.
    private static List<FillPart> split(
            long trade,
            SortedMap<Long, Long> byPrice,
            FeeSchedule fees,
            boolean inShares,
            boolean maker) {
        var parts = new ArrayList<FillPart>(byPrice.size());
        BigInteger unrounded = BigInteger.ZERO;
        long charged = 0;
        for (Map.Entry<Long, Long> level : byPrice.entrySet()) {
            long priceE8 = level.getKey();
            long quantityE8 = level.getValue();
            unrounded = unrounded.add(fees.unroundedFee(priceE8, quantityE8));
            long part = fees.flooredE8(unrounded) - charged;
            charged += part;
            long feeE8 = inShares ? Costs.cashE8(priceE8, part) : part;
            long number = parts.isEmpty() ? trade : derived(trade, parts.size());
            parts.add(new FillPart(number, priceE8, quantityE8, feeE8, maker));
        }
        return parts;
    }

    private static long derived(long trade, int index) {
        return new Digest().add(trade).add(index).value() >>> 1;
    }
}
