package io.foretick.market.cash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.testing.StateTape;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

class SettledResultTest {

    private final SettledResult result = new SettledResult();

    @Test
    void countsADayFromMidnightInUtc() {
        add("2026-11-20T23:59:59Z", -5);
        assertEquals(5 * E8.ONE, result.dayLossE8(at("2026-11-20T23:59:59.999Z")));
        assertEquals(0, result.dayLossE8(at("2026-11-21T00:00:00Z")));
        add("2026-11-21T00:00:00Z", -2);
        assertEquals(2 * E8.ONE, result.dayLossE8(at("2026-11-21T12:00:00Z")));
        assertEquals(-5 * E8.ONE, result.atDayStartE8(at("2026-11-21T12:00:00Z")));
    }

    @Test
    void countsAWeekFromMondayInUtc() {
        add("2026-11-22T23:59:59Z", -5); // a Sunday
        assertEquals(5 * E8.ONE, result.weekLossE8(at("2026-11-22T23:59:59Z")));
        assertEquals(0, result.weekLossE8(at("2026-11-23T00:00:00Z")));
        add("2026-11-23T00:00:00Z", -1);
        add("2026-11-29T23:59:59Z", -1);
        assertEquals(2 * E8.ONE, result.weekLossE8(at("2026-11-29T23:59:59Z")));
    }

    @Test
    void winningsOfTheDayAreSetAgainstItsLosses() {
        add("2026-11-20T10:00:00Z", -5);
        add("2026-11-20T11:00:00Z", 3);
        assertEquals(2 * E8.ONE, result.dayLossE8(at("2026-11-20T12:00:00Z")));
        add("2026-11-20T13:00:00Z", 30);
        assertEquals(0, result.dayLossE8(at("2026-11-20T14:00:00Z")));
    }

    @Test
    void remembersThePeak() {
        add("2026-11-20T10:00:00Z", -5);
        assertEquals(0, result.peakE8());
        add("2026-11-20T11:00:00Z", 9);
        add("2026-11-21T11:00:00Z", -1);
        assertEquals(4 * E8.ONE, result.peakE8());
        assertEquals(3 * E8.ONE, result.totalE8());
    }

    @Test
    void readsBackWhatItWrote() {
        add("2026-11-20T10:00:00Z", -5);
        add("2026-11-23T10:00:00Z", -2);
        var tape = new StateTape();
        result.save(tape);
        var read = new SettledResult();
        read.load(tape);
        assertTrue(tape.isSpent());
        assertEquals(2 * E8.ONE, read.dayLossE8(at("2026-11-23T12:00:00Z")));
        assertEquals(2 * E8.ONE, read.weekLossE8(at("2026-11-24T12:00:00Z")));
        assertEquals(-7 * E8.ONE, read.totalE8());
    }

    private void add(String time, long usd) {
        result.add(at(time), usd * E8.ONE);
    }

    private static long at(String time) {
        return TimeUnit.MILLISECONDS.toNanos(Instant.parse(time).toEpochMilli());
    }
}
