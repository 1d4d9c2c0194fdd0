package io.foretick.forecast.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.network.Loss;
import io.foretick.math.network.Lstm;
import io.foretick.math.network.ParameterLayout;
import io.foretick.math.network.Parameters;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The three networks of a golden file with torch's weights.
final class TorchModels {

    private static final Pattern HEAD_LAYER = Pattern.compile("\\w+\\.(\\d+)\\.(\\w+)");

    private static final Loss[] LOSSES = {Loss.SQUARED, Loss.SMOOTH_ABSOLUTE, Loss.CROSS_ENTROPY};
    private static final double RATE = 1e-3;

    private final JsonNode root;
    private final Arithmetic arithmetic;
    private final int features;
    private final int units;
    private final int layers;
    private final int steps;
    private final int count;
    private final SignalNetwork[] networks;

    TorchModels(JsonNode root, Arithmetic arithmetic) {
        this.root = root;
        this.arithmetic = arithmetic;
        this.features = root.path("F").intValue();
        this.units = root.path("H").intValue();
        this.layers = root.path("layers").intValue();
        this.steps = root.path("T").intValue();
        this.count = root.path("n").intValue();
        this.networks = new SignalNetwork[] {forecast(), correction(), confidence()};
    }

    private SignalNetwork forecast() {
        var shape = new Lstm.Shape(features, units, layers);
        return new PriceLstm(loaded(PriceLstm.layout(shape), 0), shape, steps, count);
    }

    private SignalNetwork correction() {
        int inputs = features + 1;
        return new MetaMlp(loaded(MetaMlp.layout(inputs, units), 1), inputs, units, count);
    }

    private SignalNetwork confidence() {
        Parameters parameters = loaded(ConfidenceGru.layout(features, units / 2), 2);
        return new ConfidenceGru(parameters, units / 2, steps, count);
    }

    private Parameters loaded(ParameterLayout layout, int level) {
        Parameters parameters = Parameters.zeros(layout, arithmetic);
        load(parameters, level);
        return parameters;
    }

    private int steps(int level) {
        return level == 1 ? 1 : steps;
    }

    void checkOutputs(String key, double tolerance) {
        int[] all = new int[count];
        for (int k = 0; k < count; k++) {
            all[k] = k;
        }
        for (int level = 0; level < networks.length; level++) {
            Matrix output = networks[level].forward(input(level, all), steps(level), count);
            JsonNode expected = root.path(key + level);
            for (int k = 0; k < count; k++) {
                near(expected.get(k), output.get(k, 0), tolerance, key + level + " " + k);
            }
        }
    }

    void checkTraining(double tolerance) {
        for (int level = 0; level < networks.length; level++) {
            train(level, tolerance);
        }
    }

    private void train(int level, double tolerance) {
        var learning = new Learning(networks[level], LOSSES[level]);
        JsonNode batches = root.path("batches");
        JsonNode known = root.path("train_level" + level);
        for (int k = 0; k < known.size(); k++) {
            Batch batch = batch(level, numbers(batches.get(k % batches.size())));
            String step = "level " + level + " step " + k;
            near(known.get(k).path("loss"), learning.step(batch, RATE), tolerance, step + " loss");
            double norm = learning.gradientNorm();
            near(known.get(k).path("grad_norm"), norm, tolerance, step + " norm");
        }
    }

    private Batch batch(int level, int[] samples) {
        Matrix input = input(level, samples);
        var batch =
                new Batch(arithmetic.precision(), steps(level), input.columns(), samples.length);
        batch.begin(samples.length);
        batch.input().copyFrom(input);
        for (int k = 0; k < samples.length; k++) {
            double moved = root.path("y_dir").get(samples[k]).doubleValue() == 0.0 ? 0.0 : 1.0;
            double value = root.path("y").get(samples[k]).doubleValue();
            batch.targets().set(k, 0, level == 2 ? moved : value);
            batch.weights().set(k, 0, 1.0);
        }
        return batch;
    }

    private Matrix input(int level, int[] batch) {
        return level == 1 ? corrected(batch) : sequences(batch);
    }

    /// The forecast first, then the last step's features.
    private Matrix corrected(int[] batch) {
        Matrix input = Matrix.zeros(arithmetic.precision(), batch.length, features + 1);
        Matrix forecast = networks[0].forward(sequences(batch), steps, batch.length);
        for (int k = 0; k < batch.length; k++) {
            input.set(k, 0, forecast.get(k, 0));
            for (int j = 0; j < features; j++) {
                input.set(k, j + 1, feature(batch[k], steps - 1, j));
            }
        }
        return input;
    }

    private Matrix sequences(int[] batch) {
        int rows = steps * batch.length;
        Matrix input = Matrix.zeros(arithmetic.precision(), rows, features);
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < features; j++) {
                input.set(row, j, feature(batch[row % batch.length], row / batch.length, j));
            }
        }
        return input;
    }

    private double feature(int sample, int step, int column) {
        return root.path("X").get((sample * steps + step) * features + column).doubleValue();
    }

    void checkWeights(String key, double tolerance) {
        for (int level = 0; level < networks.length; level++) {
            for (Map.Entry<String, JsonNode> entry : root.path(key).properties()) {
                String name = slice(entry.getKey(), level);
                if (!name.isEmpty()) {
                    Matrix weights = networks[level].parameters().weights(name).transposed();
                    JsonNode expected = entry.getValue().path("data");
                    for (int k = 0; k < expected.size(); k++) {
                        int i = k / weights.columns();
                        double found = weights.get(i, k % weights.columns());
                        near(expected.get(k), found, tolerance, entry.getKey() + " " + k);
                    }
                }
            }
        }
    }

    private void load(Parameters parameters, int level) {
        for (Map.Entry<String, JsonNode> entry : root.path("init").properties()) {
            String name = slice(entry.getKey(), level);
            if (!name.isEmpty()) {
                Matrix weights = parameters.weights(name).transposed();
                JsonNode data = entry.getValue().path("data");
                for (int k = 0; k < data.size(); k++) {
                    int i = k / weights.columns();
                    weights.set(i, k % weights.columns(), data.get(k).doubleValue());
                }
            }
        }
    }

    /// Our name of torch's tensor, empty if it belongs to another level. Torch's matrices are the
    /// transposes of ours.
    private static String slice(String torch, int level) {
        String prefix = "level_" + level + ".";
        if (!torch.startsWith(prefix)) {
            return "";
        }
        String name = torch.substring(prefix.length());
        Matcher layer = HEAD_LAYER.matcher(name);
        if (layer.matches()) { // every third of torch's modules is a layer
            int number = Integer.parseInt(layer.group(1)) / 3;
            return "head." + number + "." + layer.group(2).replace("weight", "weights");
        }
        return name.replaceFirst("^lstm\\.(.*)_l(\\d)$", "lstm.$2.$1")
                .replaceFirst("^gru\\.(.*)_l0$", "gru.$1")
                .replaceFirst("weight_ih$", "inputWeights")
                .replaceFirst("weight_hh$", "hiddenWeights")
                .replaceFirst("bias_ih$", "inputBias")
                .replaceFirst("bias_hh$", "hiddenBias");
    }

    private static int[] numbers(JsonNode list) {
        int[] numbers = new int[list.size()];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = list.get(k).intValue();
        }
        return numbers;
    }

    private static void near(JsonNode expected, double found, double tolerance, String what) {
        double value = expected.doubleValue();
        assertEquals(value, found, tolerance * Math.max(1.0, Math.abs(value)), what);
    }
}
