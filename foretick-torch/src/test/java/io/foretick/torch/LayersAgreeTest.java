package io.foretick.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import io.foretick.base.Seed;
import io.foretick.math.kernel.Activation;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.kernel.Precision;
import io.foretick.math.kernel.Values;
import io.foretick.math.network.Linear;
import io.foretick.math.network.Loss;
import io.foretick.math.network.Lstm;
import io.foretick.math.network.ParameterLayout;
import io.foretick.math.network.Parameters;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.SplittableRandom;

/// Our layers and PyTorch's: the same weights and inputs give the same loss and gradients.
class LayersAgreeTest {

    private static final int STEPS = 11;
    private static final int BATCH = 6;
    private static final int INPUTS = 5;
    private static final int HEAD = 9;
    private static final int OUTPUTS = 3;

    private final SplittableRandom random = new Seed(11).split("layers").random();

    @ParameterizedTest
    @CsvSource({
        "1, 8, TANH, FLOAT",
        "2, 8, RELU, FLOAT",
        "2, 33, SIGMOID, FLOAT",
        "1, 64, SOFTPLUS, FLOAT",
        "1, 8, TANH, DOUBLE",
        "3, 7, RELU, DOUBLE"
    })
    void lossAndGradientsAreTheSame(
            int layers, int units, Activation activation, Precision precision) {
        var shape = new Lstm.Shape(INPUTS, units, layers);
        Parameters ours = parameters(shape, precision);
        Values input = drawn(precision, STEPS * BATCH * INPUTS);
        Values targets = drawn(precision, BATCH * OUTPUTS);
        double loss = ownLoss(ours, shape, activation, input, targets);
        Values gradients = precision.zeros(ours.layout().size());
        TorchRuntime runtime = TorchRuntime.open(TorchDevice.CPU, 1);
        double torchLoss;
        try (NDManager manager = runtime.newManager();
                GradientCollector collector = runtime.newGradients()) {
            var weights = new TorchWeights(manager, ours.layout(), ours.values());
            NDArray sequences = tensor(manager, input, new Shape(STEPS, BATCH, INPUTS));
            NDArray last = new TorchLstm("lstm", shape).lastState(weights, sequences, 0.0);
            NDArray middle = new TorchLinear("hidden", activation).forward(weights, last);
            NDArray output = new TorchLinear("out", Activation.IDENTITY).forward(weights, middle);
            NDArray wanted = tensor(manager, targets, new Shape(BATCH, OUTPUTS));
            NDArray mean = output.sub(wanted).square().mean();
            collector.backward(mean);
            torchLoss = mean.toType(DataType.FLOAT64, true).getDouble();
            weights.saveGradients(gradients);
        }
        Agreement.assertNear(precision, loss, torchLoss);
        Agreement.assertNear(ours.layout(), ours.gradients(), gradients);
    }

    private Parameters parameters(Lstm.Shape shape, Precision precision) {
        var layout = new ParameterLayout.Builder();
        Lstm.declare(layout, "lstm", shape);
        Linear.declare(layout, "hidden", shape.units(), HEAD);
        Linear.declare(layout, "out", HEAD, OUTPUTS);
        Arithmetic arithmetic =
                precision == Precision.FLOAT ? Arithmetic.vector() : Arithmetic.scalar(precision);
        ParameterLayout built = layout.build();
        Parameters parameters = Parameters.zeros(built, arithmetic);
        built.slices().forEach(slice -> parameters.drawUniform(slice.name(), 0.4, random));
        return parameters;
    }

    private static double ownLoss(
            Parameters parameters,
            Lstm.Shape shape,
            Activation activation,
            Values input,
            Values targets) {
        var precision = parameters.arithmetic().precision();
        var lstm = new Lstm(parameters, "lstm", shape, STEPS, BATCH);
        var hidden = new Linear(parameters, "hidden", activation);
        var out = new Linear(parameters, "out", Activation.IDENTITY);
        Matrix sequences = Matrix.over(input, 0, STEPS * BATCH, INPUTS);
        Matrix middle = Matrix.zeros(precision, BATCH, HEAD);
        Matrix output = Matrix.zeros(precision, BATCH, OUTPUTS);
        Matrix middleGradients = Matrix.zeros(precision, BATCH, HEAD);
        Matrix outputGradients = Matrix.zeros(precision, BATCH, OUTPUTS);
        lstm.forward(sequences, STEPS, BATCH);
        Matrix last = lstm.outputs(BATCH).rowsFrom((STEPS - 1) * BATCH, BATCH);
        hidden.forward(last, middle, BATCH);
        out.forward(middle, output, BATCH);
        Matrix wanted = Matrix.over(targets, 0, BATCH, OUTPUTS);
        double loss = Loss.SQUARED.backward(output, wanted, outputGradients, BATCH);
        out.backward(middle, output, outputGradients, BATCH);
        out.backwardToInput(outputGradients, middleGradients, BATCH);
        hidden.backward(last, middle, middleGradients, BATCH);
        lstm.outputGradients().clearRows(0, (STEPS - 1) * BATCH);
        Matrix lastGradients = lstm.outputGradients().rowsFrom((STEPS - 1) * BATCH, BATCH);
        hidden.backwardToInput(middleGradients, lastGradients, BATCH);
        lstm.backward(sequences, STEPS, BATCH);
        return loss;
    }

    private Values drawn(Precision precision, int size) {
        Values values = precision.zeros(size);
        for (int k = 0; k < size; k++) {
            values.set(k, random.nextDouble(-1.0, 1.0));
        }
        return values;
    }

    private static NDArray tensor(NDManager manager, Values values, Shape shape) {
        double[] numbers = new double[values.size()];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = values.get(k);
        }
        DataType type = values.precision() == Precision.FLOAT ? DataType.FLOAT32 : DataType.FLOAT64;
        return manager.create(numbers, shape).toType(type, true);
    }
}
