package io.foretick.lab.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.forecast.signal.Signal;
import io.foretick.lab.spec.ModelSpec;
import io.foretick.lab.spec.ModelSpec.Level0;
import io.foretick.lab.spec.ModelSpec.Mode;
import io.foretick.lab.spec.SplitSpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class ModelsTest {

    private static final Seed SEED = new Seed(20_260_101);
    private static final SplitSpec SPLIT = new SplitSpec(0.0, 0.4, 4, 5, false);
    private static final SplitSpec TWO_FOLDS = new SplitSpec(0.0, 0.5, 2, 5, true);
    private static final ModelSpec TREES = Specs.plain(Level0.XGBOOST);

    static Stream<ModelSpec> stacks() {
        return Stream.of(
                TREES,
                Specs.metaLabelled(),
                Specs.plain(Level0.PRICE_LSTM),
                Specs.whole(Mode.STRICT),
                Specs.whole(Mode.COMPAT));
    }

    /// A walk whose first block begins after the split's share of the rows.
    private static WalkForwardResult judged(
            ModelSpec spec, SplitSpec split, Planted planted, Seed seed) {
        int first = (int) (split.trainShare() * planted.x().rows());
        return Models.walkForward(spec, split, first, planted.x(), planted.y(), seed);
    }

    @Test
    void findsWhatWasPlanted() {
        Planted planted = Planted.of(2_000, 0.7, SEED);
        Score score = judged(TREES, SPLIT, planted, SEED).score();
        assertTrue(score.correlation() > 0.4, score.toString());
        assertTrue(score.skill() > 0.15, "better than always zero: " + score);
        assertTrue(score.hitRate() > 0.68, score.toString());
        assertEquals(1_200 - 8, score.rows());
    }

    /// The signal is in the row before, which trees over one row cannot see.
    @Test
    void recurrentNetworkFindsWhatIsInTheRowsBefore() {
        Planted planted = Planted.of(2_000, 0.7, SEED).withSignalOneRowEarlier();
        ModelSpec network = Specs.patientNetwork();
        Score score = judged(network, SPLIT, planted, SEED).score();
        assertTrue(score.correlation() > 0.3, score.toString());
        Score blind = judged(TREES, SPLIT, planted, SEED).score();
        assertTrue(blind.correlation() < 0.1, blind.toString());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void findsNothingInNoise(long seed) {
        Planted noise = Planted.of(2_000, 0.0, new Seed(seed));
        Score score = judged(TREES, SPLIT, noise, SEED).score();
        assertEquals(0.0, score.correlation(), 4.0 / Math.sqrt(score.rows()));
        assertTrue(score.skill() < 0.0, "no better than always zero: " + score);
    }

    /// What is foretold of a row stays the same when all later rows are cut off.
    @ParameterizedTest
    @MethodSource("stacks")
    void signalsKnowNothingOfLaterRows(ModelSpec spec) {
        Planted planted = Planted.of(600, 0.7, SEED).withGaps(10, 400);
        TrainedModels models = Models.trainModels(spec, planted.x(), planted.y(), SEED);
        List<Signal> signals = models.signals(planted.x(), 0, 600);
        for (int row : new int[] {0, 9, 10, 14, 15, 100, 399, 400, 406, 599}) {
            assertEquals(
                    signals.get(row), models.signal(planted.x().slice(0, row + 1), row), "" + row);
        }
    }

    /// Signals of a block stay the same when all that is known only after its start changes: labels
    /// that reach into it or lie behind, and features behind it.
    @ParameterizedTest
    @MethodSource("stacks")
    void walkKnowsNothingOfTheFuture(ModelSpec spec) {
        Planted planted = Planted.of(600, 0.7, SEED);
        WalkForwardResult whole = judged(spec, TWO_FOLDS, planted, SEED);
        int start = whole.folds().getFirst().test().from();
        int end = whole.folds().getFirst().test().to();
        Planted changed = planted.withOtherLabels(start).withOtherFeatures(end);
        WalkForwardResult other = judged(spec, TWO_FOLDS, changed, SEED);
        assertEquals(whole.signals().subList(0, end), other.signals().subList(0, end));
        assertNotEquals(whole.signals(), other.signals());
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void sameSeedGivesTheSameBitsBesideOthers(ModelSpec spec)
            throws ExecutionException, InterruptedException {
        Planted planted = Planted.of(600, 0.7, SEED);
        WalkForwardResult alone = judged(spec, TWO_FOLDS, planted, SEED);
        try (var pool = Executors.newFixedThreadPool(2)) {
            List<Future<WalkForwardResult>> crowd =
                    IntStream.range(0, 2)
                            .mapToObj(
                                    _ -> pool.submit(() -> judged(spec, TWO_FOLDS, planted, SEED)))
                            .toList();
            for (Future<WalkForwardResult> one : crowd) {
                assertEquals(alone, one.get());
            }
        }
        Seed another = SEED.split("another");
        assertNotEquals(alone, judged(spec, TWO_FOLDS, planted, another));
    }

    /// One infinite value is a missing value: its column still tells what it told.
    @Test
    void infiniteFeaturesCountAsMissing() {
        Planted planted = Planted.of(600, 0.7, SEED);
        Planted holed = planted.withFeatures(100, Double.NaN);
        Planted infinite = planted.withFeatures(100, Double.POSITIVE_INFINITY);
        assertEquals(judged(TREES, SPLIT, holed, SEED), judged(TREES, SPLIT, infinite, SEED));
    }

    @Test
    void saysNothingBeforeTheFirstBlockAndSomethingToTheEnd() {
        Planted planted = Planted.of(603, 0.7, SEED);
        WalkForwardResult result = judged(TREES, SPLIT, planted, SEED);
        int start = result.folds().getFirst().test().from();
        assertEquals((int) (0.4 * 603), start);
        for (int row = 0; row < 603; row++) {
            assertEquals(row < start, result.signals().get(row).equals(Signal.NONE), "row " + row);
        }
    }

    /// Labels of weight 0 keep the place of what a hole in the data hides.
    @Test
    void placeHoldersAreNeitherTrainedOnNorJudgedBy() {
        Planted planted = Planted.of(600, 0.7, SEED);
        WalkForwardResult holed = judged(TREES, SPLIT, planted.withHole(100, 500, 0.0), SEED);
        WalkForwardResult wild = judged(TREES, SPLIT, planted.withHole(100, 500, 9.0), SEED);
        assertEquals(holed, wild);
        assertEquals(600 - 500 - 8, holed.score().rows());
    }

    @Test
    void withoutLevelZeroNothingIsKnown() {
        Planted planted = Planted.of(600, 0.7, SEED);
        ModelSpec none = Specs.plain(Level0.NONE);
        WalkForwardResult result = judged(none, SPLIT, planted, SEED);
        assertTrue(result.signals().stream().allMatch(Signal.NONE::equals));
        assertEquals(600, result.signals().size());
        TrainedModels models = Models.trainModels(none, planted.x(), planted.y(), SEED);
        assertEquals(Signal.NONE, models.signal(planted.x(), 7));
    }

    @Test
    void saysThatRowsAreTooFew() {
        Planted planted = Planted.of(60, 0.7, SEED);
        WalkForwardResult result = judged(TREES, SPLIT, planted, SEED);
        assertTrue(result.notes().getFirst().contains("too few"), result.notes().toString());
        assertEquals(Signal.NONE, result.signals().get(30));
    }

    /// Enough rows for level 0, too few to keep a part of them for the levels above.
    @Test
    void saysWhichLevelsHadTooFewRows() {
        Planted planted = Planted.of(120, 0.7, SEED);
        var split = new SplitSpec(0.0, 0.8, 1, 0, false);
        ModelSpec spec = Specs.longLookBack();
        WalkForwardResult result = judged(spec, split, planted, SEED);
        String note = "rows from 96: too few rows for ";
        assertEquals(
                List.of(note + "ConfidenceGRU", note + "MetaMLP", note + "meta-labelling"),
                result.notes());
        assertEquals(1.0, result.signals().get(119).trust(), "and level 0 stands alone");
    }

    /// What a label tells is not learnt where the table ends before it is known.
    @Test
    void learnsNoLabelFromBeyondTheTable() {
        Planted planted = Planted.of(400, 0.7, SEED);
        Planted changed = planted.withOtherLabels(300);
        TrainedModels one =
                Models.trainModels(TREES, planted.cut(300).x(), planted.cut(300).y(), SEED);
        TrainedModels other =
                Models.trainModels(TREES, changed.cut(300).x(), changed.cut(300).y(), SEED);
        assertEquals(one.signals(planted.x(), 0, 400), other.signals(planted.x(), 0, 400));
    }

    @Test
    void refusesMoreFoldsThanRows() {
        Planted planted = Planted.of(60, 0.7, SEED);
        var split = new SplitSpec(0.0, 0.5, 31, 0, false);
        assertThrows(IllegalArgumentException.class, () -> judged(TREES, split, planted, SEED));
    }

    /// Where the first model is right more often, the second trusts it more.
    @Test
    void trustIsHigherWhereActingPays() {
        Planted planted = Planted.of(3_000, 0.7, SEED).withNoiseWhereSecondFeatureIsLow();
        ModelSpec spec = Specs.metaLabelled();
        WalkForwardResult result = judged(spec, SPLIT, planted, SEED);
        double clear = 0.0;
        double noisy = 0.0;
        for (int row = 1_300; row < 3_000; row++) {
            double trust = result.signals().get(row).trust();
            boolean low = planted.x().value(row, 1) < 0.0;
            clear += low ? 0.0 : trust;
            noisy += low ? trust : 0.0;
        }
        assertTrue(clear > 1.15 * noisy, clear + " against " + noisy);
    }
}
