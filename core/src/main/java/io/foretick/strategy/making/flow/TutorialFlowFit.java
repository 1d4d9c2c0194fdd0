package io.foretick.strategy.making.flow;

import io.foretick.math.Elementary;
import io.foretick.strategy.making.FlowEstimate;

import java.util.Arrays;
import java.util.Optional;

/// The fit of the public tutorial of hftbacktest on these quotes, with its known fault, to compare
/// runs with: depths are counted in half ticks and fitted as whole ones, so k comes out at half its
/// value. Arrivals of both sides count as one, all depths weigh alike, and no fit is refused for
/// being bad. Not for trading; [WeightedFlowFit] is. Owned by one [FlowCalibration].
public final class TutorialFlowFit implements FlowFit {

    private static final int DEPTHS = 500;
    private static final int DEPTHS_FITTED = 70;

    private final long[] reached = new long[DEPTHS];
    private final WeightedLine line = new WeightedLine();

    @Override
    public Optional<FlowEstimate> fit(FlowWindow window) {
        int deepest = countDepths(window);
        line.clear();
        for (int k = 0; k < Math.min(deepest, DEPTHS_FITTED); k++) {
            line.add(k + 0.5, Elementary.log(reached[k] / window.seconds()), 1.0);
        }
        double decay = -line.slope();
        double rate = Elementary.exp(line.intercept());
        return line.points() > 1 && decay > 0.0 && rate > 0.0 && rate <= 1e12
                ? Optional.of(new FlowEstimate(rate, decay, sigma(window)))
                : Optional.empty();
    }

    /// How many depths were reached by any.
    private int countDepths(FlowWindow window) {
        Arrays.fill(reached, 0);
        int deepest = 0;
        for (int step = 0; step < window.size(); step++) {
            double depth = Math.max(window.buyDepth(step), window.sellDepth(step));
            double index = Math.rint(depth / 0.5) - 1.0;
            if (index >= 0.0 && index < DEPTHS) {
                deepest = Math.max(deepest, (int) index);
                if (index > 0.0) {
                    reached[(int) index - 1]++;
                }
            }
        }
        for (int k = DEPTHS - 2; k >= 0; k--) {
            reached[k] += reached[k + 1];
        }
        return deepest;
    }

    /// Population deviation of the changes from step to step.
    private static double sigma(FlowWindow window) {
        double mean = (window.mid(window.size() - 1) - window.mid(-1)) / window.size();
        double squares = 0.0;
        for (int step = 0; step < window.size(); step++) {
            double beyond = window.mid(step) - window.mid(step - 1) - mean;
            squares += beyond * beyond;
        }
        return Math.sqrt(squares / window.seconds());
    }
}
