package io.foretick.venue.amm.inclusion;

import static io.foretick.testing.Close.assertClose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.SplittableRandom;

class InclusionTest {

    @ParameterizedTest
    @ValueSource(
            doubles = {-745, -100, -30.001, -29.999, -5, 0, 0.999, 1, 1.001, 2, 30, 700, 1e5, 1e12})
    void theFunctionOfLambertSolvesItsEquation(double z) {
        double w = LambertW.ofExp(z);
        if (z < -700) {
            assertEquals(Math.exp(z), w, Double.MIN_VALUE);
        } else {
            double error = 4 * Math.ulp(Math.max(Math.abs(z), Math.abs(Math.log(w))) + w);
            assertEquals(z, w + Math.log(w), error);
        }
    }

    @Test
    void theFunctionOfLambertRisesWithoutJumps() {
        double before = LambertW.ofExp(-40.0);
        for (double z = -39.99; z < 10.0; z += 0.01) {
            double w = LambertW.ofExp(z);
            double slope = w / (1.0 + w);
            assertClose("step to " + z, 0.01 * slope, w - before, 0.011, 0.0);
            before = w;
        }
    }

    @Test
    void theOmegaConstantIsFound() {
        assertEquals(0.5671432904097838, LambertW.ofExp(0.0), 1e-16);
        assertEquals(1.0, LambertW.ofExp(1.0), 2e-16);
    }

    /// No bribe of a fine grid gains more.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void noOtherBribeGainsMore(long seed) {
        SplittableRandom random = new Seed(seed).random();
        for (int round = 0; round < 200; round++) {
            var inclusion =
                    new Inclusion(random.nextDouble(-8, 3), Math.exp(random.nextDouble(-4, 4)));
            double value = Math.exp(random.nextDouble(-3, 6));
            double high = value * random.nextDouble();
            double gain = inclusion.gain(value, inclusion.best(value, 0.0, high));
            double tip = inclusion.bestPaidAlways(value, 0.0, high);
            double always = inclusion.gainPaidAlways(value, tip);
            for (int k = 0; k <= 1_000; k++) {
                double bribe = high * k / 1_000;
                assertTrue(inclusion.gain(value, bribe) <= gain * (1 + 1e-12));
                double other = inclusion.gainPaidAlways(value, bribe);
                assertTrue(other <= always + 1e-12 * value, inclusion + " value " + value);
            }
        }
    }

    @Test
    void theGoingRateIsAnEvenChance() {
        Inclusion inclusion = Inclusion.ofGoingRate(3.0, 0.25);
        assertEquals(new Inclusion(-3.0, 12.0), inclusion);
        assertEquals(0.5, inclusion.probability(0.25), 1e-16);
        assertClose("95 %", 0.95, inclusion.probability(inclusion.bribeFor(0.95)), 1e-14, 0.0);
        assertEquals(0.0, inclusion.bribeFor(0.01), 0.0);
    }

    @Test
    void certainIsAProbabilityOfOne() {
        assertEquals(1.0, Inclusion.CERTAIN.probability(0.0), 0.0);
        assertEquals(0.0, Inclusion.CERTAIN.best(50.0, 0.0, 50.0), 0.0);
    }

    @Test
    void eachPolicyPaysItsBribe() {
        Inclusion inclusion = Inclusion.ofGoingRate(3.0, 0.25);
        assertEquals(0.4, new BribePolicy.Fixed(0.4).bribe(inclusion, 10.0), 0.0);
        assertEquals(
                inclusion.bribeFor(0.9),
                new BribePolicy.Percentile(0.9).bribe(inclusion, 10.0),
                0.0);
        BribePolicy best = new BribePolicy.Best();
        assertEquals(inclusion.best(10.0, 0.0, 10.0), best.bribe(inclusion, 10.0), 0.0);
        assertEquals(0.0, best.bribe(inclusion, -1.0), 0.0);
        BribePolicy always = new BribePolicy.BestPaidAlways();
        assertEquals(inclusion.bestPaidAlways(10.0, 0.0, 10.0), always.bribe(inclusion, 10.0), 0.0);
        assertEquals(0.0, always.bribe(inclusion, 0.1), 0.0, "not worth any tip");
        assertEquals(0.0, always.bribe(inclusion, -1.0), 0.0);
    }

    @Test
    void refusesWhatIsNoModel() {
        assertThrows(IllegalArgumentException.class, () -> new Inclusion(0.0, 0.0));
        assertThrows(IllegalArgumentException.class, () -> new Inclusion(Double.NaN, 1.0));
        assertThrows(IllegalArgumentException.class, () -> new BribePolicy.Fixed(-1.0));
        assertThrows(IllegalArgumentException.class, () -> new BribePolicy.Percentile(1.1));
    }
}
