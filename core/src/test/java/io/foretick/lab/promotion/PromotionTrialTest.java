package io.foretick.lab.promotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.forecast.density.evaluation.EvaluationPlan;
import io.foretick.forecast.density.score.MeanDifference;
import io.foretick.market.second.BarSeries;
import io.foretick.store.NetworkFile;
import io.foretick.store.SampleModels;
import io.foretick.store.StoredModel;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

class PromotionTrialTest {

    private static final long DAY = 86_400;
    private static final long FIRST = 20_100 * DAY;
    private static final double SIGMA_PER_MINUTE = 5e-4;
    private static final double RIGHT = SIGMA_PER_MINUTE / Math.sqrt(60);
    private static final EvaluationPlan PLAN =
            new EvaluationPlan(FIRST + 5 * DAY, FIRST + 12 * DAY, 300, new Seed(1));

    private final BarSeries coin = madeUp();

    @Test
    void betterModelThanTheLiveOnePasses() throws InterruptedException {
        PromotionVerdict verdict = trial(RIGHT, Optional.of(3 * RIGHT));
        assertTrue(verdict.isPassed());
        assertEquals("live", verdict.results().getFirst().hurdle().name());
        assertTrue(verdict.figures().getOrDefault("versus_live.diff_nats", Double.NaN) > 0.1);
        assertTrue(verdict.ends() > 1_000);
    }

    @Test
    void worseModelThanTheLiveOneFails() throws InterruptedException {
        assertFalse(trial(3 * RIGHT, Optional.of(RIGHT)).isPassed());
    }

    @Test
    void firstModelOfARegistryHasNothingToClear() throws InterruptedException {
        PromotionVerdict verdict = trial(RIGHT, Optional.empty());
        assertTrue(verdict.isPassed());
        assertTrue(verdict.results().isEmpty());
        assertTrue(verdict.figures().containsKey("log_score"));
    }

    @Test
    void networkIsHeldToItsOwnAnchor() throws InterruptedException {
        NetworkFile network = SampleModels.network(3, 1);
        var trial = new PromotionTrial(network, Optional.empty());
        PromotionVerdict verdict = trial.hold(List.of(coin), PLAN, 2);
        assertEquals(1, verdict.results().size());
        PromotionVerdict.Result result = verdict.results().getFirst();
        assertEquals("anchor", result.hurdle().name());
        assertEquals(0, result.hurdle().gainMin());
        assertEquals(verdict.nats() - result.nats(), result.gain().mean(), 1e-9);
        assertEquals(result.gain().mean() >= 0, verdict.isPassed());
    }

    @Test
    void levelWithTheLiveModelIsNotWorse() {
        assertTrue(isCleared("live", PromotionTrial.LIVE_GAIN_MIN, -0.000_49));
        assertFalse(isCleared("live", PromotionTrial.LIVE_GAIN_MIN, -0.000_51));
    }

    @Test
    void nothingBehindTheAnchorPassesHoweverLargeTheError() {
        assertTrue(isCleared("anchor", PromotionTrial.ANCHOR_GAIN_MIN, 0));
        assertFalse(isCleared("anchor", PromotionTrial.ANCHOR_GAIN_MIN, -1e-9));
        assertFalse(isCleared("anchor", PromotionTrial.ANCHOR_GAIN_MIN, Double.NaN));
    }

    @Test
    void leavesNoMoreThanATwentiethUnanswered() {
        assertTrue(new PromotionVerdict(50, 1_000, 50, 4, List.of()).isPassed());
        assertFalse(new PromotionVerdict(50, 1_000, 51, 4, List.of()).isPassed());
    }

    @Test
    void countsQuestionsOfAllHorizonsAsAsked() throws InterruptedException {
        PromotionVerdict verdict = trial(RIGHT, Optional.empty());
        assertTrue(verdict.asked() > verdict.ends(), verdict.toString());
        assertEquals(0, verdict.unanswered());
        assertEquals(0, verdict.figures().getOrDefault("unanswered_share", Double.NaN));
    }

    @Test
    void namesTheModelsThatWereTrainedOnTheWindow() {
        StoredModel candidate = SampleModels.file("fresh", RIGHT);
        StoredModel live = SampleModels.file("stale", RIGHT);
        var trial = new PromotionTrial(candidate, Optional.of(live));
        Instant trainedTo = candidate.provenance().to();
        assertEquals(List.of(), trial.trainedBeyond(trainedTo));
        assertEquals(
                List.of(
                        "fresh was trained up to " + trainedTo,
                        "stale was trained up to " + trainedTo),
                trial.trainedBeyond(trainedTo.minusSeconds(1)));
    }

    private PromotionVerdict trial(double candidate, Optional<Double> live)
            throws InterruptedException {
        Optional<StoredModel> present = live.map(sigma -> SampleModels.file("live", sigma));
        return new PromotionTrial(SampleModels.file("candidate", candidate), present)
                .hold(List.of(coin), PLAN, 2);
    }

    private static boolean isCleared(String name, double gainMin, double gain) {
        var hurdle = new Hurdle(name, SampleModels.constant(RIGHT), gainMin);
        return new PromotionVerdict.Result(hurdle, 4, new MeanDifference(gain, 1, 9)).isCleared();
    }

    private static BarSeries madeUp() {
        var series = new BarSeries("BTCUSDT", 60);
        var random = new SplittableRandom(1);
        double logPrice = 11;
        for (long second = FIRST; second < FIRST + 12 * DAY; second += 60) {
            logPrice += SIGMA_PER_MINUTE * random.nextGaussian();
            series.bar(second, Math.round(1e8 * Math.exp(logPrice)), 100_000_000);
        }
        return series;
    }
}
