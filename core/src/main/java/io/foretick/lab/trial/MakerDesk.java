package io.foretick.lab.trial;

import io.foretick.base.Digest;
import io.foretick.base.E8;
import io.foretick.event.Side;
import io.foretick.lab.dataset.source.PriceGrid;
import io.foretick.lab.spec.MakerSpec;
import io.foretick.lab.trial.equity.EquityTrack;
import io.foretick.lab.trial.equity.Markouts;
import io.foretick.lab.trial.signal.SigmaTrack;
import io.foretick.lab.trial.signal.SignalTrack;
import io.foretick.strategy.making.HedgeBand;
import io.foretick.strategy.making.MakerLedger;
import io.foretick.strategy.making.MakerQuotes;
import io.foretick.strategy.making.MakerView;
import io.foretick.strategy.making.QuoteModel;
import io.foretick.strategy.making.flow.FlowCalibration;

/// The maker of a trial: what it sees, what it wants, what it has earned. The same desk stands in
/// front of every kind of venue. Owned by one trial, on one thread.
///
/// How it works: the venue tells prints and prices as they come. At each look the flow is fitted,
/// the fair value takes the models' word, the quotes are made, and a position beyond the hedging
/// band is hedged on the second instrument, which trades at the mid for a cost.
final class MakerDesk {

    private final MakerSpec maker;
    private final PriceGrid grid;
    private final SignalTrack signals;
    private final SigmaTrack sigmas;
    private final QuoteModel model;
    private final FlowCalibration calibration;
    private final HedgeBand band;
    private final HedgeShape hedgeShape;
    private final MakerView view = new MakerView();
    private final MakerQuotes quotes;
    private final MakerLedger ledger = new MakerLedger();
    private final EquityTrack equity;
    private final Digest digest = new Digest();
    private final Markouts secondLater = new Markouts(1_000_000_000L);
    private final Markouts tenSecondsLater = new Markouts(10_000_000_000L);
    private final double makerFee;
    private final long stepNs;
    private final long orderE8;
    private final DeskTerms terms;
    private long nextLookNs;
    private long fills;
    private long hedges;
    private double volumeUsd;

    MakerDesk(DeskTerms terms, SignalTrack signals, SigmaTrack sigmas, EquityTrack equity) {
        TrialScene scene = terms.scene();
        this.maker = scene.spec().maker();
        this.grid = scene.grid();
        this.signals = signals;
        this.sigmas = sigmas;
        this.equity = equity;
        this.makerFee = terms.makerFee();
        this.model = terms.model();
        this.quotes = new MakerQuotes(maker.levels());
        this.calibration = terms.calibration();
        this.band = terms.hedgeBand();
        this.hedgeShape = terms.hedgeShape();
        this.stepNs = maker.requoteMillis() * 1_000_000;
        this.nextLookNs = scene.startNs();
        view.orderLots = scene.orderLots();
        this.orderE8 = grid.quantityE8(view.orderLots);
        this.terms = terms;
    }

    /// Somebody else took liquidity.
    void print(Side taker, long tick) {
        calibration.trade(taker, tick);
    }

    /// The mid has moved: what is held is worth something else.
    void mark(double midTicks) {
        long fairE8 = Math.round(midTicks * grid.tickE8());
        ledger.mark(fairE8);
        ledger.markHedge(fairE8);
    }

    /// Whether it is time for a look.
    boolean due(long timeNs) {
        return timeNs >= nextLookNs;
    }

    /// Looks at the market, hedges, and says what is to rest.
    ///
    /// @param midTicks what positions are marked at
    /// @param baseTicks what the quotes stand around before the models' word: mid or micro-price
    MakerQuotes look(long timeNs, double midTicks, double baseTicks, long bidTick, long askTick) {
        mark(midTicks);
        secondLater.mid(timeNs, midTicks);
        tenSecondsLater.mid(timeNs, midTicks);
        follow(timeNs, midTicks);
        account(timeNs);
        view.nowNs = timeNs;
        view.flow = sigmas.apply(calibration.estimate(), timeNs, midTicks);
        view.fairTicks = baseTicks * (1 + maker.signalBeta() * signals.at(timeNs));
        view.bestBidTick = bidTick;
        view.bestAskTick = askTick;
        view.feeTicks = makerFee * midTicks;
        if (maker.hedge()) {
            hedge(midTicks);
        }
        long inventoryLots = grid.lots(ledger.positionE8());
        view.positionLotsMax = terms.positionLotsMax(midTicks);
        boolean full = Math.abs(inventoryLots) >= view.positionLotsMax;
        view.positionLots = full ? inventoryLots : grid.lots(netE8());
        model.quote(view, quotes);
        return quotes;
    }

