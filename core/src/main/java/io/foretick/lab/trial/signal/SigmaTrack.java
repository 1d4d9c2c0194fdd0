package io.foretick.lab.trial.signal;

import io.foretick.base.DensityCurve;
import io.foretick.forecast.Forecaster;
import io.foretick.math.Elementary;
import io.foretick.strategy.making.FlowEstimate;

import org.jspecify.annotations.Nullable;

/// Whose word counts for the deviation of the mid: the fit's own, or a density forecaster's, which
/// is told a price a minute. Owned by one trial.
public final class SigmaTrack {

    private static final long MINUTE_NS = 60_000_000_000L;

    private final @Nullable Forecaster forecaster;
    private final double tick;
    private long toldMinute = Long.MIN_VALUE;
    private double sigmaPerSqrtSecond = Double.NaN;

    private SigmaTrack(@Nullable Forecaster forecaster, double tick) {
        this.forecaster = forecaster;
        this.tick = tick;
    }

    /// The fit's own word.
    public static SigmaTrack ofFit() {
        return new SigmaTrack(null, 1);
    }

    /// The word of a forecaster, which has been told the past.
    ///
    /// @param tick price step in the quote currency
    public static SigmaTrack of(Forecaster forecaster, double tick) {
        return new SigmaTrack(forecaster, tick);
    }

    /// The flow with the deviation that counts.
    public FlowEstimate apply(FlowEstimate fitted, long timeNs, double midTicks) {
        if (forecaster == null) {
            return fitted;
        }
        long minute = timeNs / MINUTE_NS;
        if (minute > toldMinute) {
            toldMinute = minute;
            forecaster.onPrice(minute * MINUTE_NS, Elementary.log(midTicks * tick));
            DensityCurve law = forecaster.curveAt(minute * MINUTE_NS);
            sigmaPerSqrtSecond = Math.sqrt(law.varianceAt(60) / 60);
        }
        return new FlowEstimate(
                fitted.arrivalsPerSecond(), fitted.decayPerTick(), sigmaPerSqrtSecond * midTicks);
    }
}
