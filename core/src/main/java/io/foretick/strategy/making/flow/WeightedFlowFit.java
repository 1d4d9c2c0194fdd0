package io.foretick.strategy.making.flow;

import io.foretick.math.Elementary;
import io.foretick.strategy.making.FlowEstimate;

import java.util.Arrays;
import java.util.Optional;

/// Fits the flow that one side of the book sees, weighing each depth by how often it was reached.
/// The one to use. Owned by one [FlowCalibration].
///
/// How it works: a step tells only the deepest arrival of a side, so of `n` steps `c` reached
/// beyond depth `d` although more orders may have. With arrivals at random times `c / n = 1 -
/// exp(-rate step)`, hence `rate(d) = -ln(1 - c / n) / step`, without the bias that busy steps
/// would bring. `ln rate` over `d` is a line, `ln A - k d`, and its variance at `d` is about `1 /
/// c`: the weight. Buyers and sellers are pooled, two observations a step. Depths are whole ticks,
/// or, where orders reach deep, multiples of an eighth of the mean depth; those that every step
/// reached tell no rate and are left out.
public final class WeightedFlowFit implements FlowFit {

    private static final int DEPTHS = 64;
    private static final int DEPTHS_PER_MEAN = 8;
    private static final int ARRIVALS_MIN = 30;
    private static final int POINTS_MIN = 3;
    private static final double EXPLAINED_MIN = 0.7;

    private final long[] reached = new long[DEPTHS];
    private final WeightedLine line = new WeightedLine();
    private long arrivals;
    private double depthSum;

    @Override
    public Optional<FlowEstimate> fit(FlowWindow window) {
        sumDepths(window);
        if (arrivals < ARRIVALS_MIN) {
            return Optional.empty();
        }
        double interval = Math.max(1.0, Math.floor(depthSum / arrivals / DEPTHS_PER_MEAN));
        countDepths(window, interval);
        fitLine(window, interval);
        double decay = -line.slope();
        double rate = Elementary.exp(line.intercept());
        double sigma = window.sigmaTicksPerSqrtSecond();
        boolean holds = decay > 0.0 && line.explained() >= EXPLAINED_MIN;
        return line.points() >= POINTS_MIN && holds && rate > 0.0 && rate <= 1e12 && sigma <= 1e12
                ? Optional.of(new FlowEstimate(rate, decay, sigma))
                : Optional.empty();
    }

    private void sumDepths(FlowWindow window) {
        arrivals = 0;
        depthSum = 0.0;
        for (int step = 0; step < window.size(); step++) {
            addDepth(window.buyDepth(step));
            addDepth(window.sellDepth(step));
        }
    }

    private void addDepth(double depth) {
        if (depth > 0.0) { // the mid may have passed the price since; such a trade tells nothing
            arrivals++;
            depthSum += depth;
        }
    }

    private void countDepths(FlowWindow window, double interval) {
        Arrays.fill(reached, 0);
        for (int step = 0; step < window.size(); step++) {
            countDepth(window.buyDepth(step) / interval);
            countDepth(window.sellDepth(step) / interval);
        }
        for (int k = DEPTHS - 2; k >= 0; k--) {
            reached[k] += reached[k + 1]; // who reached beyond a depth was beyond all before it
        }
    }

    private void countDepth(double intervals) {
        if (intervals > 0.0) {
            int deepest = (int) Math.min(Math.ceil(intervals), DEPTHS) - 1;
            reached[deepest]++;
        }
    }

    private void fitLine(FlowWindow window, double interval) {
        line.clear();
        double observations = 2.0 * window.size();
        for (int k = 0; k < DEPTHS && reached[k] > 0; k++) {
            if (reached[k] < observations) { // what every step reaches has no finite rate
                double rate = -Elementary.log1p(-reached[k] / observations) / window.stepSeconds();
                line.add(k * interval, Elementary.log(rate), (double) reached[k]);
            }
        }
    }
}
