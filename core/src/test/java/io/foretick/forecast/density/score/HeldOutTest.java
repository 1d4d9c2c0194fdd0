package io.foretick.forecast.density.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.forecast.density.MinuteSeries;
import io.foretick.forecast.density.Synthetic;
import io.foretick.forecast.density.fit.FitPlan;
import io.foretick.forecast.density.fit.ModelName;

import org.junit.jupiter.api.Test;

import java.util.List;

class HeldOutTest {

    private static final MinuteSeries SERIES = Synthetic.series("BTC", 60, new Seed(1));
    private static final long FROM_MINUTE = SERIES.minute(0) + 40 * 1440;
    private static final List<MinuteSeries> TRAINING = List.of(SERIES.between(0, FROM_MINUTE));
    private static final FitPlan PLAN = new FitPlan(1_000, new Seed(1));
    private static final List<Entry> ENTRIES =
            List.of(
                    entry(ModelName.EWMA30_SEAS_T),
                    entry(ModelName.CONST_T),
                    entry(ModelName.GAUSS180));
    private static final List<HeldOutScore> SCORES = scores(ENTRIES);

    @Test
    void modelThatKnowsTheSeasonBeatsBothBaselines() {
        for (HeldOutScore score : SCORES.subList(0, 4)) {
            EntryScore model = score.entries().getFirst();
            assertTrue(model.over().get(1).mean() > 0.02, score.toString());
            assertTrue(model.over().get(2).mean() > 0.0, score.toString());
        }
    }

    @Test
    void scoreOfTheRightLawIsItsEntropy() {
        HeldOutScore minute = SCORES.get(1);
        // Mean log density of a unit t law with 10 degrees of freedom, less the mean log sigma.
        assertEquals("1m", minute.horizon());
        double meanLogSigma = Math.log(Synthetic.SIGMA_PER_SQRT_SECOND * Math.sqrt(60)) - 0.106;
        assertEquals(-1.40 - meanLogSigma, minute.entries().getFirst().nats(), 0.08);
    }

    @Test
    void differencesAreThoseOfTheMeans() {
        for (HeldOutScore score : SCORES) {
            for (EntryScore one : score.entries()) {
                for (int other = 0; other < score.entries().size(); other++) {
                    double apart = one.nats() - score.entries().get(other).nats();
                    assertEquals(apart, one.over().get(other).mean(), 1e-9);
                }
            }
        }
    }

    @Test
    void sameSeedGivesTheSameScores() {
        assertEquals(SCORES.toString(), scores(ENTRIES).toString()); // an error may be NaN
    }

    @Test
    void rivalsDoNotChangeWhatAnEntryScores() {
        List<HeldOutScore> alone = scores(ENTRIES.subList(0, 1));
        for (int k = 0; k < alone.size(); k++) {
            double expected = SCORES.get(k).entries().getFirst().nats();
            assertEquals(expected, alone.get(k).entries().getFirst().nats(), 0.0);
        }
    }

    @Test
    void refusesToScoreNothing() {
        long beyond = SERIES.minute(SERIES.size() - 1) + 1;
        assertThrows(
                IllegalArgumentException.class,
                () -> HeldOut.score(ENTRIES, List.of(SERIES), beyond, PLAN.seed()));
    }

    private static Entry entry(ModelName name) {
        return new Entry(name.text(), name.fit(TRAINING, PLAN));
    }

    private static List<HeldOutScore> scores(List<Entry> entries) {
        return HeldOut.score(entries, List.of(SERIES), FROM_MINUTE, PLAN.seed());
    }
}
