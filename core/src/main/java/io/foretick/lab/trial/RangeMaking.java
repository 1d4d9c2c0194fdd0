package io.foretick.lab.trial;

import io.foretick.base.E8;
import io.foretick.lab.dataset.source.PriceGrid;
import io.foretick.strategy.making.MakerQuotes;
import io.foretick.venue.amm.market.AmmMarket;
import io.foretick.venue.amm.market.AmmOrder.AddRange;
import io.foretick.venue.amm.market.AmmOrder.RemoveRange;
import io.foretick.venue.amm.market.AmmReport;
import io.foretick.venue.amm.market.RangeHolding;

/// Provides liquidity between bid and ask, and moves it when the middle of the quotes has left the
/// middle half of the range. What lies in the range counts as ours: what the pool's traders do to
/// it is booked as exchanges at the prices that they paid, their fees apart.
final class RangeMaking implements PoolMaking {

    private static final long NONE = 0;

    private final AmmMarket market;
    private final MakerDesk desk;
    private final PriceGrid grid;
    private final PoolFees fees;
    private final double moveUsd;
    private long range = NONE;
    private double lowPrice;
    private double highPrice;
    private long baseE8;
    private long quoteE8;
    private long feesE8;
    private boolean waiting;
    private long sent;

    /// @param moveUsd what a move of the range is thought to be worth, for the bribe
    RangeMaking(AmmMarket market, MakerDesk desk, PriceGrid grid, PoolFees fees, double moveUsd) {
        this.market = market;
        this.desk = desk;
        this.grid = grid;
        this.fees = fees;
        this.moveUsd = moveUsd;
    }

    @Override
    public void follow(long timeNs, MakerQuotes wanted) {
        if (waiting || wanted.bids() == 0 || wanted.asks() == 0) {
            return;
        }
        double low = grid.priceE8(wanted.bidTick(0)) * 1e-8;
        double high = grid.priceE8(wanted.askTick(0)) * 1e-8;
        if (range == NONE) {
            add(low, high, grid.quantityE8(wanted.bidLots(0)));
        } else if (hasLeft((low + high) / 2)) {
            market.send(new RemoveRange(++sent, range, fees.bribeE8(moveUsd)));
            waiting = true;
        }
    }

    private boolean hasLeft(double middle) {
        double quarter = (highPrice - lowPrice) / 4;
        return middle < lowPrice + quarter || middle > highPrice - quarter;
    }

    private void add(double low, double high, long quantityE8) {
        if (!(low > 0) || !(low < high)) {
            return;
        }
        long moneyE8 = E8.multiply(quantityE8, E8.ofDouble((low + high) / 2));
        lowPrice = low;
        highPrice = high;
        long bribeE8 = fees.bribeE8(moveUsd);
        market.send(new AddRange(++sent, low, high, quantityE8, moneyE8, bribeE8));
        waiting = true;
    }

    @Override
    public void heard(AmmReport report) {
        waiting = false;
        switch (report) {
            case AmmReport.RangeAdded added -> {
                range = added.order().id();
                baseE8 = added.baseE8();
                quoteE8 = added.quoteE8();
                feesE8 = 0;
                desk.paid(added.gasE8(), added.order().bribeE8());
            }
            case AmmReport.RangeRemoved removed -> {
                long earnedE8 = value(removed.baseFeeE8(), removed.quoteFeeE8());
                book(removed.timeNs(), removed.baseE8(), removed.quoteE8(), earnedE8);
                range = NONE;
                desk.paid(removed.gasE8(), removed.order().bribeE8());
            }
            case AmmReport.Filled _, AmmReport.Rejected _ -> desk.paid(report.gasE8(), 0);
        }
    }

    @Override
    public void mark(long timeNs) {
        if (range == NONE) {
            return;
        }
        RangeHolding held = market.range(range).orElseThrow();
        book(
                timeNs,
                held.baseE8() + held.baseFeeE8(),
                held.quoteE8() + held.quoteFeeE8(),
                value(held.baseFeeE8(), held.quoteFeeE8()));
    }

    /// Books the difference to what was held when it was last looked at.
    private void book(long timeNs, long baseNowE8, long quoteNowE8, long feesNowE8) {
        long coinsE8 = baseNowE8 - baseE8;
        long moneyE8 = quoteNowE8 - quoteE8;
        long earnedE8 = feesNowE8 - feesE8;
        if (coinsE8 == 0 && moneyE8 == 0) {
            return;
        }
        desk.exchanged(timeNs, coinsE8, moneyE8 - earnedE8, -earnedE8);
        baseE8 = baseNowE8;
        quoteE8 = quoteNowE8;
        feesE8 = feesNowE8;
    }

    private long value(long coinsE8, long moneyE8) {
        return E8.multiply(coinsE8, desk.ledger().fairE8()) + moneyE8;
    }

    @Override
    public long sent() {
        return sent;
    }
}
