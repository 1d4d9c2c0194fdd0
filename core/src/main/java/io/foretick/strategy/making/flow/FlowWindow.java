package io.foretick.strategy.making.flow;

import io.foretick.base.Checks;
import io.foretick.event.Side;

/// The last steps of a market: of each the mid at its end, and how deep buyers and sellers reached
/// during it, measured from the mid before. Owned by one [FlowCalibration]; no observation
/// allocates.
public final class FlowWindow {

    /// Depth of a step in which nobody traded.
    public static final double NO_TRADE = Double.NEGATIVE_INFINITY;

    private final double stepSeconds;
    private final double[] mids;
    private final double[] buyDepths;
    private final double[] sellDepths;
    private double buyDepth = NO_TRADE;
    private double sellDepth = NO_TRADE;
    private double mid = Double.NaN;
    private double midBefore;
    private int next;
    private int size;

    /// An empty window.
    ///
    /// @param stepSeconds length of a step
    /// @param steps how many are kept
    public FlowWindow(double stepSeconds, int steps) {
        this.stepSeconds = Checks.inRange(stepSeconds, 1e-6, 1e6, "stepSeconds");
        Checks.inRange(steps, 2, 1 << 24, "steps");
        mids = new double[steps];
        buyDepths = new double[steps];
        sellDepths = new double[steps];
    }

    /// Somebody took liquidity. Not counted before the first mid.
    ///
    /// @param taker who crossed the spread
    public void trade(Side taker, long tick) {
        switch (taker) {
            case BUY -> buyDepth = Math.max(buyDepth, depth(tick - mid));
            case SELL -> sellDepth = Math.max(sellDepth, depth(mid - tick));
        }
    }

    private static double depth(double ticks) {
        return Double.isNaN(ticks) ? NO_TRADE : ticks;
    }

    /// A step is over; depths from now on are measured from this mid. The very first mid only
    /// begins the first step.
    public void step(double midTicks) {
        Checks.finite(midTicks, "midTicks");
        if (Double.isNaN(mid)) {
            midBefore = midTicks;
        } else {
            midBefore = size == mids.length ? mids[next] : midBefore;
            mids[next] = midTicks;
            buyDepths[next] = buyDepth;
            sellDepths[next] = sellDepth;
            next = next + 1 == mids.length ? 0 : next + 1;
            size = Math.min(size + 1, mids.length);
        }
        mid = midTicks;
        buyDepth = NO_TRADE;
        sellDepth = NO_TRADE;
    }

    /// Forgets everything, as after a gap in the feed.
    public void clear() {
        size = 0;
        next = 0;
        mid = Double.NaN;
        buyDepth = NO_TRADE;
        sellDepth = NO_TRADE;
    }

    public double stepSeconds() {
        return stepSeconds;
    }

    /// Steps that are held, at most what there is room for.
    public int size() {
        return size;
    }

    /// Time that they span.
    public double seconds() {
        return size * stepSeconds;
    }

    /// Mid at the end of a step, 0 being the oldest; step -1 ended as the oldest began.
    public double mid(int step) {
        return step < 0 ? midBefore : mids[index(step)];
    }

    /// How far above the mid buyers reached in a step, or [#NO_TRADE].
    public double buyDepth(int step) {
        return buyDepths[index(step)];
    }

    /// How far below the mid sellers reached in a step, or [#NO_TRADE].
    public double sellDepth(int step) {
        return sellDepths[index(step)];
    }

    /// Deviation of the mid over one second, from its changes over a second or more at every
    /// offset: a bouncing touch inflates these less than the changes of single steps. NaN before
    /// the first step.
    public double sigmaTicksPerSqrtSecond() {
        int second = (int) Math.max(1.0, Math.rint(1.0 / stepSeconds));
        int lag = Math.min(second, size);
        double squares = 0.0;
        for (int step = lag - 1; step < size; step++) {
            double change = mid(step) - mid(step - lag);
            squares += change * change;
        }
        return Math.sqrt(squares / ((size - lag + 1) * (lag * stepSeconds)));
    }

    private int index(int step) {
        int at = next - size + step;
        return at < 0 ? at + mids.length : at;
    }
}
