package io.foretick.lab.bench;

import io.foretick.base.Seed;
import io.foretick.math.kernel.Activation;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.kernel.Precision;
import io.foretick.math.kernel.Values;
import io.foretick.math.network.Adam;
import io.foretick.math.network.Gradients;
import io.foretick.math.network.Linear;
import io.foretick.math.network.Loss;
import io.foretick.math.network.Lstm;
import io.foretick.math.network.ParameterLayout;
import io.foretick.math.network.Parameters;

import java.util.SplittableRandom;

/// An LSTM with a head of two linear layers: a whole step of training on one thread, or encoding
/// alone. Not the making of features or samples.
final class LstmBenchmark implements Benchmark {

    private static final int INPUTS = 26;
    private static final int BATCH = 64;
    private static final int STEPS = 128;
    private static final int TICK_SCALES = 3;
    private static final int TICK_STEPS = 256;
    private static final int TICK_UNITS = 128;
    private static final int HEAD = 64;
    private static final int OUTPUTS = 3;
    private static final double NORM_MAX = 1.0;
    private static final double RATE = 1e-4;

    private final boolean trains;
    private final int steps;
    private final int batch;
    private final Parameters parameters;
    private final Lstm lstm;
    private final Linear hidden;
    private final Linear out;
    private final Matrix input;
    private final Matrix last;
    private final Matrix lastGradients;
    private final Matrix middle;
    private final Matrix middleGradients;
    private final Matrix output;
    private final Matrix outputGradients;
    private final Matrix targets;
    private final Adam adam;

    private LstmBenchmark(Lstm.Shape shape, int steps, int batch, boolean trains) {
        this.trains = trains;
        this.steps = steps;
        this.batch = batch;
        SplittableRandom random = new Seed(1).split("lstm").random();
        var precision = Precision.FLOAT;
        parameters = initialised(shape, random);
        lstm = new Lstm(parameters, "lstm", shape, steps, batch);
        hidden = new Linear(parameters, "hidden", Activation.RELU);
        out = new Linear(parameters, "out", Activation.IDENTITY);
        input = Matrix.zeros(precision, steps * batch, INPUTS);
        draw(input.values(), random);
        last = lstm.outputs(batch).rowsFrom((steps - 1) * batch, batch);
        lastGradients = lstm.outputGradients().rowsFrom((steps - 1) * batch, batch);
        middle = Matrix.zeros(precision, batch, HEAD);
        middleGradients = Matrix.zeros(precision, batch, HEAD);
        output = Matrix.zeros(precision, batch, OUTPUTS);
        outputGradients = Matrix.zeros(precision, batch, OUTPUTS);
        targets = Matrix.zeros(precision, batch, OUTPUTS);
        draw(targets.values(), random);
        var settings = Adam.Settings.usual(1e-2, Adam.Decay.WEIGHT);
        adam = new Adam(settings, precision, parameters.values().size());
    }

    private static Parameters initialised(Lstm.Shape shape, SplittableRandom random) {
        var layout = new ParameterLayout.Builder();
        Lstm.declare(layout, "lstm", shape);
        Linear.declare(layout, "hidden", shape.units(), HEAD);
        Linear.declare(layout, "out", HEAD, OUTPUTS);
        Parameters parameters = Parameters.zeros(layout.build(), Arithmetic.vector());
        Lstm.initialise(parameters, "lstm", shape, random);
        Linear.initialise(parameters, "hidden", random);
        Linear.initialise(parameters, "out", random);
        return parameters;
    }

    /// Forward, loss, backward, clipping and AdamW, on 64 sequences of 128 steps.
    static LstmBenchmark ofTraining(int units, int layers) {
        return new LstmBenchmark(new Lstm.Shape(INPUTS, units, layers), STEPS, BATCH, true);
    }

    /// One layer over three sequences of 256 steps, one after the other.
    static LstmBenchmark ofEncoding() {
        return new LstmBenchmark(new Lstm.Shape(INPUTS, TICK_UNITS, 1), TICK_STEPS, 1, false);
    }

    /// Multiplications and additions of the LSTM's products in one step of training; the backward
    /// pass has twice those of the forward pass, less the gradients of the first input.
    static double operationsOfTraining(int units, int layers) {
        double first = 4.0 * units * (INPUTS + units);
        double others = (layers - 1) * 4.0 * units * (units + units);
        double byInput = 4.0 * units * INPUTS;
        return 2.0 * BATCH * STEPS * (3.0 * (first + others) - byInput);
    }

    private static void draw(Values values, SplittableRandom random) {
        for (int k = 0; k < values.size(); k++) {
            values.set(k, random.nextDouble(-1.0, 1.0));
        }
    }

    @Override
    public void prepare() {}

    @Override
    public long run(int operations) {
        double sum = 0.0;
        for (int k = 0; k < operations; k++) {
            sum += trains ? train() : encode();
        }
        return Double.doubleToRawLongBits(sum);
    }

    private double encode() {
        double sum = 0.0;
        for (int scale = 0; scale < TICK_SCALES; scale++) {
            lstm.forward(input, steps, batch);
            sum += last.get(0, 0);
        }
        return sum;
    }

    private double train() {
        lstm.forward(input, steps, batch);
        hidden.forward(last, middle, batch);
        out.forward(middle, output, batch);
        parameters.clearGradients();
        double loss = Loss.SQUARED.backward(output, targets, outputGradients, batch);
        out.backward(middle, output, outputGradients, batch);
        out.backwardToInput(outputGradients, middleGradients, batch);
        hidden.backward(last, middle, middleGradients, batch);
        lstm.outputGradients().clearRows(0, (steps - 1) * batch);
        hidden.backwardToInput(middleGradients, lastGradients, batch);
        lstm.backward(input, steps, batch);
        Gradients.clip(parameters.gradients(), NORM_MAX);
        adam.step(parameters.values(), parameters.gradients(), RATE);
        return loss;
    }

    @Override
    public void close() {}
}
