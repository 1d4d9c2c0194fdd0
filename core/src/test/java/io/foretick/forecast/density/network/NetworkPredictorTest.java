package io.foretick.forecast.density.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.DensityCurve;
import io.foretick.forecast.DensityPredictor;
import io.foretick.forecast.PathPredictor;
import io.foretick.forecast.density.Horizons;
import io.foretick.forecast.density.Quadratic;
import io.foretick.market.second.ArraySeries;
import io.foretick.market.second.BarSeries;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

class NetworkPredictorTest {

    private static final NetworkSettings SETTINGS = SmallNetwork.settings(Anchor.HAR, Skew.HORIZON);
    private static final NetworkModel MODEL = SmallNetwork.drawn(SETTINGS, 2, 11);
    private static final BarSeries COIN = SmallNetwork.minutes("BTCUSDT", 3_000, 1);

    @Test
    void outputsOfZeroAreTheAnchor() {
        NetworkModel model = SmallNetwork.anchored(SETTINGS);
        DensityPredictor anchor = new PathPredictor(SmallNetwork.anchor(), List.of(COIN));
        DensityPredictor network = model.over(List.of(COIN));
        for (int minute = 100; minute < 1_400; minute += 130) {
            long end = SmallNetwork.START + 60L * minute;
            assertClose(anchor.at(end).getFirst(), network.at(end).getFirst());
        }
    }

    @Test
    void everyKnotCarriesTheCorrectionOfItsHorizon() {
        var shape =
                new ShapeByHorizon(
                        new Quadratic(0.1, 0, 0),
                        new Quadratic(0, -0.2, 0),
                        new Quadratic(0, 0, 0.05));
        DensityCurve plain = lawOf(MODEL.withShape(ShapeByHorizon.NONE));
        DensityCurve corrected = lawOf(MODEL.withShape(shape));
        assertFalse(plain.isCorrected());
        for (int knot = 0; knot < corrected.knots(); knot++) {
            assertEquals(plain.sigma(knot), corrected.sigma(knot));
            double u = Horizons.position(corrected.horizonSeconds(knot));
            assertEquals(0.1, corrected.correction(knot, 0));
            assertEquals(-0.2 * u, corrected.correction(knot, 1), 1e-16);
            assertEquals(0.05 * u * u, corrected.correction(knot, 2), 1e-18);
        }
        assertNotEquals(MODEL.digest(), MODEL.withShape(shape).digest());
    }

    @Test
    void sameInstantGivesTheSameBitsInAnyOrder() {
        DensityPredictor rising = MODEL.over(List.of(COIN));
        DensityPredictor falling = MODEL.over(List.of(COIN));
        for (int k = 0; k < 20; k++) {
            rising.at(end(100 + 140 * k));
        }
        for (int k = 19; k >= 0; k--) {
            long end = end(100 + 140 * k);
            assertEquals(MODEL.over(List.of(COIN)).at(end), falling.at(end));
            assertEquals(rising.at(end), falling.at(end));
        }
    }

    @Test
    void whatComesLaterChangesNothing() {
        BarSeries shorter = SmallNetwork.minutes("BTCUSDT", 1_500, 1);
        long end = end(1_500);
        assertEquals(MODEL.over(List.of(shorter)).at(end), MODEL.over(List.of(COIN)).at(end));
    }

    @Test
    void betweenMinutesThePastIsThatOfTheLastOne() {
        DensityPredictor network = MODEL.over(List.of(COIN));
        DensityCurve whole = network.at(end(2_000)).getFirst();
        DensityCurve within = network.at(end(2_000) + 59).getFirst();
        DensityCurve next = network.at(end(2_001)).getFirst();
        assertEquals(whole, within, "the season is flat and the past the same");
        assertNotEquals(whole, next);
    }

    @Test
    void coinsDoNotTouchEachOther() {
        BarSeries other = SmallNetwork.minutes("ETHUSDT", 3_000, 2);
        var both = MODEL.over(List.of(other, COIN)).at(end(700));
        assertEquals(MODEL.over(List.of(COIN)).at(end(700)).getFirst(), both.get(1));
        assertNotEquals(both.getFirst(), both.get(1));
    }

    @Test
    void coinWithoutEnoughPastHasNoLaw() {
        assertNull(MODEL.over(List.of(COIN)).at(end(10)).getFirst());
        assertNull(MODEL.over(List.of(COIN)).at(end(4_000)).getFirst());
    }

    @Test
    void networkOfCoinsTogetherFindsThemInAnyOrder() {
        NetworkSettings together =
                new NetworkSettings(
                        SmallNetwork.inputs(List.of("ETHUSDT", "BTCUSDT")),
                        5,
                        1,
                        false,
                        7,
                        1,
                        Anchor.HAR,
                        Skew.NETWORK,
                        0.1);
        NetworkModel model = SmallNetwork.drawn(together, 1, 3);
        BarSeries ether = SmallNetwork.minutes("ETHUSDT", 3_000, 2);
        BarSeries other = SmallNetwork.minutes("SOLUSDT", 3_000, 3);
        var some = model.over(List.of(COIN, other, ether)).at(end(700));
        var swapped = model.over(List.of(ether, COIN)).at(end(700));
        assertEquals(swapped.get(1), some.getFirst());
        assertEquals(swapped.getFirst(), some.get(2));
        assertNull(some.get(1));
        assertEquals(List.of("ETHUSDT", "BTCUSDT"), model.symbols());
        assertThrows(IllegalArgumentException.class, () -> model.over(List.of(COIN, other)));
    }

    @Test
    void refusesSeriesOfAnotherKind() {
        var seconds = new ArraySeries("BTCUSDT");
        assertThrows(IllegalArgumentException.class, () -> MODEL.over(List.of(seconds)));
    }

    @Test
    void refusesWeightsThatAreNoNumbers() {
        float[] weights = MODEL.members().getFirst().clone();
        weights[17] = Float.NaN;
        Exception refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                new NetworkModel(
                                        SETTINGS,
                                        MODEL.standardization(),
                                        MODEL.anchor(),
                                        MODEL.shape(),
                                        List.of(weights)));
        assertEquals("weight 17 is NaN", refused.getMessage());
    }

    @Test
    void digestTellsEveryWeight() {
        float[] weights = MODEL.members().getFirst().clone();
        weights[3] = Math.nextUp(weights[3]);
        NetworkModel other =
                new NetworkModel(
                        SETTINGS,
                        MODEL.standardization(),
                        MODEL.anchor(),
                        MODEL.shape(),
                        List.of(weights, MODEL.members().get(1)));
        assertNotEquals(MODEL.digest(), other.digest());
        assertEquals(MODEL.digest(), SmallNetwork.drawn(SETTINGS, 2, 11).digest());
    }

    private static DensityCurve lawOf(NetworkModel model) {
        return Objects.requireNonNull(model.over(List.of(COIN)).at(end(500)).getFirst());
    }

    private static long end(int minute) {
        return SmallNetwork.START + 60L * minute;
    }

    private static void assertClose(DensityCurve expected, DensityCurve actual) {
        assertTrue(expected.knots() == actual.knots());
        for (int knot = 0; knot < expected.knots(); knot++) {
            double sigma = expected.sigma(knot);
            assertEquals(sigma, actual.sigma(knot), 1e-12 * sigma, "sigma of knot " + knot);
            assertEquals(expected.nu(knot), actual.nu(knot), 1e-9, "nu of knot " + knot);
            assertEquals(expected.lambda(knot), actual.lambda(knot), 1e-12);
        }
    }
}
