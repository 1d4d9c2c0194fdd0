package io.foretick.lab.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.DensityCurve;
import io.foretick.base.Seed;
import io.foretick.math.KolmogorovSmirnov;
import io.foretick.math.SkewStudentT;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;

/// What the path is told to follow is what it follows.
class KnownPathTest {

    private static final int SECONDS = 200_000;

    @ParameterizedTest(name = "{0} s")
    @ValueSource(ints = {1, 20, 320})
    void returnsFollowTheLawThatIsTold(int horizon) {
        var path = new KnownPath(new Seed(3), SECONDS);
        int count = (SECONDS - KnownPath.margin()) / horizon;
        double[] places = new double[count];
        double squares = 0;
        for (int k = 0; k < count; k++) {
            int from = k * horizon;
            SkewStudentT law = law(path.lawAt(from), horizon);
            double moved = path.logPrice(from + horizon) - path.logPrice(from);
            places[k] = law.cdf(moved);
            squares += moved * moved / (law.sigma() * law.sigma());
        }
        Arrays.sort(places);
        assertEquals(1, squares / count, 5 * Math.sqrt(3.0 / count));
        assertTrue(KolmogorovSmirnov.distance(places) < 1.63 / Math.sqrt(count)); // 1 %
    }

    private static SkewStudentT law(DensityCurve curve, int horizon) {
        int knot = curve.nearestKnot(horizon);
        return SkewStudentT.of(curve.sigma(knot), curve.nu(knot), curve.lambda(knot));
    }
}
