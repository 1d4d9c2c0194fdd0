package io.foretick.lab.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.session.ConfigException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashSet;
import java.util.List;

class LearningSearchTest {

    private static Search search(String method, int seed, int trials) {
        String text =
                """
                experiment:
                  seed: %d
                  trials: %d
                  search: {method: %s, batch: 8, startup: 16, eta: 3, rungs: 3}
                market_maker:
                  gamma: {from: 0.001, to: 10, scale: log}
                  order_usd: {from: 100, to: 5000}
                  signal_beta: [0, 0.5, 1, 1.5, 2, 3]
                  calibration_seconds: {from: 60, to: 7200}
                bribe:
                  mode: [none, percentile, fixed, adaptive]
                  fixed_usd: {from: 0.01, to: 1}
                """
                        .formatted(seed, trials, method);
        return Search.of(Planted.experiment(text));
    }

    /// Highest, at 0, for one gamma, one beta and one bribe. The last does not count for all.
    private static double planted(TrialSpec trial) {
        double gamma = (Math.log10(trial.maker().gamma()) + 0.5) / 4;
        double order = (trial.maker().orderUsd() - 1_500) / 4_900;
        double beta = trial.maker().signalBeta() == 1.5 ? 0 : 0.3;
        boolean fixed = trial.values().containsKey("bribe.fixed_usd");
        double bribe = fixed ? Math.abs(trial.bribe().fixedUsd() - 0.7) : 0.5;
        return -gamma * gamma - order * order - beta - bribe;
    }

