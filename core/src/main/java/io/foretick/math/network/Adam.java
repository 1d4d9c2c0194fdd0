package io.foretick.math.network;

import io.foretick.base.Checks;
import io.foretick.math.kernel.Precision;
import io.foretick.math.kernel.Values;

/// Adam (Kingma and Ba 2015) with either kind of weight decay: added to the gradient, as torch's
/// Adam has it, or taken off the weight itself, AdamW (Loshchilov and Hutter 2019). Computes in
/// double precision and keeps its moments in that of the weights.
public final class Adam implements Optimiser {

    /// Where the decay acts.
    public enum Decay {
        /// On the gradient: a penalty on the square of the weights.
        GRADIENT,
        /// On the weight, beside the step: AdamW.
        WEIGHT
    }

    /// Settings with their usual values.
    ///
    /// @param firstDecay share of the mean gradient that is kept each step, usually 0.9
    /// @param secondDecay share of the mean square that is kept each step, usually 0.999
    /// @param floor added to the root of the mean square, usually 1e-8
    public record Settings(
            double firstDecay, double secondDecay, double floor, double weightDecay, Decay decay) {

        public Settings {
            Checks.inRange(firstDecay, 0.0, Math.nextDown(1.0), "firstDecay");
            Checks.inRange(secondDecay, 0.0, Math.nextDown(1.0), "secondDecay");
            Checks.inRange(floor, 0.0, 1.0, "floor");
            Checks.inRange(weightDecay, 0.0, 1.0, "weightDecay");
        }

        /// The usual moments with this decay.
        public static Settings usual(double weightDecay, Decay decay) {
            return new Settings(0.9, 0.999, 1e-8, weightDecay, decay);
        }
    }

    private final Settings settings;
    private final Values first;
    private final Values second;
    private double firstPower = 1.0; // firstDecay to the number of steps
    private double secondPower = 1.0;

    public Adam(Settings settings, Precision precision, int size) {
        this.settings = settings;
        this.first = precision.zeros(size);
        this.second = precision.zeros(size);
    }

    // m = b m + (1 - b) g;  v = c v + (1 - c) g^2;  w -= rate m / (1 - b^t) / (sqrt(v / (1 - c^t))
    // + e)
    @Override
    public void step(Values weights, Values gradients, double rate) {
        firstPower *= settings.firstDecay;
        secondPower *= settings.secondDecay;
        double stepSize = rate / (1.0 - firstPower);
        double rootCorrection = Math.sqrt(1.0 - secondPower);
        boolean onGradient = settings.decay == Decay.GRADIENT;
        double penalty = onGradient ? settings.weightDecay : 0.0;
        double shrink = onGradient ? 1.0 : 1.0 - rate * settings.weightDecay;
        for (int k = 0; k < weights.size(); k++) {
            double weight = weights.get(k);
            double gradient = gradients.get(k) + penalty * weight;
            double mean = mixed(first.get(k), gradient, settings.firstDecay);
            double square = mixed(second.get(k), gradient * gradient, settings.secondDecay);
            first.set(k, mean);
            second.set(k, square);
            double root = Math.sqrt(square) / rootCorrection + settings.floor;
            weights.set(k, weight * shrink - stepSize * (mean / root));
        }
    }

    private static double mixed(double old, double now, double kept) {
        return kept * old + (1.0 - kept) * now;
    }

    /// The moments, then the powers of the decays.
    @Override
    public double[] state() {
        double[] state = new double[2 * first.size() + 2];
        for (int k = 0; k < first.size(); k++) {
            state[k] = first.get(k);
            state[first.size() + k] = second.get(k);
        }
        state[2 * first.size()] = firstPower;
        state[2 * first.size() + 1] = secondPower;
        return state;
    }

    @Override
    public void restore(double[] state) {
        int size = first.size();
        Checks.inRange(state.length, 2L * size + 2, 2L * size + 2, "size of the state");
        for (int k = 0; k < size; k++) {
            first.set(k, state[k]);
            second.set(k, state[size + k]);
        }
        firstPower = state[2 * size];
        secondPower = state[2 * size + 1];
    }
}
