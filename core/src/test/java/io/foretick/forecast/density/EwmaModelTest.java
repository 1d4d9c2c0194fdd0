package io.foretick.forecast.density;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.DensityCurve;
import io.foretick.base.Times;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

class EwmaModelTest {

    private static final long TIME_NS = 1_741_000_000L * Times.SECOND_NS;

    @Test
    void varianceIsScaleTimesSeasonTimesPresentVariance() {
        EwmaModel model = model(new HorizonKnot(60, 1.1, 5, 0), new HorizonKnot(7200, 1.5, 3, 0));
        DensityCurve curve = model.curveAt(TIME_NS, 4e-8);
        double seasonal = model.season().integralSeconds(TIME_NS, 7200);
        assertEquals(4e-8 * 1.5 * seasonal, curve.varianceAt(7200), 1e-18);
        assertEquals(3, curve.nu(1));
    }

    @Test
    void sigmaNeverFallsWithTheHorizon() {
        EwmaModel model = model(new HorizonKnot(60, 9, 5, 0), new HorizonKnot(120, 0.1, 5, 0));
        DensityCurve curve = model.curveAt(TIME_NS, 4e-8);
        assertEquals(curve.sigma(0), curve.sigma(1));
    }

    @Test
    void unknownCoinGetsTheFallback() {
        EwmaModel model = model(new HorizonKnot(60, 1, 5, 0));
        assertEquals(1e-4, model.constantSigmaPerSqrtSecond("BTC"));
        assertEquals(3e-4, model.constantSigmaPerSqrtSecond("DOGE"));
    }

    @Test
    void digestSeesEveryParameter() {
        HorizonKnot knot = new HorizonKnot(60, 1, 5, 0);
        EwmaModel model = model(knot);
        List<EwmaModel> others =
                List.of(
                        model,
                        model.withKnots(List.of(new HorizonKnot(61, 1, 5, 0))),
                        model.withKnots(List.of(new HorizonKnot(60, 2, 5, 0))),
                        model.withKnots(List.of(new HorizonKnot(60, 1, 6, 0))),
                        model.withKnots(List.of(new HorizonKnot(60, 1, 5, 0.1))),
                        model.withKnots(List.of(knot, new HorizonKnot(90, 1, 5, 0))),
                        of(1801, Synthetic.season(), "BTC", 3e-4),
                        of(1800, Season.flat(), "BTC", 3e-4),
                        of(1800, Synthetic.season(), "ETH", 3e-4),
                        of(1800, Synthetic.season(), "BTC", 4e-4));
        Set<Long> digests = new HashSet<>();
        others.forEach(other -> digests.add(other.digest()));
        assertEquals(others.size(), digests.size());
        assertEquals(model.digest(), model(knot).digest());
        assertNotEquals(0, model.digest());
    }

    @Test
    void refusesKnotsThatDoNotRiseAndCoinsNamedTwice() {
        HorizonKnot knot = new HorizonKnot(60, 1, 5, 0);
        assertThrows(IllegalArgumentException.class, () -> model(knot, knot));
        AssetLevel level = new AssetLevel("BTC", 1e-4);
        assertThrows(
                IllegalArgumentException.class, () -> new CoinLevels(List.of(level, level), 1e-4));
    }

    @Test
    void refusesTailIndexOfTwo() {
        var refusal =
                assertThrows(IllegalArgumentException.class, () -> new HorizonKnot(60, 1, 2.0, 0));
        assertTrue(String.valueOf(refusal.getMessage()).contains("nu"));
    }

    private static EwmaModel model(HorizonKnot... knots) {
        return of(1800, Synthetic.season(), "BTC", 3e-4).withKnots(List.of(knots));
    }

    private static EwmaModel of(
            double halfLifeSeconds, Season season, String asset, double fallback) {
        return new EwmaModel(
                halfLifeSeconds,
                season,
                List.of(new HorizonKnot(60, 1, 5, 0)),
                new CoinLevels(List.of(new AssetLevel(asset, 1e-4)), fallback));
    }
}
