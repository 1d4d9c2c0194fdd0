package io.foretick.math.network;

import io.foretick.base.Digest;
import io.foretick.base.Seed;
import io.foretick.math.kernel.Activation;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.kernel.Values;

import java.util.SplittableRandom;

/// A model of the tests that uses every layer: an LSTM of two layers with dropout and a GRU side by
/// side, their sum normalised, a perceptron behind. Its sizes are no multiple of any vector.
final class SmallModel {

    static final int STEPS = 5;
    static final int BATCH = 7;

    private static final Lstm.Shape SHAPE = new Lstm.Shape(5, 37, 2);
    private static final int HIDDEN = 19;
    private static final int OUTPUTS = 3;
    private static final double DROPPED = 0.25;

    private final Parameters parameters;
    private final Arithmetic arithmetic;
    private final Lstm lstm;
    private final Gru gru;
    private final LayerNorm norm;
    private final Linear hidden;
    private final Linear out;
    private final Matrix input;
    private final Matrix targets;
    private final Matrix sum;
    private final Matrix sumGradients;
    private final Matrix middle;
    private final Matrix middleGradients;
    private final Matrix output;
    private final Matrix outputGradients;
    private final Adam adam;
    private long passes;

    SmallModel(Arithmetic arithmetic, Activation middleActivation, Seed seed) {
        this.arithmetic = arithmetic;
        var precision = arithmetic.precision();
        parameters = initialised(arithmetic, seed.split("weights").random());
        lstm = new Lstm(parameters, "lstm", SHAPE, STEPS, BATCH);
        gru = new Gru(parameters, "gru", STEPS, BATCH);
        norm = new LayerNorm(parameters, "norm", BATCH);
        hidden = new Linear(parameters, "hidden", middleActivation);
        out = new Linear(parameters, "out", Activation.SIGMOID);
        input = Matrix.zeros(precision, STEPS * BATCH, SHAPE.inputs());
        targets = Matrix.zeros(precision, BATCH, OUTPUTS);
        sum = Matrix.zeros(precision, BATCH, SHAPE.units());
        sumGradients = Matrix.zeros(precision, BATCH, SHAPE.units());
        middle = Matrix.zeros(precision, BATCH, HIDDEN);
        middleGradients = Matrix.zeros(precision, BATCH, HIDDEN);
        output = Matrix.zeros(precision, BATCH, OUTPUTS);
        outputGradients = Matrix.zeros(precision, BATCH, OUTPUTS);
        var settings = Adam.Settings.usual(1e-2, Adam.Decay.WEIGHT);
        adam = new Adam(settings, precision, parameters.values().size());
        draw(input.values(), seed.split("input").random());
        draw(targets.values(), seed.split("targets").random());
    }

    private static Parameters initialised(Arithmetic arithmetic, SplittableRandom random) {
        var layout = new ParameterLayout.Builder();
        Lstm.declare(layout, "lstm", SHAPE);
        Gru.declare(layout, "gru", SHAPE.inputs(), SHAPE.units());
        LayerNorm.declare(layout, "norm", SHAPE.units());
        Linear.declare(layout, "hidden", SHAPE.units(), HIDDEN);
        Linear.declare(layout, "out", HIDDEN, OUTPUTS);
        Parameters parameters = Parameters.zeros(layout.build(), arithmetic);
        Lstm.initialise(parameters, "lstm", SHAPE, random);
        Gru.initialise(parameters, "gru", random);
        LayerNorm.initialise(parameters, "norm");
        Linear.initialise(parameters, "hidden", random);
        Linear.initialise(parameters, "out", random);
        return parameters;
    }

    private static void draw(Values values, SplittableRandom random) {
        for (int k = 0; k < values.size(); k++) {
            values.set(k, random.nextDouble());
        }
    }

    Parameters parameters() {
        return parameters;
    }

    Matrix input() {
        return input;
    }

    double loss() {
        forward();
        return Loss.CROSS_ENTROPY.mean(output, targets, BATCH);
    }

    private void forward() {
        lstm.drop(DROPPED, 17 + passes);
        lstm.forward(input, STEPS, BATCH);
        gru.forward(input, STEPS, BATCH);
        Matrix left = lstm.outputs(BATCH);
        Matrix right = gru.outputs(BATCH);
        int last = (STEPS - 1) * BATCH;
        for (int i = 0; i < BATCH; i++) {
            for (int j = 0; j < SHAPE.units(); j++) {
                sum.set(i, j, left.get(last + i, j) + right.get(last + i, j));
            }
        }
        norm.forward(sum, sum, BATCH);
        hidden.forward(sum, middle, BATCH);
        out.forward(middle, output, BATCH);
    }

    /// Gradients of [#loss], into the parameters and, where asked for, by the input.
    void backward(Matrix inputGradients) {
        forward();
        parameters.clearGradients();
        Loss.CROSS_ENTROPY.backward(output, targets, outputGradients, BATCH);
        out.backward(middle, output, outputGradients, BATCH);
        out.backwardToInput(outputGradients, middleGradients, BATCH);
        hidden.backward(sum, middle, middleGradients, BATCH);
        hidden.backwardToInput(middleGradients, sumGradients, BATCH);
        norm.backward(sumGradients, BATCH);
        passDown(lstm.outputGradients());
        passDown(gru.outputGradients());
        lstm.backward(input, inputGradients, STEPS, BATCH);
        gru.backward(input, STEPS, BATCH);
    }

    private void passDown(Matrix gradients) {
        gradients.clearRows(0, STEPS * BATCH);
        for (int i = 0; i < BATCH; i++) {
            for (int j = 0; j < SHAPE.units(); j++) {
                gradients.set((STEPS - 1) * BATCH + i, j, sumGradients.get(i, j));
            }
        }
    }

    /// By the input through the GRU alone; call after [#backward].
    void gruToInput(Matrix inputGradients) {
        gru.backwardToInput(inputGradients, STEPS, BATCH);
    }

    void train(Matrix scratch, int steps) {
        for (int k = 0; k < steps; k++) {
            passes++;
            backward(scratch);
            Gradients.clip(parameters.gradients(), 0.1);
            adam.step(parameters.values(), parameters.gradients(), 1e-2);
        }
    }

    /// Of the weights' bits after a few steps of training, with each activation in the middle.
    static long digestOfTraining(Arithmetic arithmetic) {
        var digest = new Digest();
        for (Activation activation : Activation.values()) {
            var model = new SmallModel(arithmetic, activation, new Seed(20260101));
            model.train(Matrix.zeros(arithmetic.precision(), STEPS * BATCH, SHAPE.inputs()), 3);
            Values weights = model.parameters().values();
            for (int k = 0; k < weights.size(); k++) {
                digest.add(Float.floatToIntBits((float) weights.get(k)));
            }
        }
        return digest.value();
    }

    Arithmetic arithmetic() {
        return arithmetic;
    }
}
