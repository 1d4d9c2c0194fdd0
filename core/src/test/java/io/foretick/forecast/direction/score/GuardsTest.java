package io.foretick.forecast.direction.score;

import static io.foretick.forecast.direction.Direction.DOWN;
import static io.foretick.forecast.direction.Direction.FLAT;
import static io.foretick.forecast.direction.Direction.UP;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.direction.Alarm;
import io.foretick.forecast.direction.Alarm.Level;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.ModelName;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/// Each guard speaks where it has to, and is silent where all is well.
class GuardsTest {

    private static Optional<Level> level(Guard guard, Rows rows) {
        return Guards.check(rows.scores(), GuardLimits.DEFAULT).stream()
                .filter(finding -> finding.guard() == guard)
                .map(Finding::level)
                .findFirst();
    }

    private static void assertWarns(Guard guard, Rows rows) {
        assertEquals(Optional.of(Level.WARNING), level(guard, rows));
    }

    private static void assertErrs(Guard guard, Rows rows) {
        assertEquals(Optional.of(Level.ERROR), level(guard, rows));
    }

    private static void assertSilent(Guard guard, Rows rows) {
        assertEquals(Optional.empty(), level(guard, rows));
    }

    /// Sides by turns, each right as often as the model says.
    private static Rows healthy(int rounds) {
        Rows rows = new Rows();
        for (int k = 0; k < rounds; k++) {
            boolean right = k % 10 < 6;
            rows.add(0.6, right ? UP : DOWN).add(0.4, right ? DOWN : UP);
        }
        return rows;
    }

    /// Decisions as asked for, with facts that do not matter.
    private static Rows decisions(int ups, int downs, int flats) {
        Rows rows = new Rows();
        add(rows, ups, UP);
        add(rows, downs, DOWN);
        add(rows, flats, FLAT);
        return rows;
    }

    private static void add(Rows rows, int count, Direction decision) {
        for (int k = 0; k < count; k++) {
            rows.add(0.5, decision, k % 2 == 0 ? UP : DOWN);
        }
    }

    private static Rows calibration(double slope, double shift) {
        Rows rows = new Rows();
        for (int k = 0; k < 30; k++) {
            rows.add(0.6, UP, k % 2 == 0 ? UP : DOWN, slope, shift);
        }
        return rows;
    }

    @Test
    void healthyModelRaisesNothing() {
        assertEquals(List.of(), Guards.check(healthy(100).scores(), GuardLimits.DEFAULT));
    }

    @Test
    void oneSideOnlyIsACollapse() {
        assertWarns(Guard.DIRECTION_COLLAPSE, decisions(99, 1, 0));
        assertWarns(Guard.DIRECTION_COLLAPSE, decisions(1, 99, 0));
        assertSilent(Guard.DIRECTION_COLLAPSE, decisions(97, 3, 0));
        assertSilent(Guard.DIRECTION_COLLAPSE, decisions(0, 0, 100));
    }

    @Test
    void probabilityThatNeverMovesIsAConstant() {
        assertWarns(Guard.CONSTANT_PROBABILITY, new Rows().repeat(100, 0.52, UP));
        assertSilent(Guard.CONSTANT_PROBABILITY, new Rows().repeat(99, 0.52, UP));
        assertSilent(Guard.CONSTANT_PROBABILITY, healthy(60));
    }

    @Test
    void confidenceFarAboveAccuracyIsTold() {
        assertWarns(Guard.OVERCONFIDENCE, new Rows().repeat(20, 0.75, UP).repeat(20, 0.75, DOWN));
        assertSilent(Guard.OVERCONFIDENCE, new Rows().repeat(20, 0.69, UP).repeat(20, 0.69, DOWN));
        assertSilent(Guard.OVERCONFIDENCE, new Rows().repeat(20, 0.75, FLAT));
    }

    @Test
    void calibrationErrorWarnsThenErrs() {
        assertSilent(
                Guard.CALIBRATION_ERROR, new Rows().repeat(20, 0.64, UP).repeat(20, 0.64, DOWN));
        assertWarns(
                Guard.CALIBRATION_ERROR, new Rows().repeat(20, 0.66, UP).repeat(20, 0.66, DOWN));
        assertErrs(Guard.CALIBRATION_ERROR, new Rows().repeat(20, 0.71, UP).repeat(20, 0.71, DOWN));
    }

