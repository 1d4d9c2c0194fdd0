package io.foretick.math.network;

import io.foretick.base.Checks;
import io.foretick.math.kernel.Values;

/// Keeps the weights of the lowest loss and says when to stop looking for a lower one. Owned by the
/// training loop.
public final class EarlyStopping {

    private final int patience;
    private final Values bestWeights;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private int without;

    /// @param patience observations without a new best after which to stop
    public EarlyStopping(int patience, Values weights) {
        this.patience = (int) Checks.positive(patience, "patience");
        this.bestWeights = weights.precision().zeros(weights.size());
        bestWeights.copyFrom(weights);
    }

    /// Takes a loss and the weights that gave it. Returns whether to stop.
    public boolean observe(double loss, Values weights) {
        if (loss < bestLoss) {
            bestLoss = loss;
            bestWeights.copyFrom(weights);
            without = 0;
            return false;
        }
        without++;
        return isOver();
    }

    /// Whether too many observations came without a new best.
    public boolean isOver() {
        return without >= patience;
    }

    /// The lowest loss so far; infinite before any.
    public double bestLoss() {
        return bestLoss;
    }

    /// Writes the weights of the lowest loss into `weights`.
    public void restore(Values weights) {
        weights.copyFrom(bestWeights);
    }

    /// Numbers from which [#resume] goes on: the lowest loss, how many came without a lower one,
    /// its weights.
    public double[] state() {
        double[] state = new double[2 + bestWeights.size()];
        state[0] = bestLoss;
        state[1] = without;
        for (int k = 0; k < bestWeights.size(); k++) {
            state[2 + k] = bestWeights.get(k);
        }
        return state;
    }

    /// Goes on where [#state] was taken.
    public void resume(double[] state) {
        int size = 2 + bestWeights.size();
        Checks.inRange(state.length, size, size, "size of the state");
        bestLoss = state[0];
        without = (int) state[1];
        for (int k = 0; k < bestWeights.size(); k++) {
            bestWeights.set(k, state[2 + k]);
        }
    }
}
