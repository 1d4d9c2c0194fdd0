package io.foretick.forecast.density.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class PitTestTest {

    private static final int MINUTES = 60;
    private static final int HOURS = 2_400;

    @Test
    void takesReturnsOfACoinOnlyAHorizonApart() {
        List<Question> questions = new ArrayList<>();
        for (int k = 0; k < 100; k++) {
            questions.add(question(k % 2, 1_200L * (k / 2)));
        }
        double[] pits = new SplittableRandom(1).doubles(100).toArray();
        PitTest test = PitTest.of(questions, pits, 1);
        assertEquals(34, test.returns(), "every third of 50, of either coin");
    }

    @Test
    void oneBlockTellsNoProbability() {
        double[] pits = new SplittableRandom(1).doubles(2 * HOURS).toArray();
        PitTest test = PitTest.of(questions(), pits, 200);
        assertEquals(2 * HOURS, test.returns());
        assertTrue(test.distance() > 0);
        assertTrue(Double.isNaN(test.effective()), test.toString());
        assertTrue(Double.isNaN(test.pValue()), test.toString());
    }

    @Test
    void fewBlocksCountForTheOneThatTheirMeanTook() {
        double[] apart = {0.25, 0.25, 0.75, 0.75};
        long[] blocks = {1, 1, 2, 2};
        // At each of 10 levels the blocks lie 1 and -1 off, of 4 * 0.25: twice as much, times 2 /
        // 1.
        assertEquals(4, PitTest.designEffect(apart, blocks), 1e-12);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void independentReturnsCountInFull(long seed) {
        double[] pits = new SplittableRandom(seed).doubles(2 * HOURS).toArray();
        PitTest test = PitTest.of(questions(), pits, 1);
        assertEquals(2 * HOURS, test.returns());
        assertTrue(test.effective() > 0.8 * test.returns(), test.toString());
        assertTrue(test.pValue() > 0.001, test.toString());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void coinsThatMoveAsOneCountOnce(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] pits = new double[2 * HOURS];
        for (int k = 0; k < HOURS; k++) {
            pits[2 * k] = random.nextDouble();
            pits[2 * k + 1] = pits[2 * k];
        }
        PitTest test = PitTest.of(questions(), pits, 1);
        assertEquals(0.5, test.effective() / test.returns(), 0.1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void rightLawWithWildDaysIsRefusedNoMoreOftenThanStated(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int trial = 0; trial < 200; trial++) {
            PitTest test = PitTest.of(questions(), clustered(random), 1);
            refused += test.pValue() < 0.05 ? 1 : 0;
        }
        assertTrue(refused < 30, "of 200 trials refused at 0.05: " + refused);
    }

    /// Uniform over all days, but each day lies wholly in the middle or wholly in the tails.
    private static double[] clustered(SplittableRandom random) {
        double[] pits = new double[2 * HOURS];
        boolean wild = false;
        for (int k = 0; k < pits.length; k++) {
            wild = k % 48 == 0 ? random.nextBoolean() : wild;
            double half = random.nextDouble(0.25);
            double inner = random.nextBoolean() ? 0.5 + half : 0.5 - half;
            double outer = random.nextBoolean() ? 1 - half : half;
            pits[k] = wild ? outer : inner;
        }
        return pits;
    }

    private static List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        for (int k = 0; k < 2 * HOURS; k++) {
            questions.add(question(k % 2, 3_600L * (k / 2)));
        }
        return questions;
    }

    private static Question question(int coin, long endSecond) {
        return new Question(coin, endSecond, MINUTES, Question.NO_WINDOW, 0, 0, true, 1e-3);
    }
}
