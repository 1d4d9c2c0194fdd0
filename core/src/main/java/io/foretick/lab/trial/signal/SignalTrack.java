package io.foretick.lab.trial.signal;

import io.foretick.base.Checks;

/// What the models said, bar by bar, read along the time of a trial. Owned by one trial; the arrays
/// are shared and only read.
public final class SignalTrack {

    private final long[] knownNs;
    private final double[] returnLog;
    private int next;

    /// @param knownNs when each bar closed, not decreasing
    /// @param returnLog what was then believed of the return over the label's horizon
    SignalTrack(long[] knownNs, double[] returnLog) {
        Checks.inRange(returnLog.length, knownNs.length, knownNs.length, "number of signals");
        this.knownNs = knownNs;
        this.returnLog = returnLog;
    }

    /// What is believed at an instant: of the last bar that closed before it; times do not decrease
    /// from call to call.
    public double at(long timeNs) {
        while (next < knownNs.length && knownNs[next] < timeNs) {
            next++;
        }
        return next == 0 ? 0 : returnLog[next - 1];
    }
}
