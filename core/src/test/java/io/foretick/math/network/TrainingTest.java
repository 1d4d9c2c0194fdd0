package io.foretick.math.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.math.kernel.Activation;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.FloatValues;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.kernel.Precision;
import io.foretick.math.kernel.Values;

import org.junit.jupiter.api.Test;

/// Optimisers, schedules and what surrounds them.
class TrainingTest {

    @Test
    void sameSeedGivesTheSameWeights() {
        assertEquals(weightsAfterTraining(7), weightsAfterTraining(7));
        assertNotEquals(weightsAfterTraining(7), weightsAfterTraining(8));
    }

    private static double weightsAfterTraining(long seed) {
        var model = new SmallModel(Arithmetic.vector(), Activation.RELU, new Seed(seed));
        model.train(scratch(model), 2);
        return Gradients.norm(model.parameters().values());
    }

    @Test
    void trainingLowersTheLoss() {
        var model = new SmallModel(Arithmetic.vector(), Activation.SOFTPLUS, new Seed(9));
        double before = model.loss();
        model.train(scratch(model), 100);
        assertTrue(model.loss() < before, () -> before + " became " + model.loss());
    }

    private static Matrix scratch(SmallModel model) {
        Matrix input = model.input();
        return Matrix.zeros(Precision.FLOAT, input.rows(), input.columns());
    }

    @Test
    void decayOfTheWeightShrinksItWithoutAGradient() {
        var settings = Adam.Settings.usual(0.5, Adam.Decay.WEIGHT);
        var adam = new Adam(settings, Precision.DOUBLE, 1);
        Values weight = doubles(2.0);
        adam.step(weight, doubles(0.0), 0.1);
        assertEquals(2.0 * (1.0 - 0.1 * 0.5), weight.get(0), 1e-15);
    }

    @Test
    void firstStepOfAdamIsTheRateWhateverTheGradient() {
        for (double gradient : new double[] {1e-3, 5.0, -70.0}) {
            var settings = Adam.Settings.usual(0.0, Adam.Decay.GRADIENT);
            var adam = new Adam(settings, Precision.DOUBLE, 1);
            Values weight = doubles(1.0);
            adam.step(weight, doubles(gradient), 0.01);
            assertEquals(1.0 - Math.copySign(0.01, gradient), weight.get(0), 1e-6);
        }
    }

    @Test
    void adamGoesOnWhereItsStateWasTaken() {
        var settings = Adam.Settings.usual(0.01, Adam.Decay.WEIGHT);
        var adam = new Adam(settings, Precision.FLOAT, 2);
        Values weights = FloatValues.over(new float[] {1f, -2f});
        Values gradients = FloatValues.over(new float[] {0.3f, -0.1f});
        adam.step(weights, gradients, 0.1);
        var resumed = new Adam(settings, Precision.FLOAT, 2);
        resumed.restore(adam.state());
        Values others = FloatValues.over(new float[2]);
        others.copyFrom(weights);
        adam.step(weights, gradients, 0.1);
        resumed.step(others, gradients, 0.1);
        assertEquals(weights.get(0), others.get(0), 0.0);
        assertEquals(weights.get(1), others.get(1), 0.0);
        assertThrows(IllegalArgumentException.class, () -> resumed.restore(new double[3]));
    }

    @Test
    void momentumKeepsItsShareOfEarlierSteps() {
        var sgd = new Sgd(0.5, Precision.DOUBLE, 1);
        Values weight = doubles(0.0);
        sgd.step(weight, doubles(1.0), 0.1);
        sgd.step(weight, doubles(1.0), 0.1);
        assertEquals(-0.1 - 0.15, weight.get(0), 1e-15);
    }

    @Test
    void clippingBringsALongGradientToTheLimit() {
        Values gradients = doubles(3.0, 4.0);
        assertEquals(5.0, Gradients.clip(gradients, 1.0), 1e-15);
        assertEquals(1.0, Gradients.norm(gradients), 1e-6);
        assertEquals(0.6, gradients.get(0), 1e-6);
    }

    @Test
    void clippingLeavesShortAndUnusableGradients() {
        Values shorter = doubles(0.3, 0.4);
        assertEquals(0.5, Gradients.clip(shorter, 1.0), 1e-15);
        assertEquals(0.3, shorter.get(0), 0.0);
        Values unusable = doubles(Double.NaN, 2.0);
        assertTrue(Double.isNaN(Gradients.clip(unusable, 1.0)));
        assertEquals(2.0, unusable.get(1), 0.0);
    }

