package io.foretick.torch.bench;

import io.foretick.forecast.density.network.AnchorLaw;
import io.foretick.forecast.density.network.DensityNetwork;
import io.foretick.forecast.density.network.LawLoss;
import io.foretick.math.kernel.Activation;
import io.foretick.math.kernel.FloatValues;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.kernel.Precision;
import io.foretick.math.network.Linear;
import io.foretick.math.network.Lstm;
import io.foretick.math.network.Parameters;

/// The sequences of a batch that one thread learns from, with gradients and a workspace of its own.
final class OwnShard {

    private final StepTask task;
    private final int first;
    private final int count;
    private final Parameters parameters;
    private final Lstm lstm;
    private final Linear hidden;
    private final Linear out;
    private final Matrix input;
    private final Matrix middle;
    private final Matrix middleGradients;
    private final Matrix output;
    private final Matrix outputGradients;
    private final AnchorLaw law;
    private final LawLoss loss = new LawLoss();

    /// @param first of so many sequences
    /// @param weights shared with the other shards
    OwnShard(StepTask task, int first, int count, Parameters weights) {
        this.task = task;
        this.first = first;
        this.count = count;
        this.parameters = weights.withOwnGradients();
        StepSize size = task.size();
        this.lstm = new Lstm(parameters, StepTask.ENCODER, size.encoder(), size.steps(), count);
        this.hidden = new Linear(parameters, StepTask.HIDDEN, Activation.RELU);
        this.out = new Linear(parameters, StepTask.OUT, Activation.IDENTITY);
        this.input = input();
        this.middle = Matrix.zeros(Precision.FLOAT, count, StepTask.HEAD);
        this.middleGradients = Matrix.zeros(Precision.FLOAT, count, StepTask.HEAD);
        this.output = Matrix.zeros(Precision.FLOAT, count, DensityNetwork.OUTPUTS);
        this.outputGradients = Matrix.zeros(Precision.FLOAT, count, DensityNetwork.OUTPUTS);
        this.law = task.law();
    }

    FloatValues gradients() {
        return (FloatValues) parameters.gradients();
    }

    /// The summed loss; leaves the gradients of this share of the mean behind.
    double learn() {
        int steps = task.size().steps();
        lstm.forward(input, steps, count);
        Matrix last = lstm.outputs(count).rowsFrom((steps - 1) * count, count);
        hidden.forward(last, middle, count);
        out.forward(middle, output, count);
        double sum = judge();
        parameters.clearGradients();
        out.backward(middle, output, outputGradients, count);
        out.backwardToInput(outputGradients, middleGradients, count);
        hidden.backward(last, middle, middleGradients, count);
        lstm.outputGradients().clearRows(0, (steps - 1) * count);
        Matrix lastGradients = lstm.outputGradients().rowsFrom((steps - 1) * count, count);
        hidden.backwardToInput(middleGradients, lastGradients, count);
        lstm.backward(input, steps, count);
        return sum;
    }

    private double judge() {
        double share = 1.0 / task.size().batch();
        double sum = 0;
        for (int row = 0; row < count; row++) {
            law.correct(output.get(row, 0), output.get(row, 1), output.get(row, 2));
            sum += loss.of(law, task.returns()[first + row], StepTask.TICK_LOG);
            for (int k = 0; k < DensityNetwork.OUTPUTS; k++) {
                outputGradients.set(row, k, share * loss.gradient(k));
            }
        }
        return sum;
    }

    private Matrix input() {
        StepSize size = task.size();
        int columns = size.encoder().inputs();
        Matrix rows = Matrix.zeros(Precision.FLOAT, size.steps() * count, columns);
        for (int row = 0; row < rows.rows(); row++) {
            int from = (row / count * size.batch() + first + row % count) * columns;
            for (int column = 0; column < columns; column++) {
                rows.set(row, column, task.inputs()[from + column]);
            }
        }
        return rows;
    }
}
