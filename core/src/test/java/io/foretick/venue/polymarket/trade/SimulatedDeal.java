package io.foretick.venue.polymarket.trade;

import io.foretick.base.E8;
import io.foretick.event.Side;
import io.foretick.event.live.FillState;
import io.foretick.testing.Markets;
import io.foretick.venue.polymarket.account.TradeRecord;

import java.math.BigInteger;
import java.util.List;

/// A trade at the [SimulatedExchange] that one order of ours took part in. Its cash is worked out
/// by itself, from the makers' entries, so that it can be held against what our side booked.
final class SimulatedDeal {

    private static final String OTHERS = "0xfeed";

    final String id;
    final SimulatedOrder order;
    final boolean taker;
    final long quantityE8;
    final long matchNs;
    private final List<TradeRecord.Part> makers;
    private FillState state = FillState.MATCHED;

    SimulatedDeal(String id, SimulatedOrder order, long quantityE8, boolean taker, long matchNs) {
        this.id = id;
        this.order = order;
        this.taker = taker;
        this.quantityE8 = quantityE8;
        this.matchNs = matchNs;
        this.makers = taker ? makersForUs() : makersWithUs();
    }

    FillState state() {
        return state;
    }

    void enter(FillState next) {
        state = next;
    }

    boolean open() {
        return state != FillState.CONFIRMED && state != FillState.FAILED;
    }

    /// As the venue tells it: the upper fields are the taker's.
    TradeRecord record() {
        boolean buys = order.side == Side.BUY;
        var upper =
                taker
                        ? part(order.name, order.token, order.side, order.priceE8, quantityE8)
                        : part(
                                OTHERS + "1",
                                order.otherToken(),
                                buys ? Side.BUY : Side.SELL,
                                E8.ONE - order.priceE8,
                                2 * quantityE8);
        return new TradeRecord(id, state, order.condition(), matchNs, upper, makers);
    }

    /// Change of our collateral.
    long cashE8() {
        long sumE8 = 0;
        BigInteger fee = BigInteger.ZERO;
        for (TradeRecord.Part maker : makers) {
            if (taker || maker.name().equals(order.name)) {
                boolean same = maker.tokenId().equals(order.token);
                long priceE8 = same ? maker.priceE8() : E8.ONE - maker.priceE8();
                long worthE8 = E8.multiply(priceE8, maker.sizeE8());
                sumE8 += order.side == Side.BUY ? -worthE8 : worthE8;
                fee = fee.add(Markets.FEES.unroundedFee(priceE8, maker.sizeE8()));
            }
        }
        return taker ? sumE8 - Markets.FEES.flooredE8(fee) : sumE8;
    }

    /// Change of our tokens.
    long tokensE8() {
        return order.side == Side.BUY ? quantityE8 : -quantityE8;
    }

    /// Half at our limit from our own token's book, the rest two cents better from the other's.
    private List<TradeRecord.Part> makersForUs() {
        long halfE8 = quantityE8 / 2;
        boolean buys = order.side == Side.BUY;
        long betterE8 = order.priceE8 + (buys ? -2_000_000 : 2_000_000);
        Side against = order.side.opposite();
        return List.of(
                part(OTHERS + "2", order.token, against, order.priceE8, quantityE8 - halfE8),
                part(OTHERS + "3", order.otherToken(), order.side, E8.ONE - betterE8, halfE8));
    }

    /// We share the taker with another maker, who rests in the other token.
    private List<TradeRecord.Part> makersWithUs() {
        return List.of(
                part(OTHERS + "4", order.otherToken(), order.side, 1_000_000, quantityE8),
                part(order.name, order.token, order.side, order.priceE8, quantityE8));
    }

    private static TradeRecord.Part part(
            String name, String token, Side side, long priceE8, long sizeE8) {
        return new TradeRecord.Part(name, token, side, priceE8, sizeE8);
    }
}
