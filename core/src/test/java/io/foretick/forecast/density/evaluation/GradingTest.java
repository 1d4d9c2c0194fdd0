package io.foretick.forecast.density.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.forecast.DensityModel;
import io.foretick.market.second.BarSeries;

import org.junit.jupiter.api.Test;

import java.util.List;

class GradingTest {

    private static final int DAYS = 64;
    private static final List<BarSeries> COINS =
            List.of(
                    MadeUp.series("BTCUSDT", DAYS, new Seed(1)),
                    MadeUp.series("ETHUSDT", DAYS, new Seed(2)));
    private static final EvaluationPlan PLAN = plan(12_000, 1);
    private static final Exam EXAM = Exam.draw(COINS, PLAN);
    private static final DensityModel TRUTH = MadeUp.constant(MadeUp.SIGMA_PER_SQRT_SECOND);
    private static final DensityModel WIDE = MadeUp.constant(1.5 * MadeUp.SIGMA_PER_SQRT_SECOND);
    private static final List<Contestant> CONTESTANTS =
            List.of(new Contestant("truth", TRUTH), new Contestant("wide", WIDE));
    private static final Evaluation EVALUATION = MadeUp.grade(EXAM, CONTESTANTS);

    @Test
    void asksAboutAsManyEndsAsPlanned() {
        for (GroupScores horizon : EVALUATION.horizons()) {
            assertEquals(12_000, horizon.questions(), 500, horizon.name());
        }
        assertEquals(60_000, EVALUATION.mix().questions(), 2_500);
        assertEquals(List.of("1m", "5m", "15m", "1h", "4h", "1d"), names(EVALUATION.horizons()));
        assertEquals(List.of("5m", "15m", "1h", "4h", "1d"), names(EVALUATION.windows()));
        assertEquals(List.of("BTC", "ETH"), names(EVALUATION.coins()));
        assertEquals(24, EVALUATION.hours().size());
        assertEquals("80-100%", EVALUATION.remaining().getLast().name());
    }

    @Test
    void scoreOfTheRightLawIsItsEntropy() {
        int[] minutes = {1, 5, 15, 60};
        for (int k = 0; k < minutes.length; k++) {
            double sigma = sigma(minutes[k]);
            double expected = -0.5 * Math.log(2 * Math.PI * Math.E * sigma * sigma);
            Marks marks = EVALUATION.horizons().get(k).marks().getFirst();
            assertEquals(expected, marks.nats(), 0.06);
            assertEquals(sigma, marks.sigma(), 1e-9);
        }
    }

    @Test
    void crpsOfTheRightLawIsThatOfExactSampling() {
        // Of a normal law whose own draws are scored the mean is sigma / sqrt(pi).
        int[] minutes = {1, 5, 15, 60};
        for (int k = 0; k < minutes.length; k++) {
            double expected = sigma(minutes[k]) / Math.sqrt(Math.PI);
            Marks marks = EVALUATION.horizons().get(k).marks().getFirst();
            assertEquals(1, marks.crps() / expected, 0.05);
        }
    }

    @Test
    void placesInTheRightLawAreUniform() {
        for (GroupScores horizon : EVALUATION.horizons()) {
            PitTest test = horizon.pitTests().getFirst();
            assertTrue(test.pValue() > 0.01, horizon.name() + " " + test);
        }
        PitScore minute = EVALUATION.horizons().getFirst().marks().getFirst().pit();
        assertTrue(minute.distance() < 0.015, minute.toString());
        assertEquals(0.01, minute.below1Percent(), 0.004);
        assertEquals(0.01, minute.above99Percent(), 0.004);
        assertEquals(1, minute.histogram().stream().mapToDouble(bin -> bin).sum(), 1e-12);
    }

