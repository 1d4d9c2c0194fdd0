package io.foretick.forecast.density.network;

import io.foretick.base.Seed;
import io.foretick.feature.sequence.SequenceSpec;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.network.Dropout;
import io.foretick.math.network.Lstm;
import io.foretick.math.network.ParameterLayout;
import io.foretick.math.network.Parameters;

/// The layers of one member: an LSTM over the window of each time scale, and a head that reads
/// their last states, the volatility state, the horizon and the anchor, and puts out [#OUTPUTS]
/// numbers for each coin. What these mean is [AnchorLaw]'s to say. Holds the workspace of one pass;
/// one thread.
///
/// Slices: `encoder.K.L…` of [Lstm] for each time scale `K` (`encoder.0` alone where it is shared),
/// `head.K` of [Linear] for each hidden layer, `head.out`.
public final class DensityNetwork {

    /// Outputs for each coin: corrections of sigma, tail index and skew.
    public static final int OUTPUTS = 3;

    private final NetworkSettings settings;
    private final SequenceSpec spec;
    private final Lstm[] encoders;
    private final Matrix[] windows;
    private final Matrix encodings;
    private final Matrix encodingGradients;
    private final Dropout encodingDropout;
    private final Head head;

    /// A network over weights that [#layout] has laid out.
    ///
    /// @param sequencesMax how many sequences are encoded at once
    /// @param rowsMax how many rows the head takes at once, several of a sequence
    public DensityNetwork(
            NetworkSettings settings, Parameters parameters, int sequencesMax, int rowsMax) {
        this.settings = settings;
        this.spec = settings.inputs();
        int scales = spec.stepSeconds().size();
        this.encoders = new Lstm[scales];
        this.windows = new Matrix[scales];
        var precision = parameters.arithmetic().precision();
        for (int scale = 0; scale < scales; scale++) {
            String name = encoder(settings, scale);
            encoders[scale] =
                    new Lstm(parameters, name, shape(settings), spec.length(), sequencesMax);
            int rows = Math.multiplyExact(spec.length(), sequencesMax);
            windows[scale] = Matrix.zeros(precision, rows, spec.columns());
        }
        int encoded = settings.encodingSize();
        this.encodings = Matrix.zeros(precision, sequencesMax, encoded);
        this.encodingGradients = Matrix.zeros(precision, sequencesMax, encoded);
        this.encodingDropout = new Dropout(parameters.arithmetic(), sequencesMax, encoded);
        this.head = new Head(settings, parameters, rowsMax);
    }

    /// Where each weight stands.
    public static ParameterLayout layout(NetworkSettings settings) {
        var layout = new ParameterLayout.Builder();
        int encoders = settings.sharedEncoder() ? 1 : settings.inputs().stepSeconds().size();
        for (int scale = 0; scale < encoders; scale++) {
            Lstm.declare(layout, encoder(settings, scale), shape(settings));
        }
        Head.declare(layout, settings);
        return layout.build();
    }

    /// Weights to begin with: those of the output layer are zero, so that training starts at the
    /// anchor.
    public static Parameters initialised(
            NetworkSettings settings, Arithmetic arithmetic, Seed seed) {
        Parameters parameters = Parameters.zeros(layout(settings), arithmetic);
        var random = seed.split("weights").random();
        int encoders = settings.sharedEncoder() ? 1 : settings.inputs().stepSeconds().size();
        for (int scale = 0; scale < encoders; scale++) {
            Lstm.initialise(parameters, encoder(settings, scale), shape(settings), random);
        }
        Head.initialise(parameters, settings, random);
        return parameters;
    }

    /// Chooses what the next passes drop; rates of zero drop nothing.
    ///
    /// @param key the same key drops the same numbers
    public void drop(double encoderRate, double headRate, long key) {
        for (int scale = 0; scale < encoders.length; scale++) {
            encoders[scale].drop(encoderRate, key + 101L * scale);
        }
        encodingDropout.choose(encoderRate, key + 1_009);
        head.drop(headRate, key + 2_003);
    }

