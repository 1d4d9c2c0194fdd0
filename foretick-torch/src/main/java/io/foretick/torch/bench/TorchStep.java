package io.foretick.torch.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import io.foretick.math.kernel.Activation;
import io.foretick.math.kernel.FloatValues;
import io.foretick.torch.LawTarget;
import io.foretick.torch.TorchAdam;
import io.foretick.torch.TorchLaw;
import io.foretick.torch.TorchLinear;
import io.foretick.torch.TorchLstm;
import io.foretick.torch.TorchRuntime;
import io.foretick.torch.TorchWeights;

import java.nio.FloatBuffer;

/// The step by PyTorch, on the device and with the threads of its runtime. Inputs are on the device
/// before the first step.
public final class TorchStep implements TrainingStep {

    private final TorchRuntime runtime;
    private final NDManager manager;
    private final TorchWeights weights;
    private final TorchAdam adam;
    private final TorchLstm lstm;
    private final TorchLinear hidden = new TorchLinear(StepTask.HIDDEN, Activation.RELU);
    private final TorchLinear out = new TorchLinear(StepTask.OUT, Activation.IDENTITY);
    private final TorchLaw law;
    private final NDArray input;
    private final Shape shape;
    private final double[][] targets;

    public TorchStep(StepTask task, TorchRuntime runtime) {
        StepSize size = task.size();
        this.runtime = runtime;
        this.manager = runtime.newManager();
        this.weights = new TorchWeights(manager, task.layout(), FloatValues.over(task.weights()));
        this.adam = new TorchAdam(StepTask.ADAM, weights, manager);
        this.lstm = new TorchLstm(StepTask.ENCODER, size.encoder());
        this.law = new TorchLaw(task.settings());
        this.shape = new Shape(size.steps(), size.batch(), size.encoder().inputs());
        this.input = manager.create(FloatBuffer.wrap(task.inputs()), shape, DataType.FLOAT32);
        this.targets = targets(task);
    }

    private static double[][] targets(StepTask task) {
        var anchor = task.anchor();
        var law = task.law();
        int batch = task.size().batch();
        double[][] numbers = new double[LawTarget.SIZE][batch];
        for (int row = 0; row < batch; row++) {
            var outcome =
                    new LawTarget.Outcome(
                            StepTask.HORIZON_SECONDS, task.returns()[row], StepTask.TICK_LOG);
            LawTarget.of(law, anchor, outcome).put(numbers, row);
        }
        return numbers;
    }

    @Override
    public double run() {
        try (NDManager pass = manager.newSubManager();
                GradientCollector gradients = runtime.newGradients()) {
            NDArray sequences = input.reshape(shape); // the same numbers, for the pass to own
            sequences.attach(pass);
            NDArray last = lstm.lastState(weights, sequences, 0);
            NDArray outputs = out.forward(weights, hidden.forward(weights, last));
            NDArray loss = law.losses(outputs, pass.create(targets)).mean();
            gradients.backward(loss);
            adam.step(new TorchAdam.Found(weights, 1), StepTask.RATE, StepTask.NORM_MAX);
            return loss.getDouble();
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
