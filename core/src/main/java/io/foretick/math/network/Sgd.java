package io.foretick.math.network;

import io.foretick.base.Checks;
import io.foretick.math.kernel.Precision;
import io.foretick.math.kernel.Values;

/// Steps against the gradient, with momentum as torch has it: `v = momentum v + g`, `w -= rate v`.
public final class Sgd implements Optimiser {

    private final double momentum;
    private final Values velocity;

    public Sgd(double momentum, Precision precision, int size) {
        this.momentum = Checks.inRange(momentum, 0.0, Math.nextDown(1.0), "momentum");
        this.velocity = precision.zeros(size);
    }

    @Override
    public void step(Values weights, Values gradients, double rate) {
        for (int k = 0; k < weights.size(); k++) {
            velocity.set(k, momentum * velocity.get(k) + gradients.get(k));
            weights.set(k, weights.get(k) - rate * velocity.get(k));
        }
    }

    /// The velocities.
    @Override
    public double[] state() {
        double[] state = new double[velocity.size()];
        for (int k = 0; k < state.length; k++) {
            state[k] = velocity.get(k);
        }
        return state;
    }

    @Override
    public void restore(double[] state) {
        Checks.inRange(state.length, velocity.size(), velocity.size(), "size of the state");
        for (int k = 0; k < state.length; k++) {
            velocity.set(k, state[k]);
        }
    }
}
