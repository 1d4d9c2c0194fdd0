package io.foretick.market.bar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BarKindTest {

    @ParameterizedTest
    @EnumSource
    void readsItsOwnName(BarKind kind) {
        assertEquals(kind, BarKind.parse(kind.key()));
    }

    @Test
    void makesTheRuleOfAThreshold() {
        assertEquals(
                new BarRule.Tick(500, Crossing.LEGACY), BarKind.TICK.rule("500", Crossing.LEGACY));
        assertEquals(
                new BarRule.Dollar(E8.ONE / 4, Crossing.RESET),
                BarKind.DOLLAR.rule("0.25", Crossing.RESET));
        assertEquals(
                new BarRule.Time(5 * Times.MINUTE_NS), BarKind.TIME.rule("5m", Crossing.CARRY));
        assertEquals(
                BarRule.Imbalance.of(Measure.VOLUME, 100),
                BarKind.VOLUME_IMBALANCE.rule("100", Crossing.CARRY));
    }

    @ParameterizedTest
    @CsvSource({"TICK, 1.5", "VOLUME, 0", "TIME, 5", "TIME, 0s", "TIME, 999999999h", "DOLLAR, x"})
    void refusesAThresholdThatMakesNoSense(BarKind kind, String threshold) {
        assertThrows(IllegalArgumentException.class, () -> kind.rule(threshold, Crossing.CARRY));
    }

    @Test
    void saysWhichNameIsNoRule() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> BarKind.parse("ticks"));
        assertTrue(String.valueOf(refusal.getMessage()).contains("'ticks'"), refusal.getMessage());
    }
}
