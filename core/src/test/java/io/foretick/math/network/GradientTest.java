package io.foretick.math.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.math.kernel.Activation;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.kernel.Precision;
import io.foretick.math.kernel.Values;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/// Gradients in double precision against central differences, over random shapes. The scalar
/// arithmetic under test is the twin to whose bits vectors are held.
class GradientTest {

    private static final Arithmetic DOUBLES = Arithmetic.scalar(Precision.DOUBLE);
    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-8;
    private static final int PROBES = 60;

    /// Random sizes of one check.
    private record Sizes(int steps, int batch, int inputs, int units) {
        static Sizes of(SplittableRandom random) {
            return new Sizes(
                    random.nextInt(1, 6),
                    random.nextInt(1, 5),
                    random.nextInt(1, 7),
                    random.nextInt(1, 9));
        }

        int rows() {
            return steps * batch;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 20260101})
    void lstmHasTheGradientsOfItsOutputs(long seed) {
        SplittableRandom random = new Seed(seed).split("lstm").random();
        Sizes sizes = Sizes.of(random);
        var shape = new Lstm.Shape(sizes.inputs, sizes.units, random.nextInt(1, 4));
        var layout = new ParameterLayout.Builder();
        Lstm.declare(layout, "lstm", shape);
        Parameters parameters = Parameters.zeros(layout.build(), DOUBLES);
        Lstm.initialise(parameters, "lstm", shape, random);
        var lstm = new Lstm(parameters, "lstm", shape, sizes.steps, sizes.batch);
        lstm.drop(0.3, seed);
        Matrix input = drawn(random, sizes.rows(), sizes.inputs);
        Matrix pull = drawn(random, sizes.rows(), sizes.units);
        DoubleSupplier value =
                () -> {
                    lstm.forward(input, sizes.steps, sizes.batch);
                    return product(lstm.outputs(sizes.batch), pull);
                };
        assertTrue(Double.isFinite(value.getAsDouble()));
        lstm.outputGradients().copyFrom(pull);
        Matrix byInput = drawn(random, sizes.rows(), sizes.inputs);
        lstm.backward(input, byInput, sizes.steps, sizes.batch);
        check(value, parameters.values(), parameters.gradients(), random);
        check(value, input.values(), byInput.values(), random);
    }

