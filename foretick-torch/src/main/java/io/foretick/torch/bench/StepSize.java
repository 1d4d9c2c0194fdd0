package io.foretick.torch.bench;

import io.foretick.base.Checks;
import io.foretick.math.network.Lstm;

/// How large a step of training is.
///
/// @param encoder the LSTM
/// @param steps of each sequence
/// @param batch sequences of a step
public record StepSize(Lstm.Shape encoder, int steps, int batch) {

    private static final int INPUTS = 26;
    private static final int STEPS = 128;
    private static final int BATCH = 64;

    public StepSize {
        Checks.positive(steps, "steps");
        Checks.positive(batch, "batch");
    }

    /// 64 sequences of 128 steps with 26 inputs.
    public static StepSize usual(int units, int layers) {
        return new StepSize(new Lstm.Shape(INPUTS, units, layers), STEPS, BATCH);
    }
}
