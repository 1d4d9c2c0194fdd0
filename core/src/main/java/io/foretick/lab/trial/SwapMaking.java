package io.foretick.lab.trial;

import io.foretick.base.E8;
import io.foretick.event.Side;
import io.foretick.lab.dataset.source.PriceGrid;
import io.foretick.strategy.making.MakerQuotes;
import io.foretick.venue.amm.market.AmmMarket;
import io.foretick.venue.amm.market.AmmOrder.SwapBase;
import io.foretick.venue.amm.market.AmmReport;

/// Trades with the pool where its price, fee included, is past a quote: buys below the bid, sells
/// above the ask. One transaction at a time.
final class SwapMaking implements PoolMaking {

    private final AmmMarket market;
    private final MakerDesk desk;
    private final PriceGrid grid;
    private final PoolFees fees;
    private boolean waiting;
    private long sent;

    SwapMaking(AmmMarket market, MakerDesk desk, PriceGrid grid, PoolFees fees) {
        this.market = market;
        this.desk = desk;
        this.grid = grid;
        this.fees = fees;
    }

    @Override
    public void follow(long timeNs, MakerQuotes wanted) {
        if (waiting) {
            return;
        }
        if (wanted.bids() > 0) {
            double bid = price(wanted.bidTick(0));
            double ask = market.price(Side.BUY);
            if (ask < bid) {
                send(Side.BUY, wanted.bidLots(0), bid, (bid + ask) / 2);
                return;
            }
        }
        if (wanted.asks() > 0) {
            double ask = price(wanted.askTick(0));
            double bid = market.price(Side.SELL);
            if (bid > ask) {
                send(Side.SELL, wanted.askLots(0), ask, (bid + ask) / 2);
            }
        }
    }

    private double price(long tick) {
        return grid.priceE8(tick) * 1e-8;
    }

    private double fair() {
        return desk.view().fairTicks * grid.tickE8() * 1e-8;
    }

    /// What the transaction is worth is guessed from the price halfway to the quote.
    private void send(Side side, long lots, double limit, double expected) {
        long quantityE8 = grid.quantityE8(lots);
        double edge = side == Side.BUY ? fair() - expected : expected - fair();
        long bribeE8 = fees.bribeE8(Math.max(0, edge * E8.toDouble(quantityE8)));
        market.send(new SwapBase(++sent, side, quantityE8, limit, bribeE8));
        waiting = true;
    }

    @Override
    public void heard(AmmReport report) {
        waiting = false;
        if (report instanceof AmmReport.Filled filled) {
            boolean buys = filled.order().side() == Side.BUY;
            long moneyE8 =
                    buys ? filled.feeE8() - filled.quoteE8() : filled.quoteE8() + filled.feeE8();
            desk.exchanged(
                    filled.timeNs(),
                    buys ? filled.baseE8() : -filled.baseE8(),
                    moneyE8,
                    filled.feeE8());
            desk.paid(filled.gasE8(), filled.order().bribeE8());
        } else {
            desk.paid(report.gasE8(), 0);
        }
    }

    @Override
    public void mark(long timeNs) {}

    @Override
    public long sent() {
        return sent;
    }
}
