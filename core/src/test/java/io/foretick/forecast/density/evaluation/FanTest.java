package io.foretick.forecast.density.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;

import org.junit.jupiter.api.Test;

import java.util.List;

class FanTest {

    private static final Exam EXAM =
            Exam.draw(
                    List.of(MadeUp.series("BTCUSDT", 12, new Seed(1))),
                    new EvaluationPlan(0, MadeUp.START + 12 * MadeUp.DAY, 1_000, new Seed(1)));

    @Test
    void bandsWidenAroundThePriceTheyBeginAt() {
        Fan fan = Fan.of(EXAM, MadeUp.constant(1e-4)).orElseThrow();
        assertEquals("BTCUSDT", fan.symbol());
        assertEquals(145, fan.path().size());
        assertEquals(4, fan.legs().size());
        Fan.Leg first = fan.legs().getFirst();
        double begun = fan.path().getFirst().logPrice();
        double quantile = 1.6448536; // of the normal law at 0.95
        Fan.Band last = first.bands().getLast();
        assertEquals(fan.legs().get(1).fromSecond(), last.second());
        assertEquals(begun + quantile * 1e-4 * Math.sqrt(21_600), last.high90(), 1e-6);
        assertEquals(begun - quantile * 1e-4 * Math.sqrt(21_600), last.low90(), 1e-6);
        assertTrue(last.low90() < last.low50() && last.high50() < last.high90());
    }
}
