package io.foretick.forecast.direction.online;

import io.foretick.base.Seed;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Stateful;
import io.foretick.forecast.direction.FeatureVector;
import io.foretick.math.Normal;

import java.util.SplittableRandom;

/// Weights and biases of a linear model with the outputs up and down. Owned by its model.
final class Parameters implements Stateful {

    private final int features;
    private final double[] values; // weights of up, weights of down, bias of up, bias of down

    private Parameters(int features) {
        this.features = features;
        this.values = new double[2 * features + 2];
    }

    /// The first parameters of a model.
    static Parameters start(int features, DirectionSettings.Start start) {
        Parameters made = new Parameters(features);
        switch (start) {
            case DirectionSettings.Start.Heuristic(double scale) -> made.rise(scale);
            case DirectionSettings.Start.Random(long seed, double scale) -> made.draw(seed, scale);
        }
        return made;
    }

    /// The same values in a new place.
    Parameters copy() {
        Parameters made = new Parameters(features);
        System.arraycopy(values, 0, made.values, 0, values.length);
        return made;
    }

    /// How many there are, biases included.
    int size() {
        return values.length;
    }

    /// The values themselves, for the optimiser to change.
    double[] values() {
        return values;
    }

    double logitUp(FeatureVector x) {
        return dot(0, x) + values[2 * features];
    }

    double logitDown(FeatureVector x) {
        return dot(features, x) + values[2 * features + 1];
    }

    /// Goes a small way towards others.
    void follow(Parameters others, double decay) {
        for (int k = 0; k < values.length; k++) {
            values[k] = decay * values[k] + (1.0 - decay) * others.values[k];
        }
    }

    /// Sum of the squared differences.
    double squaredDistance(Parameters others) {
        double sum = 0.0;
        for (int k = 0; k < values.length; k++) {
            double difference = values[k] - others.values[k];
            sum += difference * difference;
        }
        return sum;
    }

    /// Euclidean norm of the weights, without the biases.
    double norm() {
        double sum = 0.0;
        for (int k = 0; k < 2 * features; k++) {
            sum += values[k] * values[k];
        }
        return Math.sqrt(sum);
    }

    @Override
    public void save(StateSink out) {
        out.add(values, values.length);
    }

    @Override
    public void load(StateSource in) {
        int count = in.nextInt();
        if (count != values.length) {
            throw new IllegalStateException(
                    "a model of " + values.length + " parameters cannot load " + count);
        }
        for (int k = 0; k < count; k++) {
            values[k] = in.nextDouble();
        }
    }

    private void rise(double scale) {
        double squares = 0.0;
        for (int k = 0; k < features; k++) {
            double weight = features == 1 ? 1.0 : 0.5 + (double) k / (features - 1);
            values[k] = weight;
            squares += weight * weight;
        }
        double factor = scale / Math.sqrt(squares);
        for (int k = 0; k < features; k++) {
            values[k] *= factor;
            values[features + k] = -values[k];
        }
    }

    private void draw(long seed, double scale) {
        SplittableRandom random = new Seed(seed).split("weights").random();
        for (int k = 0; k < 2 * features; k++) {
            double uniform = random.nextDouble(Double.MIN_NORMAL, 1.0);
            values[k] = scale * Normal.quantile(uniform);
        }
    }

    private double dot(int from, FeatureVector x) {
        double sum = 0.0;
        for (int k = 0; k < features; k++) {
            sum += values[from + k] * x.get(k);
        }
        return sum;
    }
}
