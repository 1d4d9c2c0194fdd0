package io.foretick.lab.trial.signal;

import io.foretick.base.Checks;

/// What the models of one training said over the test blocks, shared by all trials with the same
/// training. Never written to after it was made.
public final class Signals {

    private final long[] knownNs;
    private final double[] returnLog;
    private final Quality quality;

    /// How good they were.
    ///
    /// @param rows bars that were foretold and have a label
    /// @param correlation of what was foretold and what came; NaN without models
    /// @param hitRate share with the right sign; NaN without models
    public record Quality(long rows, double correlation, double hitRate) {}

    /// @param knownNs when each bar closed, not decreasing
    /// @param returnLog return that was believed in, 0 where nothing was said
    public Signals(long[] knownNs, double[] returnLog, Quality quality) {
        Checks.inRange(returnLog.length, knownNs.length, knownNs.length, "number of signals");
        this.knownNs = knownNs;
        this.returnLog = returnLog;
        this.quality = quality;
    }

    /// No models, no word.
    public static Signals none() {
        var nothing = new Quality(0, Double.NaN, Double.NaN);
        return new Signals(new long[0], new double[0], nothing);
    }

    /// A reader of its own for one trial.
    public SignalTrack track() {
        return new SignalTrack(knownNs, returnLog);
    }

    /// How good they were.
    public Quality quality() {
        return quality;
    }

    /// Number of bars.
    public int size() {
        return knownNs.length;
    }

    /// When a bar closed.
    public long knownNs(int bar) {
        return knownNs[bar];
    }

    /// Return that was believed in when it closed.
    public double returnLog(int bar) {
        return returnLog[bar];
    }
}
