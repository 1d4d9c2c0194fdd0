package io.foretick.forecast.signal;

import io.foretick.base.Checks;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.kernel.Precision;

/// Room for the sequences that a network is trained on at once, with what it should say of each and
/// how much each counts. Reused from batch to batch; one thread.
public final class Batch {

    private final Matrix input;
    private final Matrix targets;
    private final Matrix weights;
    private final int steps;
    private final int sizeMax;
    private int size;

    /// Room for so many sequences of so many steps. Holds none.
    public Batch(Precision precision, int steps, int inputs, int sizeMax) {
        this.input = Matrix.zeros(precision, Math.multiplyExact(steps, sizeMax), inputs);
        this.targets = Matrix.zeros(precision, sizeMax, 1);
        this.weights = Matrix.zeros(precision, sizeMax, 1);
        this.steps = steps;
        this.sizeMax = sizeMax;
    }

    /// Says how many sequences come next. Their numbers must then be written anew, since where they
    /// stand depends on how many there are.
    public void begin(int sequences) {
        size = (int) Checks.inRange(sequences, 1, sizeMax, "sequences");
    }

    /// `[steps size][inputs]`: row `t size + b` is step `t` of sequence `b`.
    public Matrix input() {
        return input;
    }

    /// `[size][1]`.
    public Matrix targets() {
        return targets;
    }

    /// `[size][1]`, best with a mean of 1 over all batches.
    public Matrix weights() {
        return weights;
    }

    public int steps() {
        return steps;
    }

    public int size() {
        return size;
    }

    /// Most sequences at once.
    public int sizeMax() {
        return sizeMax;
    }
}