    /// Ends the steps that are over; after a gap longer than the fit's memory only its last part.
    private void follow(long timeNs, double midTicks) {
        long steps = (timeNs - nextLookNs) / stepNs + 1;
        for (long k = Math.min(steps, DeskTerms.STEPS_MAX); k > 0; k--) {
            calibration.step(midTicks);
        }
        nextLookNs += steps * stepNs;
    }

    private long netE8() {
        return ledger.positionE8() + ledger.hedgePositionE8();
    }

    private void hedge(double midTicks) {
        double orders = (double) netE8() / (double) orderE8;
        double sigma = view.flow.sigmaTicksPerSqrtSecond();
        double seconds = band.flatteningSeconds(view.flow, hedgeShape.of(view), orders, 1.0);
        double excess = HedgeBand.excess(orders, band.width(sigma, seconds));
        long lots = (long) Math.rint(excess * view.orderLots);
        if (lots == 0) {
            return;
        }
        long quantityE8 = grid.quantityE8(Math.abs(lots));
        long priceE8 = Math.round(midTicks * grid.tickE8());
        double notional = E8.toDouble(priceE8) * E8.toDouble(quantityE8);
        long costE8 = E8.ofDouble(notional * maker.hedgeCostBps() * 1e-4);
        ledger.hedge(lots > 0 ? Side.BUY : Side.SELL, priceE8, quantityE8, costE8);
        digest.add(view.nowNs).add(lots).add(priceE8);
        hedges++;
    }

    /// An order of ours was met.
    ///
    /// @param fee share of the notional, negative for a rebate
    void filled(long timeNs, Side side, long tick, long lots, double fee) {
        long priceE8 = grid.priceE8(tick);
        long quantityE8 = grid.quantityE8(lots);
        double notional = E8.toDouble(priceE8) * E8.toDouble(quantityE8);
        ledger.fill(side, priceE8, quantityE8, E8.ofDouble(notional * fee));
        digest.add(timeNs).add(side == Side.BUY ? lots : -lots).add(tick);
        secondLater.filled(timeNs, side, tick, lots);
        tenSecondsLater.filled(timeNs, side, tick, lots);
        count(notional);
    }

    /// A transaction of ours changed what we hold.
    ///
    /// @param quantityE8 coins that came in, negative if they went out
    /// @param moneyE8 dollars that came in but for the fee, negative if they went out
    /// @param feeE8 part of the price that is a fee, negative if we earned it
    void exchanged(long timeNs, long quantityE8, long moneyE8, long feeE8) {
        ledger.exchange(quantityE8, moneyE8, feeE8);
        digest.add(timeNs).add(quantityE8).add(moneyE8).add(feeE8);
        count(Math.abs(E8.toDouble(moneyE8)));
    }

    private void count(double notional) {
        fills++;
        volumeUsd += notional;
    }

    /// Paid for a transaction that was included.
    void paid(long gasE8, long bribeE8) {
        ledger.gas(gasE8);
        ledger.bribe(bribeE8);
    }

    /// Writes down what the trial is worth now.
    void account(long timeNs) {
        double position = E8.toDouble(E8.multiply(netE8(), ledger.fairE8()));
        equity.at(timeNs, ledger.equityE8(), position);
    }

    MakerView view() {
        return view;
    }

    MakerLedger ledger() {
        return ledger;
    }

    /// What fills were worth a second later, in basis points.
    double markout1s() {
        return secondLater.basisPoints();
    }

    /// What they were worth ten seconds later.
    double markout10s() {
        return tenSecondsLater.basisPoints();
    }

    Digest digest() {
        return digest;
    }

    long fills() {
        return fills;
    }

    long hedges() {
        return hedges;
    }

    double volumeUsd() {
        return volumeUsd;
    }
}
