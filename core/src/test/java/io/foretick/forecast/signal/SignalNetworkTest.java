package io.foretick.forecast.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.kernel.Precision;
import io.foretick.math.kernel.Values;
import io.foretick.math.network.Loss;
import io.foretick.math.network.Lstm;
import io.foretick.math.network.Parameters;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.SplittableRandom;

class SignalNetworkTest {

    private static final int FEATURES = 3;
    private static final int UNITS = 16;
    private static final int STEPS = 4;
    private static final int SIZE = 5;

    /// The three networks with drawn weights, in double precision.
    enum Kind {
        PRICE_LSTM(STEPS, FEATURES, Loss.SQUARED) {
            @Override
            SignalNetwork network(SplittableRandom random) {
                var shape = new Lstm.Shape(FEATURES, UNITS, 2);
                Parameters parameters = Parameters.zeros(PriceLstm.layout(shape), DOUBLES);
                PriceLstm.initialise(parameters, shape, random);
                return new PriceLstm(parameters, shape, STEPS, SIZE);
            }
        },
        META_MLP(1, FEATURES + 1, Loss.SMOOTH_ABSOLUTE) {
            @Override
            SignalNetwork network(SplittableRandom random) {
                var layout = MetaMlp.layout(FEATURES + 1, UNITS);
                Parameters parameters = Parameters.zeros(layout, DOUBLES);
                MetaMlp.initialise(parameters, random);
                return new MetaMlp(parameters, FEATURES + 1, UNITS, SIZE);
            }
        },
        CONFIDENCE_GRU(STEPS, FEATURES, Loss.CROSS_ENTROPY) {
            @Override
            SignalNetwork network(SplittableRandom random) {
                var layout = ConfidenceGru.layout(FEATURES, UNITS);
                Parameters parameters = Parameters.zeros(layout, DOUBLES);
                ConfidenceGru.initialise(parameters, random);
                return new ConfidenceGru(parameters, UNITS, STEPS, SIZE);
            }
        };

        private static final Arithmetic DOUBLES = Arithmetic.scalar(Precision.DOUBLE);

        private final int steps;
        private final int inputs;
        private final Loss loss;

        Kind(int steps, int inputs, Loss loss) {
            this.steps = steps;
            this.inputs = inputs;
            this.loss = loss;
        }

        abstract SignalNetwork network(SplittableRandom random);

        Batch batch(SplittableRandom random) {
            var batch = new Batch(Precision.DOUBLE, steps, inputs, SIZE);
            batch.begin(SIZE);
            for (int row = 0; row < steps * SIZE; row++) {
                for (int column = 0; column < inputs; column++) {
                    batch.input().set(row, column, random.nextGaussian());
                }
            }
            for (int k = 0; k < SIZE; k++) {
                batch.targets().set(k, 0, random.nextInt(2));
                batch.weights().set(k, 0, 0.5 + random.nextDouble());
            }
            return batch;
        }
    }

    /// The weighted loss rises along each weight as the gradient says, by central differences, with
    /// the same numbers dropped.
    @ParameterizedTest
    @EnumSource(Kind.class)
    void gradientsAreSlopesOfTheWeightedLoss(Kind kind) {
        var random = new SplittableRandom(11);
        SignalNetwork network = kind.network(random);
        Batch batch = kind.batch(random);
        network.drop(0.3, 77);
        Matrix output = network.forward(batch.input(), kind.steps, SIZE);
        Matrix slopes = network.outputGradients();
        kind.loss.backward(output, batch.targets(), batch.weights(), slopes, SIZE);
        network.parameters().clearGradients();
        network.backward(batch.input(), kind.steps, SIZE);
        var learning = new Learning(network, kind.loss);
        Values weights = network.parameters().values();
        double largest = 0.0;
        for (int k = 0; k < weights.size(); k++) {
            double expected = slope(learning, batch, weights, k);
            assertEquals(expected, network.parameters().gradients().get(k), 1e-8, "weight " + k);
            largest = Math.max(largest, Math.abs(expected));
        }
        assertTrue(largest > 1e-3, "some weight matters");
    }

    private static double slope(Learning learning, Batch batch, Values weights, int at) {
        double before = weights.get(at);
        weights.set(at, before + 1e-6);
        double above = learning.loss(batch);
        weights.set(at, before - 1e-6);
        double below = learning.loss(batch);
        weights.set(at, before);
        return (above - below) / 2e-6;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void learnsABatchByHeart(Kind kind) {
        var random = new SplittableRandom(5);
        SignalNetwork network = kind.network(random);
        Batch batch = kind.batch(random);
        var learning = new Learning(network, kind.loss);
        double first = learning.step(batch, 0.01);
        for (int step = 0; step < 300; step++) {
            learning.step(batch, 0.01);
        }
        assertTrue(learning.loss(batch) < 0.2 * first, learning.loss(batch) + " after " + first);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void dropsOnlyWhenToldTo(Kind kind) {
        var random = new SplittableRandom(6);
        SignalNetwork network = kind.network(random);
        Batch batch = kind.batch(random);
        double whole = sum(network, batch);
        network.drop(0.5, 1);
        double first = sum(network, batch);
        assertNotEquals(whole, first);
        network.drop(0.5, 2);
        assertNotEquals(first, sum(network, batch));
        network.drop(0.5, 1);
        assertEquals(first, sum(network, batch), "the same key drops the same numbers");
        network.drop(0.0, 1);
        assertEquals(whole, sum(network, batch));
    }

    private static double sum(SignalNetwork network, Batch batch) {
        Matrix output = network.forward(batch.input(), batch.steps(), batch.size());
        double sum = 0.0;
        for (int k = 0; k < batch.size(); k++) {
            sum += output.get(k, 0);
        }
        return sum;
    }

    /// As many weights as the older pipeline's networks have at 24 features and 64 units.
    @Test
    void networksAreAsLargeAsTheOldOnes() {
        assertEquals(58_945, PriceLstm.layout(new Lstm.Shape(24, 64, 2)).size());
        assertEquals(4_289, MetaMlp.layout(25, 64).size());
        assertEquals(6_113, ConfidenceGru.layout(24, 32).size());
    }

    @Test
    void refusesMoreThanThereIsRoomFor() {
        var batch = new Batch(Precision.FLOAT, 2, 3, 4);
        assertThrows(IllegalArgumentException.class, () -> batch.begin(5));
        SignalNetwork network = Kind.META_MLP.network(new SplittableRandom(1));
        assertThrows(IllegalArgumentException.class, () -> network.forward(batch.input(), 2, 1));
    }
}
