package io.foretick.market;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.Outcome;

/// One strategy's share of one market's position, and the money it moved. A strategy may sell what
/// another bought, so a share may be negative. Owned by its [Position].
final class Holding {

    private final String strategy;
    private long upE8;
    private long downE8;
    private long tradingE8;
    private long feesE8;
    private long settlementE8;

    Holding(String strategy) {
        this.strategy = strategy;
    }

    String strategy() {
        return strategy;
    }

    long upE8() {
        return upE8;
    }

    long downE8() {
        return downE8;
    }

    void trade(Outcome outcome, long tokensE8, long tradedE8, long feeE8) {
        if (outcome == Outcome.UP) {
            upE8 += tokensE8;
        } else {
            downE8 += tokensE8;
        }
        tradingE8 += tradedE8;
        feesE8 -= feeE8;
    }

    void settle(long paidE8) {
        upE8 = 0;
        downE8 = 0;
        settlementE8 += paidE8;
    }

    /// Cash that came in less cash that went out.
    long flowE8() {
        return tradingE8 + feesE8 + settlementE8;
    }

    Pnl pnl() {
        return new Pnl(tradingE8, feesE8, settlementE8);
    }

    void save(StateSink out) {
        out.add(strategy);
        out.add(upE8);
        out.add(downE8);
        out.add(tradingE8);
        out.add(feesE8);
        out.add(settlementE8);
    }

    static Holding load(StateSource in) {
        var holding = new Holding(in.nextText());
        holding.upE8 = in.nextLong();
        holding.downE8 = in.nextLong();
        holding.tradingE8 = in.nextLong();
        holding.feesE8 = in.nextLong();
        holding.settlementE8 = in.nextLong();
        return holding;
    }
}
