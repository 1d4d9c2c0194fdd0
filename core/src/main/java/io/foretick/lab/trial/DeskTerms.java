package io.foretick.lab.trial;

import io.foretick.lab.spec.MakerSpec;
import io.foretick.lab.spec.RiskSpec;
import io.foretick.risk.monitor.RiskMonitors;
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

/// What a spec's dollars and names mean for the desk of one trial: ticks, lots, and the parts that
/// quote.
///
/// @param makerFee share of the notional of a fill that is paid, negative for a rebate
record DeskTerms(TrialScene scene, double makerFee) {

    /// Most steps that a fit remembers.
    static final int STEPS_MAX = 4_096;

    private static final int FITS_PER_WINDOW = 8;
    private static final int PERIODS_OF_RISK = 64;
    private static final double PERIODS_OF_DRIFT = 2;
    private static final double DAY_SECONDS = 86_400;

    private MakerSpec maker() {
        return scene.spec().maker();
    }

    /// Position that quotes may reach, in lots, while the mid stands there.
    long positionLotsMax(double midTicks) {
        double lotUsd = scene.lotUsd() * midTicks / scene.startTicks();
        return Math.max(1, (long) (maker().positionUsdMax() / lotUsd));
    }

    /// What makes the quotes.
    QuoteModel model() {
        return switch (maker().model()) {
            case GLFT -> glft();
            case AVELLANEDA_STOIKOV -> stoikov();
            case GRID -> new QuoteGrid(glft(), maker().levels(), gridTicks());
            case CONSTANT -> new ConstantSpread(halfSpreadTicks());
        };
    }

    /// Where they stand, for the hedging band.
    HedgeShape hedgeShape() {
        Glft glft = glft();
        AvellanedaStoikov stoikov = stoikov();
        var constant = new QuoteShape(halfSpreadTicks(), 0);
        return switch (maker().model()) {
            case GLFT, GRID -> glft::shape;
            case AVELLANEDA_STOIKOV -> view -> stoikov.shape(view.flow).widenedBy(view.feeTicks);
            case CONSTANT -> view -> constant.widenedBy(view.feeTicks);
        };
    }

    private Glft glft() {
        return Glft.of(gammaPerTick());
    }

    private double gammaPerTick() {
        return maker().gamma() / scene.ticksPerBp();
    }

    private double halfSpreadTicks() {
        return maker().halfSpreadBps() * scene.ticksPerBp();
    }

    private long gridTicks() {
        return Math.max(1, Math.round(maker().gridBps() * scene.ticksPerBp()));
    }

    private AvellanedaStoikov stoikov() {
        return new AvellanedaStoikov(gammaPerTick(), maker().horizonSeconds());
    }

    /// How much inventory is kept unhedged.
    HedgeBand hedgeBand() {
        double costTicks = maker().hedgeCostBps() * 1e-4 * scene.startTicks();
        return new HedgeBand(gammaPerTick(), costTicks, DAY_SECONDS);
    }

    /// The fit of the flow, which until it holds says that the half spread of the spec is right.
    FlowCalibration calibration() {
        double stepSeconds = maker().requoteMillis() * 1e-3;
        int steps =
                Math.clamp(Math.round(maker().calibrationSeconds() / stepSeconds), 16, STEPS_MAX);
        var fallback = new FlowEstimate(1, 1 / Math.max(1e-6, halfSpreadTicks()), 1);
        return new FlowCalibration(
                new FlowWindow(stepSeconds, steps),
                new WeightedFlowFit(),
                fallback,
                Math.max(1, steps / FITS_PER_WINDOW));
    }

    /// The watch over the trial's risk.
    RiskMonitors monitors() {
        RiskSpec risk = scene.spec().risk();
        var limits =
                new RiskMonitors.Limits(
                        risk.varLevel(),
                        risk.varUsdMax(),
                        risk.drawdownUsdMax(),
                        risk.inventoryUsdMax(),
                        1 - risk.hysteresis()); // what it falls by, not what is left
        double periodSeconds = scene.periodNs() * 1e-9;
        return new RiskMonitors(limits, PERIODS_OF_RISK, PERIODS_OF_DRIFT * periodSeconds);
    }
}