    @Test
    void cosineRisesInALineAndFallsToItsEnd() {
        var schedule = new RateSchedule.Cosine(1.0, 0.1, 4, 104);
        assertEquals(0.25, schedule.rate(0), 1e-15);
        assertEquals(1.0, schedule.rate(3), 1e-15);
        assertEquals(1.0, schedule.rate(4), 1e-15);
        assertEquals(0.55, schedule.rate(54), 1e-15);
        assertEquals(0.1, schedule.rate(104), 1e-15);
        assertEquals(0.1, schedule.rate(1_000), 1e-15);
        assertEquals(0.3, new RateSchedule.Constant(0.3).rate(77), 0.0);
    }

    @Test
    void plateauLowersTheRateAfterItsPatience() {
        var rate = new PlateauRate(1.0, 0.5, 2);
        rate.observe(1.0);
        rate.observe(0.99999); // no gain worth the name
        rate.observe(1.0);
        assertEquals(1.0, rate.rate(), 0.0);
        rate.observe(1.0);
        assertEquals(0.5, rate.rate(), 0.0);
        rate.observe(0.5);
        rate.observe(0.6);
        assertEquals(0.5, rate.rate(), 0.0);
    }

    @Test
    void earlyStoppingGivesBackTheBestWeights() {
        Values weights = doubles(1.0);
        var stopping = new EarlyStopping(2, weights);
        assertFalse(stopping.observe(0.5, weights));
        weights.set(0, 2.0);
        assertFalse(stopping.observe(0.6, weights));
        assertTrue(stopping.observe(Double.NaN, weights));
        stopping.restore(weights);
        assertEquals(1.0, weights.get(0), 0.0);
        assertEquals(0.5, stopping.bestLoss(), 0.0);
    }

    @Test
    void dropoutKeepsTheMeanAndDropsItsShare() {
        int rows = 200;
        int columns = 100;
        Matrix ones = Matrix.zeros(Precision.FLOAT, rows, columns);
        ones.values().fill(0, rows * columns, 1.0);
        var dropout = new Dropout(Arithmetic.vector(), rows, columns);
        assertEquals(ones, dropout.forward(ones, rows));
        dropout.choose(0.3, 42);
        Matrix dropped = dropout.forward(ones, rows);
        int zeros = 0;
        double sum = 0.0;
        for (int k = 0; k < rows * columns; k++) {
            zeros += dropped.values().get(k) == 0.0 ? 1 : 0;
            sum += dropped.values().get(k);
        }
        assertEquals(0.3, zeros / 20_000.0, 0.01);
        assertEquals(1.0, sum / 20_000.0, 0.015);
    }

    @Test
    void workersShareWeightsAndKeepTheirGradientsApart() {
        var layout = new ParameterLayout.Builder().add("only", 1, 2).build();
        Parameters mine = Parameters.zeros(layout, Arithmetic.vector());
        Parameters yours = mine.withOwnGradients();
        mine.weights("only").set(0, 1, 3.0);
        mine.gradients("only").set(0, 1, 5.0);
        assertEquals(3.0, yours.weights("only").get(0, 1), 0.0);
        assertEquals(0.0, yours.gradients("only").get(0, 1), 0.0);
        yours.gradients("only").set(0, 0, 2.0);
        mine.arithmetic().add(yours.gradients(), mine.gradients());
        assertEquals(2.0, mine.gradients().get(0), 0.0);
        assertEquals(5.0, mine.gradients().get(1), 0.0);
    }

    @Test
    void layoutRefusesWhatItDoesNotKnow() {
        var layout = new ParameterLayout.Builder().add("a", 2, 3).add("b", 1, 4).build();
        assertEquals(10, layout.size());
        assertEquals(6, layout.named("b").offset());
        assertEquals(2, layout.slices().size());
        assertThrows(IllegalArgumentException.class, () -> layout.named("c"));
        var twice = new ParameterLayout.Builder().add("a", 1, 1).add("a", 1, 1);
        assertThrows(IllegalArgumentException.class, twice::build);
        Values wrong = Precision.DOUBLE.zeros(10);
        assertThrows(
                IllegalArgumentException.class,
                () -> new Parameters(layout, Arithmetic.vector(), wrong));
    }

    private static Values doubles(double... numbers) {
        Values values = Precision.DOUBLE.zeros(numbers.length);
        for (int k = 0; k < numbers.length; k++) {
            values.set(k, numbers[k]);
        }
        return values;
    }
}
