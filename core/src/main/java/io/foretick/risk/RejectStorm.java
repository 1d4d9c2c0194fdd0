package io.foretick.risk;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Times;

/// Notices when the venue refuses too many of our orders in too short a time: then something is
/// wrong that no single refusal tells. Mutable, owned by the engine.
public final class RejectStorm {

    private static final long CALM_NS = Long.MIN_VALUE;

    private final long[] timesNs = new long[RiskLimits.REJECTS_MAX]; // a ring
    private long rejects;
    private long untilNs = CALM_NS;

    /// Whether trading stands still.
    public boolean rages(long nowNs) {
        return nowNs < untilNs;
    }

    /// An order was refused.
    ///
    /// @return whether that begins a storm
    public boolean rejected(long nowNs, RiskLimits limits) {
        timesNs[place(rejects)] = nowNs;
        rejects++;
        int enough = limits.maxRejects();
        boolean many =
                rejects >= enough
                        && nowNs - timesNs[place(rejects - enough)] <= limits.rejectWindowNs();
        if (!many || rages(nowNs)) {
            return false;
        }
        int pauseSeconds = limits.rejectPauseSeconds();
        untilNs = pauseSeconds == 0 ? Long.MAX_VALUE : nowNs + pauseSeconds * Times.SECOND_NS;
        return true;
    }

    /// An operator says that it is over; what was refused so far no longer counts.
    public void calm() {
        untilNs = CALM_NS;
        rejects = 0;
    }

    /// Writes what is known.
    public void save(StateSink out) {
        out.add(rejects);
        out.add(untilNs);
        out.add(timesNs, (int) Math.min(rejects, timesNs.length));
    }

    /// Reads what [#save] wrote.
    public void load(StateSource in) {
        rejects = in.nextLong();
        untilNs = in.nextLong();
        int count = in.nextInt();
        for (int k = 0; k < count; k++) {
            timesNs[k] = in.nextLong();
        }
    }

    private int place(long number) {
        return (int) (number % timesNs.length);
    }
}