    /// Puts in the windows of a sequence.
    ///
    /// @param sequence which of the `sequences` that will be encoded together
    /// @param features as [io.foretick.feature.sequence.FeatureSequence] writes them
    public void window(int sequence, int sequences, float[] features) {
        for (int scale = 0; scale < windows.length; scale++) {
            int from = scale * spec.windowSize();
            for (int step = 0; step < spec.length(); step++) {
                int row = step * sequences + sequence;
                for (int column = 0; column < spec.columns(); column++) {
                    windows[scale].set(row, column, features[from++]);
                }
            }
        }
    }

    /// Puts in what the head reads beside the encoding.
    ///
    /// @param row which row of the head
    /// @param features as for [#window]; of them only volatility state and horizon
    /// @param anchor [AnchorLaw#INPUTS] numbers of each coin
    public void statics(int row, float[] features, double[] anchor) {
        int column = settings.encodingSize();
        for (int k = spec.stateOffset(); k < spec.size(); k++) {
            head.input().set(row, column++, features[k]);
        }
        int anchored = settings.coins() * settings.anchorInputs();
        for (int k = 0; k < anchored; k++) {
            head.input().set(row, column++, anchor[k]);
        }
    }

    /// Encodes the sequences that were put in.
    public void encode(int sequences) {
        int hidden = settings.encoderHiddenSize();
        int last = (spec.length() - 1) * sequences;
        for (int scale = 0; scale < encoders.length; scale++) {
            encoders[scale].forward(windows[scale], spec.length(), sequences);
            Matrix states = encoders[scale].outputs(sequences);
            for (int sequence = 0; sequence < sequences; sequence++) {
                for (int unit = 0; unit < hidden; unit++) {
                    double state = states.get(last + sequence, unit);
                    encodings.set(sequence, scale * hidden + unit, state);
                }
            }
        }
    }

    /// Runs the head for as many rows of each sequence in turn. Returns `[row][coin, output]`.
    public Matrix head(int sequences, int rowsOfEach) {
        Matrix encoded = encodingDropout.forward(encodings, sequences);
        int rows = sequences * rowsOfEach;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < encoded.columns(); column++) {
                head.input().set(row, column, encoded.get(row / rowsOfEach, column));
            }
        }
        return head.forward(rows);
    }

    /// Gradients of the outputs, for the caller to fill before [#backward].
    public Matrix outputGradients() {
        return head.outputGradients();
    }

    /// Adds to the gradients of all weights, after both forward passes.
    public void backward(int sequences, int rowsOfEach) {
        int rows = sequences * rowsOfEach;
        Matrix inputGradients = head.backward(rows);
        encodingGradients.clearRows(0, sequences);
        for (int row = 0; row < rows; row++) {
            int sequence = row / rowsOfEach;
            for (int column = 0; column < encodingGradients.columns(); column++) {
                double sum = encodingGradients.get(sequence, column);
                encodingGradients.set(sequence, column, sum + inputGradients.get(row, column));
            }
        }
        encodingDropout.backward(encodingGradients, sequences);
        for (int scale = 0; scale < encoders.length; scale++) {
            backwardEncoder(scale, sequences);
        }
    }

    private void backwardEncoder(int scale, int sequences) {
        int hidden = settings.encoderHiddenSize();
        int last = (spec.length() - 1) * sequences;
        Matrix gradients = encoders[scale].outputGradients();
        gradients.clearRows(0, last);
        for (int sequence = 0; sequence < sequences; sequence++) {
            for (int unit = 0; unit < hidden; unit++) {
                double gradient = encodingGradients.get(sequence, scale * hidden + unit);
                gradients.set(last + sequence, unit, gradient);
            }
        }
        encoders[scale].backward(windows[scale], spec.length(), sequences);
    }

    private static String encoder(NetworkSettings settings, int scale) {
        return "encoder." + (settings.sharedEncoder() ? 0 : scale);
    }

    private static Lstm.Shape shape(NetworkSettings settings) {
        return new Lstm.Shape(
                settings.inputs().columns(),
                settings.encoderHiddenSize(),
                settings.encoderLayers());
    }
}