    @Test
    void lowSlopeWarnsThenErrs() {
        assertSilent(Guard.CALIBRATION_SLOPE, calibration(0.31, 0));
        assertWarns(Guard.CALIBRATION_SLOPE, calibration(0.30, 0));
        assertErrs(Guard.CALIBRATION_SLOPE, calibration(0.10, 0));
    }

    @Test
    void shiftToEitherSideWarns() {
        assertSilent(Guard.CALIBRATION_SHIFT, calibration(1, 0.30));
        assertWarns(Guard.CALIBRATION_SHIFT, calibration(1, 0.31));
        assertWarns(Guard.CALIBRATION_SHIFT, calibration(1, -0.31));
    }

    @Test
    void muchAbstentionWarnsThenErrs() {
        assertSilent(Guard.ABSTENTION, decisions(33, 33, 34));
        assertWarns(Guard.ABSTENTION, decisions(33, 32, 35));
        assertErrs(Guard.ABSTENTION, abstainedFrom(62, 38));
    }

    @Test
    void abstentionOfAModelThatDoesNotKnowOnlyWarns() {
        assertWarns(Guard.ABSTENTION, decisions(25, 25, 50));
        assertWarns(Guard.ABSTENTION, abstainedFrom(54, 46));
        assertWarns(Guard.ABSTENTION, abstainedFrom(14, 8)); // 64 %, of which chance gives as many
    }

    private static Rows abstainedFrom(int right, int wrong) {
        Rows rows = new Rows();
        for (int k = 0; k < right + wrong; k++) {
            rows.add(0.54, FLAT, k < right ? UP : DOWN);
        }
        return rows;
    }

    @Test
    void abstentionByALowSlopeIsTold() {
        assertWarns(Guard.COMPRESSION, abstentions(11, 9));
        assertSilent(Guard.COMPRESSION, abstentions(10, 10));
    }

    private static Rows abstentions(int compressed, int genuine) {
        Rows rows = new Rows();
        for (int k = 0; k < compressed + genuine; k++) {
            double margin = k < compressed ? 0.5 : 0.05;
            rows.add(Rows.update(k, 0.51, margin, FLAT, UP, 0.1, 0));
        }
        return rows;
    }

    @Test
    void oppositeThatWouldDoBetterIsTold() {
        assertWarns(Guard.INVERSION, new Rows().repeat(22, 0.6, UP).repeat(28, 0.6, DOWN));
        assertSilent(Guard.INVERSION, new Rows().repeat(23, 0.6, UP).repeat(27, 0.6, DOWN));
        assertSilent(Guard.INVERSION, new Rows().repeat(0, 0.6, UP).repeat(49, 0.6, DOWN));
    }

    @Test
    void fewSamplesSayNothing() {
        assertEquals(
                List.of(),
                Guards.check(new Rows().repeat(19, 0.99, DOWN).scores(), GuardLimits.DEFAULT));
        assertFalse(
                Guards.check(new Rows().repeat(20, 0.99, DOWN).scores(), GuardLimits.DEFAULT)
                        .isEmpty());
    }

    @Test
    void windowAndRunGiveTheSameFigures() {
        Rows rows = healthy(40);
        assertEquals(
                Guards.check(GuardFigures.of(rows.scores()), GuardLimits.DEFAULT),
                Guards.check(GuardFigures.of(rows.list()), GuardLimits.DEFAULT));
        assertEquals(
                GuardFigures.of(rows.scores()).reliability(),
                GuardFigures.of(rows.list()).reliability());
    }

    @Test
    void alarmSaysWhatWasMeasuredAgainstWhat() {
        Alarm alarm =
                new Finding(Guard.ABSTENTION, Level.ERROR, 0.6, 0.5, 200)
                        .alarm(Rows.MINUTE, ModelName.DENSITY, 7);
        assertEquals("abstention", alarm.check());
        assertEquals(
                "share of predicted FLAT is 0.6000, limit 0.5000, over 200 rows", alarm.text());
    }

    @Test
    void tighterLimitsLieInside() {
        GuardLimits tighter = GuardLimits.DEFAULT.tightened();
        assertTrue(tighter.oneSideMax() < 0.98 && tighter.oneSideMax() > 0.97);
        assertTrue(tighter.eceError() < 0.20 && tighter.flatWarning() < 0.35);
        assertTrue(tighter.slopeWarning() > 0.20 && tighter.sdMin() > 1e-3);
    }
}
