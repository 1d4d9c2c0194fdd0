package io.foretick.risk.monitor;

import io.foretick.base.Checks;

import java.util.ArrayList;
import java.util.List;

/// Watches one figure against its limit. An excursion begins when the figure first exceeds the
/// limit and ends only once it has fallen to the limit less a share of it, so that a figure that
/// trembles around its limit is told once. Owned by whoever feeds it, on one thread; allocates only
/// when an excursion ends.
public final class RiskMonitor {

    /// Excursions that are kept; later ones are counted only.
    public static final int KEPT_MAX = 1_000;

    private final String figure;
    private final double limit;
    private final double release;
    private final List<Excursion> ended = new ArrayList<>();
    private long count;
    private boolean beyond;
    private long startNs;
    private long lastNs;
    private double extreme;

    /// Watches from nothing.
    ///
    /// @param figure what is watched, in words
    /// @param limit that the figure should not exceed; infinite for none
    /// @param hysteresis share of the limit that the figure must fall below it, in `[0, 1]`
    public RiskMonitor(String figure, double limit, double hysteresis) {
        Checks.inRange(limit, 0.0, Double.POSITIVE_INFINITY, "limit");
        Checks.inRange(hysteresis, 0.0, 1.0, "hysteresis");
        this.figure = Checks.notBlank(figure, "figure");
        this.limit = limit;
        this.release = limit * (1.0 - hysteresis);
    }

    /// The figure as it is now. NaN, a figure that cannot be told yet, changes nothing.
    ///
    /// @return whether an excursion began at this very value: the moment to tell somebody
    /// @throws IllegalArgumentException if time runs backwards during an excursion
    public boolean observe(long timeNs, double value) {
        if (beyond) {
            follow(timeNs, value);
            return false;
        }
        if (!(value > limit)) {
            return false;
        }
        beyond = true;
        count++;
        startNs = timeNs;
        lastNs = timeNs;
        extreme = value;
        return true;
    }

    private void follow(long timeNs, double value) {
        lastNs = Checks.inRange(timeNs, lastNs, Long.MAX_VALUE, "timeNs");
        extreme = value > extreme ? value : extreme;
        if (value <= release) {
            beyond = false;
            if (ended.size() < KEPT_MAX) {
                ended.add(current(true));
            }
        }
    }

    private Excursion current(boolean over) {
        return new Excursion(figure, limit, startNs, lastNs, extreme, over);
    }

    /// Whether an excursion is going on.
    public boolean beyond() {
        return beyond;
    }

    /// How many excursions began.
    public long count() {
        return count;
    }

    /// Excursions in order of time, each once, the last one as it stands if it is not over.
    public List<Excursion> excursions() {
        var all = new ArrayList<>(ended);
        if (beyond && ended.size() < KEPT_MAX) {
            all.add(current(false));
        }
        return List.copyOf(all);
    }
}
