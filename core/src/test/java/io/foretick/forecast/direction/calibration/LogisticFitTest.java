package io.foretick.forecast.direction.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the beta and Platt calibrators find of a known law.
class LogisticFitTest {

    private static final Ridge WEAK = new Ridge(1e-3, 1e-3, 1e-3);
    private static final int STEPS = 10;

    @Test
    void plattFindsAnOverconfidentLine() {
        OutcomeWindow window = Moves.drawn(60_000, 0.1, 0.2, 0.0);
        PlattCalibration platt = platt(WEAK, window);
        assertEquals(0.2, platt.slope(), 0.02);
        assertEquals(BoundedLogistic.probability(0.1 + 0.2 * 1.5), platt.up(1.5), 0.01);
    }

    @Test
    void plattHearsAnInvertedModelTheOtherWayRound() {
        PlattCalibration platt = platt(WEAK, Moves.drawn(20_000, 0.0, -0.3, 0.0));
        assertEquals(-0.3, platt.slope(), 0.03);
    }

    @Test
    void betaFindsALineThatIsFlatterOnOneSide() {
        BetaCalibration beta = beta(WEAK, Moves.drawn(60_000, -0.1, 0.5, 0.2));
        assertEquals(0.3, beta.a(), 0.04);
        assertEquals(0.7, beta.b(), 0.04);
        double truth =
                BoundedLogistic.probability(-0.1 + 0.5 * 2.0 + 0.2 * BoundedLogistic.even(2.0));
        assertEquals(truth, beta.up(2.0), 0.01);
    }

    @Test
    void betaNeverFallsWhateverTheOutcomes() {
        for (double bend : new double[] {-0.6, 0.0, 0.6}) {
            BetaCalibration beta = beta(WEAK, Moves.drawn(5_000, 0.0, -0.3, bend));
            assertTrue(beta.a() >= 0.0 && beta.b() >= 0.0, beta.a() + ", " + beta.b());
            for (double margin = -8.0; margin < 8.0; margin += 0.25) {
                assertTrue(beta.up(margin + 0.25) >= beta.up(margin), "at " + margin);
            }
        }
    }

    /// At the minimum the gradient vanishes: what is left over of the outcomes is the pull.
    @Test
    void endsWhereErrorsAreUncorrelatedWithTheMargin() {
        OutcomeWindow window = Moves.drawn(4_000, 0.3, 0.4, 0.0);
        Ridge ridge = new Ridge(50.0, 80.0, 1.0);
        PlattCalibration platt = platt(ridge, window);
        double errors = 0.0;
        double squares = 0.0;
        for (int k = 0; k < window.size(); k++) {
            double margin = window.margin(k);
            errors += margin * ((window.rose(k) ? 1.0 : 0.0) - platt.up(margin));
            squares += margin * margin;
        }
        assertEquals(80.0 * squares / window.size() * platt.slope(), errors, 1e-6);
    }

    @Test
    void aStrongRidgeKnowsNothing() {
        OutcomeWindow window = Moves.drawn(500, 0.0, 1.0, 0.0);
        assertEquals(0.5, platt(new Ridge(1e9, 1e9, 1e9), window).up(4.0), 1e-5);
        assertEquals(0.5, beta(new Ridge(1e9, 1e9, 1e9), window).up(4.0), 1e-5);
    }

    @ParameterizedTest(name = "all margins {0}")
    @ValueSource(doubles = {0.0, 1e-12, 2.0, -30.0})
    void findsTheShareOfRisesWhereMarginsAreAllOne(double margin) {
        var window = new OutcomeWindow(1_000);
        for (int k = 0; k < 1_000; k++) {
            window.add(margin, k % 4 == 0);
        }
        Ridge ridge = CalibrationSettings.DEFAULT.ridge();
        assertTrue(beta(ridge, window).up(margin) < 0.35, "" + beta(ridge, window).up(margin));
        assertTrue(platt(ridge, window).up(margin) < 0.35, "" + platt(ridge, window).up(margin));
    }

    /// Margins that tell everything, then the opposite: nothing may run away.
    @Test
    void staysSaneWhereOutcomesAreCertainAndTurn() {
        Ridge ridge = new Ridge(10.0, 10.0, 10.0);
        var platt = new PlattCalibration(ridge);
        var beta = new BetaCalibration(ridge);
        var window = new OutcomeWindow(512);
        for (int k = 0; k < 4_000; k++) {
            boolean turned = k >= 2_000;
            window.add(k % 2 == 0 ? 6.0 : -6.0, (k % 2 == 0) != turned);
            platt.fit(window);
            beta.fit(window);
            assertTrue(Double.isFinite(platt.slope()) && Math.abs(platt.slope()) < 5.0, "at " + k);
            assertTrue(beta.a() >= 0.0 && beta.b() < 5.0, "at " + k);
        }
        assertTrue(platt.up(6.0) < 0.1, "up after the turn " + platt.up(6.0));
        assertEquals(0.5, beta.up(6.0), 0.05);
    }

    private static PlattCalibration platt(Ridge ridge, OutcomeWindow window) {
        var platt = new PlattCalibration(ridge);
        for (int k = 0; k < STEPS; k++) {
            platt.fit(window);
        }
        return platt;
    }

    private static BetaCalibration beta(Ridge ridge, OutcomeWindow window) {
        var beta = new BetaCalibration(ridge);
        for (int k = 0; k < STEPS; k++) {
            beta.fit(window);
        }
        return beta;
    }
}
