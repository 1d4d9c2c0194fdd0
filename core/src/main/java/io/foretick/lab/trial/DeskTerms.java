package io.foretick.lab.trial;

import io.foretick.lab.dataset.source.PriceGrid;
import io.foretick.lab.spec.MakerSpec;
import io.foretick.lab.spec.RiskSpec;
import io.foretick.strategy.making.AvellanedaStoikov;
import io.foretick.strategy.making.ConstantSpread;
import io.foretick.strategy.making.FlowEstimate;
import io.foretick.strategy.making.Glft;
import io.foretick.strategy.making.HedgeBand;
import io.foretick.strategy.making.QuoteGrid;
import io.foretick.strategy.making.QuoteModel;
import io.foretick.strategy.making.QuoteShape;
import io.foretick.strategy.making.flow.FlowCalibration;
import io.foretick.strategy.making.flow.FlowWindow;
import io.foretick.strategy.making.flow.WeightedFlowFit;

/// What a spec's dollars and names mean for one trial: ticks, lots, and the parts that quote.
///
/// @param startTicks mid when the trial begins; dollars become lots by it
/// @param makerFee share of the notional of a fill that is paid, negative for a rebate
record DeskTerms(
        MakerSpec maker,
        RiskSpec risk,
        PriceGrid grid,
        double makerFee,
        double startTicks,
        long startNs,
        long periodNs) {

    /// Most steps that a fit remembers.
    static final int STEPS_MAX = 4_096;

    private static final int FITS_PER_WINDOW = 8;
    private static final double DAY_SECONDS = 86_400;

    /// Lots of one order.
    long orderLots() {
        return Math.max(1, Math.round(maker.orderUsd() / lotUsd()));
    }

    /// Position at which a side stops quoting, in lots.
    long positionLotsMax() {
        return Math.max(orderLots(), Math.round(maker.positionUsdMax() / lotUsd()));
    }

    private double lotUsd() {
        return startTicks * grid.tickE8() * 1e-8 * (grid.lotE8() * 1e-8);
    }

    /// What makes the quotes.
    QuoteModel model() {
        return switch (maker.model()) {
            case GLFT -> Glft.of(maker.gamma());
            case AVELLANEDA_STOIKOV -> stoikov();
            case GRID -> new QuoteGrid(Glft.of(maker.gamma()), maker.levels(), maker.gridTicks());
            case CONSTANT -> new ConstantSpread(maker.halfSpreadTicks());
        };
    }

    /// Where they stand, for the hedging band.
    HedgeShape hedgeShape() {
        Glft glft = Glft.of(maker.gamma());
        AvellanedaStoikov stoikov = stoikov();
        var constant = new QuoteShape(maker.halfSpreadTicks(), 0);
        return switch (maker.model()) {
            case GLFT, GRID -> glft::shape;
            case AVELLANEDA_STOIKOV -> view -> stoikov.shape(view.flow);
            case CONSTANT -> _ -> constant;
        };
    }

    private AvellanedaStoikov stoikov() {
        return new AvellanedaStoikov(maker.gamma(), maker.horizonSeconds());
    }

    /// How much inventory is kept unhedged.
    HedgeBand hedgeBand() {
        double costTicks = maker.hedgeCostBps() * 1e-4 * startTicks;
        return new HedgeBand(maker.gamma(), costTicks, DAY_SECONDS);
    }

    /// The fit of the flow, which until it holds says that the half spread of the spec is right.
    FlowCalibration calibration() {
        double stepSeconds = maker.requoteMillis() * 1e-3;
        int steps =
                Math.clamp(Math.round(maker.calibrationSeconds() / stepSeconds), 16, STEPS_MAX);
        var fallback = new FlowEstimate(1, 1 / Math.max(1e-6, maker.halfSpreadTicks()), 1);
        return new FlowCalibration(
                new FlowWindow(stepSeconds, steps),
                new WeightedFlowFit(),
                fallback,
                Math.max(1, steps / FITS_PER_WINDOW));
    }

    /// The watch over the trial's risk.
    TrialMonitors monitors() {
        return new TrialMonitors(risk, startNs, periodNs);
    }
}