    @Test
    void lawThatIsTooWideIsFoundOut() {
        for (GroupScores horizon : EVALUATION.horizons().subList(0, 5)) {
            PitTest test = horizon.pitTests().getLast();
            assertTrue(test.pValue() < 1e-3, horizon.name() + " " + test);
        }
        // E log ratio of the two densities: log 1.5 - (1 - 1 / 1.5^2) / 2
        double expected = Math.log(1.5) - 0.5 * (1 - 1 / 2.25);
        assertEquals(expected, EVALUATION.mix().gains().getLast().mean(), 0.03);
        assertTrue(EVALUATION.mix().gains().getLast().t() > 5);
        assertTrue(EVALUATION.mix().upGains().getLast().mean() > 0);
        assertEquals(0, EVALUATION.mix().gains().getFirst().mean(), 0.0);
        double tails = EVALUATION.mix().marks().getFirst().tailNats();
        assertTrue(tails > EVALUATION.mix().marks().getLast().tailNats());
    }

    @Test
    void probabilitiesOfTheRightLawAreCalibrated() {
        Marks.Up right = EVALUATION.mix().up().getFirst();
        assertTrue(right.calibrationError() < 0.03, right.toString());
        assertTrue(right.logLoss() < EVALUATION.mix().up().getLast().logLoss());
        assertEquals(0, EVALUATION.mix().marks().getFirst().biasAtTheMoney(), 1e-9);
    }

    @Test
    void brierScoreOfTheRightLawIsItsUncertainty() {
        int[] minutes = {5, 15, 60};
        for (int k = 0; k < minutes.length; k++) {
            double brier = EVALUATION.windows().get(k).up().getFirst().brier();
            assertEquals(uncertainty(minutes[k]), brier, 0.006);
        }
    }

    @Test
    void uncertaintyGrowsWithTheShareThatIsLeft() {
        double soon = EVALUATION.remaining().getFirst().up().getFirst().brier();
        double late = EVALUATION.remaining().getLast().up().getFirst().brier();
        assertTrue(soon < late, soon + " " + late);
    }

    @Test
    void partsGiveTheAnswersOfTheWhole() {
        var whole = EXAM.answers(TRUTH);
        var joined = EXAM.parts(3).stream().flatMap(part -> part.answers(TRUTH).stream()).toList();
        assertEquals(whole, joined);
    }

    @Test
    void rivalsDoNotChangeWhatAModelScores() {
        Evaluation alone = MadeUp.grade(EXAM, CONTESTANTS.subList(0, 1));
        assertEquals(
                EVALUATION.mix().marks().getFirst().toString(),
                alone.mix().marks().getFirst().toString());
    }

    @Test
    void anotherSeedAsksOtherQuestions() {
        assertEquals(EXAM.questions(), Exam.draw(COINS, PLAN).questions());
        assertTrue(!EXAM.questions().equals(Exam.draw(COINS, plan(12_000, 2)).questions()));
    }

    @Test
    void whatOneDidNotAnswerIsScoredForNone() {
        DensityModel half = MadeUp.silentAboutTheFirst(TRUTH);
        Evaluation evaluation =
                MadeUp.grade(EXAM, List.of(CONTESTANTS.getFirst(), new Contestant("half", half)));
        long ofBtc = EXAM.questions().stream().filter(one -> one.coin() == 0).count();
        assertEquals(List.of(0, (int) ofBtc), evaluation.unanswered());
        assertEquals(List.of("ETH"), names(evaluation.coins()));
    }

    @Test
    void refusesToScoreNothing() {
        var early = new EvaluationPlan(0, MadeUp.START + 4 * MadeUp.DAY, 100, new Seed(1));
        assertThrows(IllegalArgumentException.class, () -> Exam.draw(COINS, early));
    }

    /// The mean of p (1 - p) over the time left. Two futures of a random walk of which the share s
    /// is left end apart with probability arccos(1 - s) / pi, which is the mean of 2 p (1 - p).
    private static double uncertainty(int window) {
        double sum = 0;
        for (int left = 1; left <= window; left++) {
            sum += Math.acos(1 - (double) left / window) / (2 * Math.PI);
        }
        return sum / window;
    }

    private static EvaluationPlan plan(int ends, long seed) {
        return new EvaluationPlan(
                MadeUp.START, MadeUp.START + DAYS * MadeUp.DAY, ends, new Seed(seed));
    }

    private static double sigma(int minutes) {
        return MadeUp.SIGMA_PER_SQRT_SECOND * Math.sqrt(60.0 * minutes);
    }

    private static List<String> names(List<GroupScores> groups) {
        return groups.stream().map(GroupScores::name).toList();
    }
}
