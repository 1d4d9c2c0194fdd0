package io.foretick.lab.train.course;

/// A saved [MemberRun]. Nobody writes the arrays.
public final class MemberState {

    private final int step;
    private final int bestStep;
    private final float[] weights;
    private final double[] optimiser;
    private final double[] stopping;

    /// Takes the arrays as its own.
    ///
    /// @param step how many steps were done
    /// @param bestStep after which the validation loss was lowest
    /// @param weights of the member
    /// @param optimiser its state
    /// @param stopping state of the early stopping
    public MemberState(
            int step, int bestStep, float[] weights, double[] optimiser, double[] stopping) {
        this.step = step;
        this.bestStep = bestStep;
        this.weights = weights;
        this.optimiser = optimiser;
        this.stopping = stopping;
    }

    public int step() {
        return step;
    }

    public int bestStep() {
        return bestStep;
    }

    public float[] weights() {
        return weights;
    }

    public double[] optimiser() {
        return optimiser;
    }

    public double[] stopping() {
        return stopping;
    }
}
