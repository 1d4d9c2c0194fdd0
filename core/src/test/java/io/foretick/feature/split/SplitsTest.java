package io.foretick.feature.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

class SplitsTest {

    private static final LabelSpans TWO_AHEAD = even(20, 2);

    @Test
    void rowsToTrainOnAreNeverJudgedOn() {
        var test = new RowRange(5, 10);
        List<RowRange> across = List.of(new RowRange(0, 6));
        assertThrows(IllegalArgumentException.class, () -> new Split(across, test));
        List<RowRange> backwards = List.of(new RowRange(2, 4), new RowRange(0, 2));
        assertThrows(IllegalArgumentException.class, () -> new Split(backwards, test));
    }

    @Test
    void rowsWithLabelsThatReachIntoTheTestLeak() {
        Split split = CompatSplits.inOrder(20, 0.5);
        assertEquals(2, split.leakingRows(TWO_AHEAD));
        assertThrows(IllegalArgumentException.class, () -> new PurgedSplit(split, TWO_AHEAD));
    }

    @Test
    void foldIsPurgedByTheEndsOfLabelsAndFollowedByAnEmbargo() {
        // Fold 5 to 9, labels known up to row 11; before it rows 3 and 4 reach in; embargo 12, 13.
        PurgedSplit split = new PurgedKFold(4, 0, 2).splits(TWO_AHEAD).get(1);
        assertEquals(new RowRange(5, 10), split.rows().test());
        assertEquals(List.of(new RowRange(0, 3), new RowRange(14, 20)), split.rows().train());
    }

    @Test
    void whatTheFeaturesOfAFoldLookBackOnIsPurgedToo() {
        PurgedSplit split = new PurgedKFold(4, 2, 2).splits(TWO_AHEAD).get(1);
        assertEquals(List.of(new RowRange(0, 1), new RowRange(14, 20)), split.rows().train());
    }

    @Test
    void embargoIsTheLongestOfItsReasons() {
        assertEquals(2, PurgedKFold.of(4, 0, TWO_AHEAD).embargoRows());
        assertEquals(7, PurgedKFold.of(4, 7, TWO_AHEAD).embargoRows());
        assertEquals(11, PurgedKFold.of(4, 7, even(1_001, 2)).embargoRows());
    }

    @Test
    void everyRowIsJudgedOnce() {
        List<PurgedSplit> splits = new PurgedKFold(3, 0, 0).splits(TWO_AHEAD);
        List<RowRange> tests = splits.stream().map(split -> split.rows().test()).toList();
        assertEquals(List.of(new RowRange(0, 6), new RowRange(6, 12), new RowRange(12, 20)), tests);
    }

    @Test
    void walkTrainsOnThePastOnly() {
        List<PurgedSplit> splits = WalkForward.expanding(8, 3, 2).splits(TWO_AHEAD);
        assertEquals(2, splits.size());
        assertEquals(new Split(rows(0, 5), new RowRange(8, 14)), splits.get(0).rows());
        assertEquals(new Split(rows(0, 11), new RowRange(14, 20)), splits.get(1).rows());
    }

    @Test
    void walkWithoutGapIsPurgedByTheEndsOfLabels() {
        PurgedSplit split = WalkForward.expanding(8, 0, 2).splits(TWO_AHEAD).getFirst();
        assertEquals(rows(0, 6), split.rows().train());
    }

    @Test
    void rollingWalkForgets() {
        List<PurgedSplit> splits = WalkForward.rolling(8, 2, 2).splits(TWO_AHEAD);
        assertEquals(rows(6, 12), splits.get(1).rows().train());
    }

    @Test
    void blocksOfAWalkDivideAllThatFollowsTheFirstTraining() {
        List<PurgedSplit> splits = WalkForward.expanding(8, 0, 5).splits(TWO_AHEAD);
        List<Integer> lengths = splits.stream().map(one -> one.rows().test().rows()).toList();
        assertEquals(List.of(2, 2, 3, 2, 3), lengths);
        assertEquals(20, splits.getLast().rows().test().to());
    }

    @Test
    void holdoutJudgesTheNewestShare() {
        PurgedSplit split = new Holdout(0.25, 3).split(TWO_AHEAD);
        assertEquals(new Split(rows(0, 12), new RowRange(15, 20)), split.rows());
    }

    @Test
    void olderFoldsLeaveOutAFixedNumberOfRowsOnEitherSide() {
        List<Split> splits = CompatSplits.purgedFolds(23, 5, 3);
        var first = new Split(rows(7, 23), new RowRange(0, 4));
        assertEquals(first, splits.getFirst());
        List<RowRange> around = List.of(new RowRange(0, 5), new RowRange(15, 23));
        assertEquals(new Split(around, new RowRange(8, 12)), splits.get(2));
        assertEquals(new Split(rows(0, 13), new RowRange(16, 23)), splits.get(4));
    }

    @Test
    void olderFoldsLeakLabelsLongerThanTheirEmbargo() {
        LabelSpans day = even(1_000, 24);
        List<Split> splits = CompatSplits.purgedFolds(1_000, 5, 3);
        assertEquals(2 * (24 - 3), splits.get(2).leakingRows(day));
        assertEquals(24, CompatSplits.inOrder(1_000, 0.8).leakingRows(day));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noLabelIsEverSharedWhateverItsLength(long seed) {
        SplittableRandom random = new Seed(seed).random();
        int[] lengths = random.ints(300, 0, 40).toArray();
        LabelSpans spans = LabelSpans.ofLengths(lengths);
        List<PurgedSplit> folds = PurgedKFold.of(5, 24, spans).splits(spans);
        List<PurgedSplit> blocks = WalkForward.expanding(100, 24, 4).splits(spans);
        assertEquals(5, folds.size());
        assertEquals(4, blocks.size());
        for (PurgedSplit split : folds) {
            assertEquals(0, naiveLeaks(split.rows(), lengths));
            assertTrue(split.rows().trainRows() > 100);
        }
        blocks.forEach(split -> assertEquals(0, naiveLeaks(split.rows(), lengths)));
    }

    /// Pairs of rows, one to train and one to judge on, whose labels share a row.
    private static int naiveLeaks(Split split, int[] lengths) {
        int leaks = 0;
        for (int row = 0; row < lengths.length; row++) {
            int at = row;
            boolean trained = split.train().stream().anyMatch(range -> range.contains(at));
            for (int other = split.test().from(); trained && other < split.test().to(); other++) {
                boolean meet = row <= other + lengths[other] && other <= row + lengths[row];
                leaks += meet ? 1 : 0;
            }
        }
        return leaks;
    }

    private static List<RowRange> rows(int from, int to) {
        return List.of(new RowRange(from, to));
    }

    private static LabelSpans even(int rows, int length) {
        int[] lengths = new int[rows];
        Arrays.fill(lengths, length);
        return LabelSpans.ofLengths(lengths);
    }
}
