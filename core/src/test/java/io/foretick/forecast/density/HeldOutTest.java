package io.foretick.forecast.density;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;

import org.junit.jupiter.api.Test;

import java.util.List;

class HeldOutTest {

    private static final MinuteSeries SERIES = Synthetic.series("BTC", 60, new Seed(1));
    private static final long FROM_MINUTE = SERIES.minute(0) + 40 * 1440;
    private static final List<MinuteSeries> TRAINING = List.of(SERIES.between(0, FROM_MINUTE));
    private static final EwmaFit.Plan PLAN = new EwmaFit.Plan(1800, 1_000, new Seed(1));
    private static final EwmaModel MODEL = EwmaFit.fit(TRAINING, PLAN);
    private static final List<HeldOutScore> SCORES = scores();

    @Test
    void modelThatKnowsTheSeasonBeatsBothBaselines() {
        for (HeldOutScore score : SCORES.subList(0, 4)) {
            assertTrue(score.overConstantT().mean() > 0.02, score.toString());
            assertTrue(score.overGaussian().mean() > 0.0, score.toString());
        }
    }

    @Test
    void scoreOfTheRightLawIsItsEntropy() {
        HeldOutScore minute = SCORES.get(1);
        // Mean log density of a unit t law with 10 degrees of freedom, less the mean log sigma.
        assertEquals("1m", minute.horizon());
        double meanLogSigma = Math.log(Synthetic.SIGMA_PER_SQRT_SECOND * Math.sqrt(60)) - 0.106;
        assertEquals(-1.40 - meanLogSigma, minute.model(), 0.08);
    }

    @Test
    void differencesAreThoseOfTheMeans() {
        for (HeldOutScore score : SCORES) {
            assertEquals(score.model() - score.constantT(), score.overConstantT().mean(), 1e-9);
            assertEquals(score.model() - score.gaussian(), score.overGaussian().mean(), 1e-9);
        }
    }

    @Test
    void sameSeedGivesTheSameScores() {
        assertEquals(SCORES, scores());
    }

    @Test
    void refusesToScoreNothing() {
        long beyond = SERIES.minute(SERIES.size() - 1) + 1;
        assertThrows(
                IllegalArgumentException.class,
                () -> HeldOut.score(MODEL, TRAINING, List.of(SERIES), beyond, PLAN));
    }

    private static List<HeldOutScore> scores() {
        return HeldOut.score(MODEL, TRAINING, List.of(SERIES), FROM_MINUTE, PLAN);
    }
}
