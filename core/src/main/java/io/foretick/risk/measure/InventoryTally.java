package io.foretick.risk.measure;

import io.foretick.base.Checks;
import io.foretick.base.Times;

/// A position weighed by the time it was held. Owned by whoever follows the position, on one
/// thread; does not allocate.
public final class InventoryTally {

    private final double limit;
    private double sum;
    private double sizeSum;
    private double beyondSeconds;
    private double seconds;
    private double largest;
    private double held;
    private long sinceNs;
    private boolean started;

    /// Counts nothing yet.
    ///
    /// @param limit size that [#shareBeyond] asks about
    public InventoryTally(double limit) {
        this.limit = Checks.inRange(limit, 0.0, Double.MAX_VALUE, "limit");
    }

    /// From now on the position is this one.
    ///
    /// @throws IllegalArgumentException if time runs backwards
    public void hold(long timeNs, double position) {
        if (started) {
            double elapsed = Times.seconds(Checks.notNegative(timeNs - sinceNs, "elapsed time"));
            double size = Math.abs(held);
            sum += held * elapsed;
            sizeSum += size * elapsed;
            beyondSeconds += size > limit ? elapsed : 0.0;
            seconds += elapsed;
        }
        started = true;
        sinceNs = timeNs;
        held = position;
        largest = Math.max(largest, Math.abs(position));
    }

    /// Time-weighted mean; NaN before time has passed.
    public double mean() {
        return sum / seconds;
    }

    /// Time-weighted mean of the size; NaN before time has passed.
    public double meanSize() {
        return sizeSum / seconds;
    }

    /// Largest size.
    public double largestSize() {
        return largest;
    }

    /// Share of the time with a size beyond the limit; NaN before time has passed.
    public double shareBeyond() {
        return beyondSeconds / seconds;
    }
}
