package io.foretick.forecast.direction.score;

import static io.foretick.forecast.direction.Direction.DOWN;
import static io.foretick.forecast.direction.Direction.UP;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.forecast.direction.Alarm;
import io.foretick.forecast.direction.Calibrated;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.Fact;
import io.foretick.forecast.direction.ModelName;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class LiveGuardsTest {

    private final List<Alarm> alarms = new ArrayList<>();
    private final LiveGuards guards =
            new LiveGuards(
                    GuardLimits.DEFAULT,
                    new DirectionListener() {
                        @Override
                        public void alarm(Alarm alarm) {
                            alarms.add(alarm);
                        }
                    });
    private final SplittableRandom random = new Seed(11).random();
    private int candle;

    /// Lets candles pass of which the model names the rising ones as often as it says.
    private void live(int candles, double told, double rises) {
        for (int k = 0; k < candles; k++) {
            boolean otherSide = random.nextBoolean();
            boolean likelier = random.nextDouble() < rises;
            guards.update(
                    Rows.update(
                            candle++,
                            otherSide ? 1 - told : told,
                            likelier == otherSide ? DOWN : UP));
        }
    }

    /// Lets candles pass of which the model is far too sure.
    private void overstate(int candles) {
        live(candles, 0.75, 0.5);
    }

    /// Lets candles pass of which the model says nothing although it leans to the right side as
    /// often as it says.
    private void abstain(int candles, double right) {
        for (int k = 0; k < candles; k++) {
            Direction fact = Math.floor((k + 1) * right) > Math.floor(k * right) ? UP : DOWN;
            guards.update(Rows.update(candle++, 0.501 + 0.02 * (k % 3), fact));
        }
    }

    private List<String> told(String check) {
        return told().stream().filter(text -> text.startsWith(check)).toList();
    }

    private List<String> told() {
        return alarms.stream().map(alarm -> alarm.check() + " " + alarm.level()).toList();
    }

    @Test
    void healthyModelRaisesNothing() {
        live(5_000, 0.58, 0.58);
        assertEquals(List.of(), told());
    }

    @Test
    void alarmIsToldOnceGrowsOnceAndIsCleared() {
        live(200, 0.58, 0.58);
        overstate(200);
        assertEquals(
                List.of("calibration_error WARNING", "calibration_error ERROR"),
                told("calibration_error"));
        live(400, 0.58, 0.58);
        assertEquals("calibration_error CLEARED", told("calibration_error").getLast());
        assertEquals(3, told("calibration_error").size());
    }

    @Test
    void abstentionIsToldOnlyWhereTheModelKnowsBetter() {
        abstain(400, 0.52);
        assertEquals(List.of(), told("abstention"));
        abstain(400, 0.64);
        assertEquals(List.of("abstention ERROR"), told("abstention"));
    }

    @Test
    void alarmAtItsLimitIsNotToldAgainAndAgain() {
        for (int k = 0; k < 2_000; k++) {
            double slope = (k / 300) % 2 == 0 ? 0.299 : 0.301;
            double up = k % 2 == 0 ? 0.58 : 0.42;
            Direction decision = up > 0.5 ? UP : DOWN;
            Direction fact = k % 5 < 3 ? decision : decision.opposite();
            guards.update(Rows.update(candle++, up, up - 0.5, decision, fact, slope, 0));
        }
        assertEquals(List.of("calibration_slope WARNING"), told("calibration_slope"));
    }

    @Test
    void driftIsToldWhenTheLogLossLeavesItsLongRun() {
        live(3_000, 0.7, 0.7);
        assertFalse(told().contains("drift WARNING"), () -> told().toString());
        live(200, 0.7, 0.35);
        assertTrue(told().contains("drift WARNING"), () -> told().toString());
        live(3_000, 0.7, 0.7);
        assertTrue(told().contains("drift CLEARED"), () -> told().toString());
    }

    @Test
    void driftIsSilentOnSingleSurprises() {
        live(1_000, 0.52, 0.52);
        for (int k = 0; k < 5; k++) {
            guards.update(Rows.update(candle++, 0.999, DOWN));
            live(20, 0.52, 0.52);
        }
        assertFalse(told().contains("drift WARNING"), () -> told().toString());
    }

    @Test
    void constantIsToldOfAFullWindow() {
        live(200, 0.58, 0.58);
        for (int k = 0; k < 200; k++) {
            guards.update(Rows.update(candle++, 0.5601, k % 2 == 0 ? UP : DOWN));
        }
        assertTrue(told().contains("constant_probability WARNING"), () -> told().toString());
    }

    @Test
    void probabilityThatIsNoNumberIsAnError() {
        live(30, 0.58, 0.58);
        var broken = new Calibrated(Double.NaN, "affine", 1, 0, 1, Double.NaN);
        guards.update(
                Rows.judged(
                        Rows.prediction(ModelName.TRENDVIC, candle, 100, 0.1, broken, UP),
                        Fact.of(Rows.MINUTE, Rows.startNs(++candle), 100, 101, 1.0)));
        assertEquals(List.of("not_finite ERROR"), told());
        live(LiveGuards.CALM_UPDATES - 1, 0.58, 0.58);
        assertEquals(1, alarms.size());
        live(1, 0.58, 0.58);
        assertEquals("not_finite CLEARED", told().getLast());
    }

    @Test
    void alarmNamesItsCandleClose() {
        overstate(40);
        Alarm first = alarms.getFirst();
        assertEquals(ModelName.TRENDVIC, first.model());
        assertEquals(Rows.MINUTE, first.timeframe());
        assertEquals(Rows.startNs(21), first.atNs());
        assertEquals("overconfidence WARNING", told().getFirst());
    }
}