    @Test
    void weightsOfAnLstmGetTheSameGradientsWithAndWithoutThoseOfItsInput() {
        SplittableRandom random = new Seed(6).split("lstm").random();
        var shape = new Lstm.Shape(3, 5, 2);
        var layout = new ParameterLayout.Builder();
        Lstm.declare(layout, "lstm", shape);
        Parameters with = Parameters.zeros(layout.build(), DOUBLES);
        Lstm.initialise(with, "lstm", shape, random);
        Parameters without = with.withOwnGradients();
        Matrix input = drawn(random, 8, 3);
        Matrix pull = drawn(random, 8, 5);
        for (Parameters parameters : List.of(with, without)) {
            var lstm = new Lstm(parameters, "lstm", shape, 4, 2);
            lstm.forward(input, 4, 2);
            lstm.outputGradients().copyFrom(pull);
            if (parameters == with) {
                lstm.backward(input, drawn(random, 8, 3), 4, 2);
            } else {
                lstm.backward(input, 4, 2);
            }
        }
        assertTrue(Gradients.norm(with.gradients()) > 0);
        for (int k = 0; k < layout.build().size(); k++) {
            assertEquals(with.gradients().get(k), without.gradients().get(k), 0.0);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 20260101})
    void gruHasTheGradientsOfItsOutputs(long seed) {
        SplittableRandom random = new Seed(seed).split("gru").random();
        Sizes sizes = Sizes.of(random);
        var layout = new ParameterLayout.Builder();
        Gru.declare(layout, "gru", sizes.inputs, sizes.units);
        Parameters parameters = Parameters.zeros(layout.build(), DOUBLES);
        Gru.initialise(parameters, "gru", random);
        var gru = new Gru(parameters, "gru", sizes.steps, sizes.batch);
        Matrix input = drawn(random, sizes.rows(), sizes.inputs);
        Matrix pull = drawn(random, sizes.rows(), sizes.units);
        DoubleSupplier value =
                () -> {
                    gru.forward(input, sizes.steps, sizes.batch);
                    return product(gru.outputs(sizes.batch), pull);
                };
        assertTrue(Double.isFinite(value.getAsDouble()));
        gru.outputGradients().copyFrom(pull);
        gru.backward(input, sizes.steps, sizes.batch);
        Matrix byInput = drawn(random, sizes.rows(), sizes.inputs);
        gru.backwardToInput(byInput, sizes.steps, sizes.batch);
        check(value, parameters.values(), parameters.gradients(), random);
        check(value, input.values(), byInput.values(), random);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void linearLayerHasTheGradientsOfItsOutputs(Activation activation) {
        SplittableRandom random = new Seed(1).split(activation.name()).random();
        Sizes sizes = Sizes.of(random);
        var layout = new ParameterLayout.Builder();
        Linear.declare(layout, "linear", sizes.inputs, sizes.units);
        Parameters parameters = Parameters.zeros(layout.build(), DOUBLES);
        parameters.drawUniform("linear.weights", 1.0, random);
        parameters.drawUniform("linear.bias", 1.0, random);
        var linear = new Linear(parameters, "linear", activation);
        Matrix input = drawn(random, sizes.batch, sizes.inputs);
        Matrix output = drawn(random, sizes.batch, sizes.units);
        Matrix pull = drawn(random, sizes.batch, sizes.units);
        DoubleSupplier value =
                () -> {
                    linear.forward(input, output, sizes.batch);
                    return product(output, pull);
                };
        assertTrue(Double.isFinite(value.getAsDouble()));
        Matrix gradients = Matrix.zeros(Precision.DOUBLE, sizes.batch, sizes.units);
        gradients.copyFrom(pull);
        linear.backward(input, output, gradients, sizes.batch);
        Matrix byInput = drawn(random, sizes.batch, sizes.inputs);
        linear.backwardToInput(gradients, byInput, sizes.batch);
        check(value, parameters.values(), parameters.gradients(), random);
        check(value, input.values(), byInput.values(), random);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void layerNormHasTheGradientsOfItsOutputs(long seed) {
        SplittableRandom random = new Seed(seed).split("norm").random();
        int rows = random.nextInt(1, 5);
        int columns = random.nextInt(2, 9);
        var layout = new ParameterLayout.Builder();
        LayerNorm.declare(layout, "norm", columns);
        Parameters parameters = Parameters.zeros(layout.build(), DOUBLES);
        parameters.drawUniform("norm.scale", 1.0, random);
        parameters.drawUniform("norm.shift", 1.0, random);
        var norm = new LayerNorm(parameters, "norm", rows);
        Matrix input = drawn(random, rows, columns);
        Matrix output = drawn(random, rows, columns);
        Matrix pull = drawn(random, rows, columns);
        DoubleSupplier value =
                () -> {
                    norm.forward(input, output, rows);
                    return product(output, pull);
                };
        assertTrue(Double.isFinite(value.getAsDouble()));
        Matrix gradients = Matrix.zeros(Precision.DOUBLE, rows, columns);
        gradients.copyFrom(pull);
        norm.backward(gradients, rows);
        check(value, parameters.values(), parameters.gradients(), random);
        check(value, input.values(), gradients.values(), random);
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void lossHasItsGradient(Loss loss) {
        SplittableRandom random = new Seed(1).split(loss.name()).random();
        Matrix targets = Matrix.zeros(Precision.DOUBLE, 9, 2);
        Matrix predictions = Matrix.zeros(Precision.DOUBLE, 9, 2);
        for (int k = 0; k < targets.values().size(); k++) {
            boolean probability = loss == Loss.CROSS_ENTROPY;
            targets.values().set(k, probability ? k % 2 : 4.0 * random.nextDouble() - 2.0);
            predictions.values().set(k, random.nextDouble(0.05, 0.95));
        }
        Matrix gradients = Matrix.zeros(Precision.DOUBLE, 9, 2);
        double mean = loss.backward(predictions, targets, gradients, 9);
        assertEquals(loss.mean(predictions, targets, 9), mean, 0.0);
        DoubleSupplier value = () -> loss.mean(predictions, targets, 9);
        check(value, predictions.values(), gradients.values(), random);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void wholeModelHasTheGradientsOfItsLoss(Activation middle) {
        var model = new SmallModel(DOUBLES, middle, new Seed(3));
        int rows = SmallModel.STEPS * SmallModel.BATCH;
        Matrix byLstm = Matrix.zeros(Precision.DOUBLE, rows, model.input().columns());
        Matrix byGru = Matrix.zeros(Precision.DOUBLE, rows, model.input().columns());
        model.backward(byLstm);
        model.gruToInput(byGru);
        DOUBLES.add(byGru.values(), byLstm.values());
        SplittableRandom random = new Seed(3).split(middle.name()).random();
        Parameters parameters = model.parameters();
        check(model::loss, parameters.values(), parameters.gradients(), random);
        check(model::loss, model.input().values(), byLstm.values(), random);
    }

    private static void check(
            DoubleSupplier value, Values at, Values gradients, SplittableRandom random) {
        for (int probe = 0; probe < PROBES; probe++) {
            int k = random.nextInt(at.size());
            double kept = at.get(k);
            at.set(k, kept + STEP);
            double above = value.getAsDouble();
            at.set(k, kept - STEP);
            double below = value.getAsDouble();
            at.set(k, kept);
            double slope = (above - below) / (2 * STEP);
            assertEquals(slope, gradients.get(k), TOLERANCE * Math.max(1.0, Math.abs(slope)));
        }
    }

    private static double product(Matrix a, Matrix b) {
        double sum = 0.0;
        for (int i = 0; i < b.rows(); i++) {
            for (int j = 0; j < b.columns(); j++) {
                sum += a.get(i, j) * b.get(i, j);
            }
        }
        return sum;
    }

    private static Matrix drawn(SplittableRandom random, int rows, int columns) {
        Matrix matrix = Matrix.zeros(Precision.DOUBLE, rows, columns);
        for (int k = 0; k < matrix.values().size(); k++) {
            matrix.values().set(k, random.nextDouble(-1.0, 1.0));
        }
        return matrix;
    }
}
