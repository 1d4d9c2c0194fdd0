package io.foretick.forecast.direction.score;

import static io.foretick.forecast.direction.Direction.DOWN;
import static io.foretick.forecast.direction.Direction.UP;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.score.ScoreIntervals.Skill;
import io.foretick.math.Bootstrap.Interval;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

class ScoreIntervalsTest {

    private static final Seed SEED = new Seed(7);

    /// Facts rise with probability `true`, and the model says `told`.
    private static Rows draw(int count, double told, double rises, long seed) {
        SplittableRandom random = new Seed(seed).random();
        Rows rows = new Rows();
        for (int k = 0; k < count; k++) {
            boolean otherSide = random.nextInt(2) == 0;
            boolean likelier = random.nextDouble() < rises;
            rows.add(otherSide ? 1 - told : told, likelier == otherSide ? DOWN : UP);
        }
        return rows;
    }

    private static ScoreIntervals intervals(Rows rows, int blockCandles) {
        return ScoreIntervals.of(rows.list(), blockCandles, SEED).orElseThrow();
    }

    @Test
    void intervalsHoldTheScores() {
        Rows rows = draw(2_000, 0.6, 0.55, 1);
        ScoreIntervals intervals = intervals(rows, 20);
        DirectionScores scores = rows.scores();
        assertHolds(scores.confusion().accuracy(), intervals.accuracy());
        assertHolds(scores.confusion().actionAccuracy(), intervals.actionAccuracy());
        assertHolds(scores.probabilities().brier(), intervals.brier());
        assertHolds(scores.probabilities().logLoss(), intervals.logLoss());
        assertHolds(scores.reliability().expectedError(), intervals.ece());
        assertHolds(scores.probabilities().skill(), intervals.skill());
        assertHolds(scores.probabilities().constantSkill(), intervals.constantSkill());
        assertEquals(20, intervals.blockCandles());
        assertEquals(101, intervals.blocks(), 1); // the first block may begin before the rows
    }

    private static void assertHolds(double score, Interval interval) {
        assertEquals(score, interval.mean(), 1e-9);
        assertTrue(interval.low() < score && score < interval.high(), () -> interval + "");
    }

    @Test
    void skillIsShownOnlyWhereItIs() {
        assertEquals(Skill.SHOWN, intervals(draw(3_000, 0.6, 0.6, 2), 60).verdict());
        assertEquals(Skill.WORSE, intervals(draw(3_000, 0.6, 0.5, 3), 60).verdict());
    }

    @Test
    void luckIsRarelyTakenForSkill() {
        int runs = 300;
        int shown = 0;
        for (int run = 0; run < runs; run++) {
            ScoreIntervals intervals = intervals(draw(600, 0.501, 0.501, 1_000 + run), 20);
            shown += intervals.verdict() == Skill.SHOWN ? 1 : 0;
        }
        // one in forty, a little more for thirty blocks, and three standard errors
        assertEquals(0.03, shown / (double) runs, 0.03);
    }

    /// A base rate that is learnt as it goes pays for its first errors; one half does not.
    @Test
    void constantShowsNoSkillOverABaseRateThatStillLearns() {
        for (long seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new Seed(seed).random();
            BaseRate base = new BaseRate();
            List<Judged> rows = new ArrayList<>();
            for (int k = 0; k < 1_500; k++) {
                Direction fact = random.nextBoolean() ? UP : DOWN;
                rows.add(Judged.of(Rows.update(k, 0.5, fact), "", base.up()));
                base.add(fact);
            }
            Skill shown = ScoreIntervals.of(rows, 50, SEED).orElseThrow().verdict();
            assertEquals(Skill.NOT_SHOWN, shown, "seed " + seed);
        }
    }

    @Test
    void sameSeedGivesTheSameIntervals() {
        Rows rows = draw(500, 0.6, 0.55, 5);
        assertEquals(intervals(rows, 10), intervals(rows, 10));
    }

    @Test
    void fewBlocksGiveNoInterval() {
        Rows rows = draw(95, 0.6, 0.55, 6);
        assertEquals(Optional.empty(), ScoreIntervals.of(rows.list(), 240, SEED));
    }

    @Test
    void blocksGrowWithTheRows() {
        assertEquals(10, ScoreIntervals.blockCandles(100));
        assertEquals(50, ScoreIntervals.blockCandles(1_000));
        assertEquals(240, ScoreIntervals.blockCandles(400_000));
        assertEquals(50, ScoreIntervals.blockCandles(draw(1_000, 0.6, 0.55, 7).list()));
    }

    @Test
    void actionsThatNeverWereHaveNoInterval() {
        ScoreIntervals intervals = intervals(draw(300, 0.501, 0.5, 8), 10);
        assertTrue(Double.isNaN(intervals.actionAccuracy().low()));
        assertTrue(Double.isFinite(intervals.logLoss().low()));
    }
}
