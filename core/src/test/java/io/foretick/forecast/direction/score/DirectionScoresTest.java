package io.foretick.forecast.direction.score;

import static io.foretick.forecast.direction.Direction.DOWN;
import static io.foretick.forecast.direction.Direction.FLAT;
import static io.foretick.forecast.direction.Direction.UP;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.ModelName;
import io.foretick.math.Elementary;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class DirectionScoresTest {

    private static final double EXACT = 1e-12;

    /// Nine rows, one of each decision and fact, and one more hit.
    private static final DirectionScores SCORES =
            new Rows()
                    .add(0.7, UP)
                    .add(0.7, DOWN)
                    .add(0.7, FLAT)
                    .add(0.2, UP)
                    .add(0.2, DOWN)
                    .add(0.2, FLAT)
                    .add(0.5, UP)
                    .add(0.5, DOWN)
                    .add(0.5, FLAT)
                    .add(0.7, UP)
                    .scores();

    @Test
    void countsEachDecisionAgainstEachFact() {
        Confusion confusion = SCORES.confusion();
        assertEquals(10, SCORES.n());
        assertEquals(2, confusion.count(UP, UP));
        assertEquals(1, confusion.count(UP, DOWN));
        assertEquals(1, confusion.count(DOWN, FLAT));
        assertEquals(4, confusion.decided(UP));
        assertEquals(3, confusion.came(FLAT));
    }

    @Test
    void sharesFollowFromTheCounts() {
        Confusion confusion = SCORES.confusion();
        assertEquals(0.4, confusion.accuracy(), EXACT);
        assertEquals(3.0 / 7, confusion.nonFlatAccuracy(), EXACT);
        assertEquals(2.0 / 7, confusion.swappedAccuracy(), EXACT);
        assertEquals(5, confusion.actions());
        assertEquals(0.6, confusion.actionAccuracy(), EXACT);
        assertEquals(0.7, confusion.coverage(), EXACT);
        assertEquals(0.3, confusion.predictedFlatShare(), EXACT);
        assertEquals(0.3, confusion.factFlatShare(), EXACT);
        assertEquals(4.0 / 7, confusion.upShare(), EXACT);
        assertEquals((4 - 2 - 0.5 * 2 - 0.5 * 2) / 10.0, SCORES.rewardMean(), EXACT);
    }

    @Test
    void probabilityScoresLeaveOutFactsThatDidNotMove() {
        ProbabilityScores scores = SCORES.probabilities();
        double brier = 0.09 + 0.49 + 0.64 + 0.04 + 0.25 + 0.25 + 0.09;
        double logLoss =
                -2 * Elementary.log(0.7)
                        - Elementary.log(0.3)
                        - Elementary.log(0.2)
                        - Elementary.log(0.8)
                        - 2 * Elementary.log(0.5);
        assertEquals(7, scores.n());
        assertEquals(brier / 7, scores.brier(), EXACT);
        assertEquals(logLoss / 7, scores.logLoss(), EXACT);
        assertEquals(logLoss / 7, scores.rawLogLoss(), 1e-9);
        assertEquals(0.5, scores.baseRate(), EXACT);
        assertEquals(Elementary.log(2.0), scores.baseRateLogLoss(), EXACT);
        assertEquals(Elementary.log(2.0) - logLoss / 7, scores.skill(), EXACT);
        double constant = -(4 * Elementary.log(4.0 / 7) + 3 * Elementary.log(3.0 / 7)) / 7;
        assertEquals(constant, scores.constantLogLoss(), EXACT);
        assertEquals(constant - logLoss / 7, scores.constantSkill(), EXACT);
    }

    @Test
    void reliabilityComparesTenthsOfTheProbability() {
        Reliability reliability = SCORES.reliability();
        // 0.2: half rose; 0.5: half rose; 0.7: two of three rose
        double gaps = 2 * 0.3 + 2 * 0.0 + 3 * (0.7 - 2.0 / 3);
        assertEquals(gaps / 7, reliability.expectedError(), EXACT);
        assertEquals(0.3, reliability.maximumError(), EXACT);
        assertEquals((3 * 0.7 + 2 * 0.8 + 2 * 0.5) / 7, reliability.confidence(), EXACT);
        assertEquals((2 + 1 + 2 * 0.5) / 7, reliability.likelierAccuracy(), EXACT);
        assertEquals(3, reliability.bins().get(7).count());
        assertEquals(Reliability.BINS, reliability.bins().size());
    }

    @Test
    void constantIsSeenAsOne() {
        assertEquals(0.0, new Rows().repeat(30, 0.52, UP).scores().sdUp(), EXACT);
        assertTrue(SCORES.sdUp() > 0.1);
    }

    @Test
    void lastDirectionSaysTheFactBeforeOnceMore() {
        LastDirection last = LastDirection.of(facts(UP, UP, DOWN, DOWN, FLAT, FLAT, UP, UP));
        assertEquals(7, last.n());
        assertEquals(4.0 / 7, last.accuracy(), EXACT);
        assertEquals(4, last.actions());
        assertEquals(0.75, last.actionAccuracy(), EXACT);
    }

    @Test
    void lastDirectionKnowsNoFactAcrossAHole() {
        List<Judged> rows = facts(UP, UP, DOWN, DOWN, DOWN, UP);
        // Of two stretches of a walk forward: nothing is known at the first candle of the second.
        LastDirection last =
                LastDirection.of(List.of(rows.get(0), rows.get(1), rows.get(4), rows.get(5)));
        assertEquals(2, last.n());
        assertEquals(0.5, last.accuracy(), EXACT);
        assertEquals(2, last.actions());
        assertEquals(0.5, last.actionAccuracy(), EXACT);
        assertEquals(0, LastDirection.of(List.of(rows.get(0), rows.get(2), rows.get(4))).n());
    }

    private static List<Judged> facts(Direction... facts) {
        Rows rows = new Rows();
        for (Direction fact : facts) {
            rows.add(0.5, fact);
        }
        return rows.list();
    }

    @Test
    void confidentWrongKeepsTheTenMostConfident() {
        Rows rows = new Rows().repeat(4, 0.9, UP).add(0.79, DOWN).add(0.95, FLAT, DOWN);
        for (int k = 0; k < 12; k++) {
            rows.add(0.80 + 0.01 * k, DOWN);
        }
        ConfidentWrong wrong = rows.scores().confidentWrong();
        assertEquals(16, wrong.confident());
        assertEquals(12, wrong.wrong());
        assertEquals(0.75, wrong.rate(), EXACT);
        assertEquals(10, wrong.worst().size());
        assertEquals(0.91, wrong.worst().getFirst().up(), EXACT);
        assertEquals(0.82, wrong.worst().getLast().up(), EXACT);
    }

    @Test
    void reasonsToAbstainAreTheFirstThatHolds() {
        Rows rows =
                new Rows()
                        .add(Rows.update(0, 0.51, 0.09, FLAT, UP, 0.1, 0))
                        .add(Rows.update(1, 0.51, 0.50, FLAT, UP, 0.19, 0))
                        .add(Rows.update(2, 0.51, 0.50, FLAT, UP, 0.5, 0))
                        .add(Rows.update(3, 0.5039, 0.50, FLAT, UP, 0.5, 0)) // margin 0.0156
                        .add(Rows.update(4, 0.7, 0.50, UP, UP, 0.5, 0));
        assertEquals(
                Map.of(
                        FlatReason.GENUINE_UNCERTAINTY, 1L,
                        FlatReason.COMPRESSION_BY_LOW_A, 1L,
                        FlatReason.NEAR_THRESHOLD, 1L,
                        FlatReason.OTHER, 1L),
                rows.scores().flatReasons());
        Judged side = rows.list().getLast();
        assertThrows(IllegalArgumentException.class, () -> FlatReason.of(side));
    }

    @Test
    void newestRowTellsTheCalibration() {
        DirectionScores scores =
                new Rows().add(0.6, UP, UP, 0.8, 0.1).add(0.6, UP, UP, 0.7, 0.2).scores();
        assertEquals(0.7, scores.slope(), EXACT);
        assertEquals(0.2, scores.shift(), EXACT);
    }

    @Test
    void rowOfAnUpdateKnowsBothProbabilities() {
        Judged row = Judged.of(Rows.update(3, 0.6, 2.0, UP, DOWN, 0.2, 0.0055), "calm", 0.51);
        assertEquals(ModelName.TRENDVIC.name(), row.model());
        assertEquals(Rows.startNs(3), row.candleStartNs());
        assertEquals(0.8808, row.rawUp(), 1e-4);
        assertEquals(Elementary.log(1.5), row.calibratedMargin(), EXACT);
        assertEquals(-100.0, row.returnBps(), EXACT);
        assertEquals(-1.0, row.reward(), EXACT);
        assertEquals(List.of("calm"), List.copyOf(Judged.byRegime(List.of(row)).keySet()));
    }

    @Test
    void baseRateKnowsOnlyMovesThatCame() {
        BaseRate base = new BaseRate();
        assertEquals(0.5, base.up(), EXACT);
        base.add(UP);
        base.add(FLAT);
        base.add(UP);
        assertEquals(52.0 / 102, base.up(), EXACT);
        base.add(DOWN);
        assertEquals(52.0 / 103, base.up(), EXACT);
    }

    @Test
    void nothingIsKnownOfNoRows() {
        DirectionScores none = DirectionScores.of(List.of());
        assertEquals(0, none.n());
        assertTrue(Double.isNaN(none.confusion().accuracy()));
        assertTrue(Double.isNaN(none.probabilities().logLoss()));
        assertTrue(Double.isNaN(none.probabilities().constantSkill()));
        assertTrue(Double.isNaN(none.reliability().maximumError()));
        assertTrue(Double.isNaN(none.sdUp()));
    }

    @Test
    void refusesRowsOutOfOrder() {
        List<Judged> rows = new ArrayList<>(new Rows().repeat(2, 0.6, UP).list());
        rows.add(rows.getFirst());
        assertThrows(IllegalArgumentException.class, () -> DirectionScores.of(rows));
    }
}