    @Test
    void parzenEstimatorBeatsRandomOnAverage() {
        double learnt = 0;
        double drawn = 0;
        int better = 0;
        int seeds = 12;
        for (int seed = 1; seed <= seeds; seed++) {
            double one =
                    Planted.best(
                            Planted.run(search("bayesian", seed, 80), LearningSearchTest::planted));
            double other =
                    Planted.best(
                            Planted.run(search("random", seed, 80), LearningSearchTest::planted));
            learnt += one / seeds;
            drawn += other / seeds;
            better += one > other ? 1 : 0;
        }
        assertTrue(learnt > 0.6 * drawn, "%.4f against %.4f".formatted(learnt, drawn));
        assertTrue(better >= 9, better + " of " + seeds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "bayesian", "halving"})
    void sameSeedAndScoresGiveTheSameTrials(String method) {
        List<Scored> all = Planted.run(search(method, 7, 60), LearningSearchTest::planted);
        List<Scored> again = Planted.run(search(method, 7, 60), LearningSearchTest::planted);
        assertEquals(all, again);
        List<Scored> other = Planted.run(search(method, 8, 60), LearningSearchTest::planted);
        assertNotEquals(Planted.ids(all), Planted.ids(other));
        assertEquals(all.size(), new HashSet<>(Planted.ids(all)).size());
        assertTrue(all.size() <= 60 && all.size() >= 55, all.size() + " trials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "bayesian", "halving"})
    void searchResumedAtAnEndOfABatchGoesOnTheSame(String method) {
        List<Scored> all = Planted.run(search(method, 3, 60), LearningSearchTest::planted);
        Search fresh = search(method, 3, 60);
        int done = 0;
        while (done < all.size()) {
            List<TrialSpec> batch = fresh.next(all.subList(0, done));
            List<Scored> expected = all.subList(done, done + batch.size());
            assertEquals(expected.stream().map(Scored::trial).toList(), batch);
            done += batch.size();
        }
    }

    @Test
    void scoresDecideWhatIsLearnt() {
        Search search = search("bayesian", 1, 60);
        List<Scored> one = Planted.run(search, LearningSearchTest::planted);
        List<Scored> other = Planted.run(search, trial -> -planted(trial));
        assertEquals(Planted.ids(one).subList(0, 16), Planted.ids(other).subList(0, 16));
        assertNotEquals(Planted.ids(one), Planted.ids(other));
    }

    @Test
    void failedTrialsAreNotLearntFromAsGood() {
        List<Scored> all =
                Planted.run(
                        search("bayesian", 1, 60),
                        trial -> trial.maker().gamma() > 0.1 ? Double.NaN : 1);
        long early = all.stream().limit(16).filter(one -> Double.isNaN(one.score())).count();
        long late = all.stream().skip(30).filter(one -> Double.isNaN(one.score())).count();
        assertEquals(8, (double) early, 1); // half of the axis fails
        assertTrue(late <= 5, late + " of 30 failed");
    }

    @Test
    void smallSpacesEndWhenAllWasTried() {
        String text =
                "{experiment: {trials: 50, search: {method: METHOD, startup: 3}},"
                        + " market_maker: {gamma: [1, 2, 3], hedge: [true, false]}}";
        for (String method : List.of("random", "bayesian")) {
            Search search = Search.of(Planted.experiment(text.replace("METHOD", method)));
            assertEquals(6, Planted.run(search, _ -> 0).size(), method);
        }
    }

    @Test
    void halvingPromotesTheBestToMoreData() {
        Search search = search("halving", 1, 27 + 9 + 3);
        assertEquals(39, search.trialsMax());
        List<Scored> all = Planted.run(search, LearningSearchTest::planted);
        List<Scored> first = all.subList(0, 27);
        List<Scored> second = all.subList(27, 36);
        List<Scored> last = all.subList(36, 39);
        assertEquals(27_778, first.getFirst().trial().data().rows());
        assertEquals(83_333, second.getFirst().trial().data().rows());
        assertEquals(250_000, last.getFirst().trial().data().rows());
        List<Double> bestNine =
                first.stream().sorted(Scored.BEST_FIRST).limit(9).map(Scored::score).toList();
        assertEquals(bestNine, second.stream().map(Scored::score).toList());
        assertEquals(bestNine.subList(0, 3), last.stream().map(Scored::score).toList());
        assertEquals(39, new HashSet<>(Planted.ids(all)).size());
    }

    @Test
    void halvingLeavesFailedTrialsBehind() {
        Search search = search("halving", 1, 39);
        List<Scored> none = Planted.run(search, _ -> Double.NaN);
        assertEquals(27, none.size());
        List<Scored> few = Planted.run(search, trial -> trial.maker().gamma() > 4 ? 1 : Double.NaN);
        assertTrue(few.size() > 27 && few.size() < 39, few.size() + " trials");
        assertTrue(few.stream().skip(27).noneMatch(one -> Double.isNaN(one.score())));
    }

    @Test
    void halvingShortensTheSpanOfFiles() {
        String text =
                "{experiment: {trials: 4, search: {method: halving, eta: 2, rungs: 2}},"
                    + " market_maker: {gamma: [1, 2, 3]}, data: {source: trades, paths: [a]SPAN}}";
        String span = ", from: 2024-01-01, to: 2024-01-03";
        Search search = Search.of(Planted.experiment(text.replace("SPAN", span)));
        List<Scored> all = Planted.run(search, trial -> trial.maker().gamma());
        assertEquals(4, all.size());
        assertEquals("2024-01-02T00:00:00Z", all.getFirst().trial().data().to());
        assertEquals("2024-01-03T00:00:00Z", all.getLast().trial().data().to());
        var spanless = Planted.experiment(text.replace("SPAN", ""));
        assertThrows(ConfigException.class, () -> Search.of(spanless));
    }

    @Test
    void quasiRandomPointsFillEveryAxisEvenly() {
        var halton = new Halton(12, new Seed(5));
        int[][] counts = new int[12][16];
        for (int k = 0; k < 1_600; k++) {
            double[] point = halton.point(k);
            for (int d = 0; d < point.length; d++) {
                counts[d][(int) (16 * point[d])]++;
            }
        }
        for (int[] axis : counts) {
            for (int count : axis) {
                assertEquals(100, count, 12); // chance alone strays by 30
            }
        }
    }
}
