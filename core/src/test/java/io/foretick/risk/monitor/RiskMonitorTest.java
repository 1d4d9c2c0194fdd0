package io.foretick.risk.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.risk.measure.TailRisk;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

class RiskMonitorTest {

    private static final long SECOND = 1_000_000_000L;

    private final RiskMonitor monitor = new RiskMonitor("drawdown", 100.0, 0.2);

    @Test
    void tellsAnExcursionOnceHoweverItTrembles() {
        double[] values = {50, 99, 101, 99, 105, 81, 101, 79, 99};
        int begun = 0;
        for (int k = 0; k < values.length; k++) {
            begun += monitor.observe(k * SECOND, values[k]) ? 1 : 0;
        }
        assertEquals(1, begun);
        assertEquals(1, monitor.count());
        assertEquals(
                List.of(new Excursion("drawdown", 100.0, 2 * SECOND, 7 * SECOND, 105.0, true)),
                monitor.excursions());
    }

    @Test
    void beginsAnewAfterTheFigureCameBackFarEnough() {
        for (int k = 0; k < 10; k++) {
            monitor.observe(k * SECOND, k % 2 == 0 ? 101 + k : 10);
        }
        assertEquals(5, monitor.count());
        assertEquals(101.0, monitor.excursions().get(0).extreme());
        assertEquals(109.0, monitor.excursions().get(4).extreme());
        assertFalse(monitor.beyond());
    }

    @Test
    void anExcursionThatIsNotOverIsToldAsItStands() {
        assertTrue(monitor.observe(SECOND, 120.0));
        assertFalse(monitor.observe(4 * SECOND, 150.0));
        assertFalse(monitor.observe(6 * SECOND, 90.0));
        assertTrue(monitor.beyond());
        Excursion open = new Excursion("drawdown", 100.0, SECOND, 6 * SECOND, 150.0, false);
        assertEquals(List.of(open), monitor.excursions());
        assertEquals(
                "drawdown beyond 100 from 1970-01-01T00:00:01Z for 5 s, at most 150, not over",
                open.line());
    }

    @ParameterizedTest
    @CsvSource({
        "212.40000000000003, 212.4",
        "8123.456789,        8123.46",
        "1234567.891,        1234568",
        "20000000,           20000000",
        "0.00012345678,      0.000123457",
        "0,                  0",
        "Infinity,           Infinity",
    })
    void figuresAreShownWithDigitsThatPeopleRead(double value, String shown) {
        var excursion = new Excursion("x", value, 0, 86_399_999_999_999L, value, true);
        assertEquals(
                "x beyond %s from 1970-01-01T00:00:00Z for 86400 s, at most %s"
                        .formatted(shown, shown),
                excursion.line());
    }

    @Test
    void theLimitItselfIsAllowed() {
        assertFalse(monitor.observe(0, 100.0));
        var strict = new RiskMonitor("x", 100.0, 0.0);
        assertTrue(strict.observe(0, 100.5));
        assertFalse(strict.observe(1, 100.0));
        assertFalse(strict.beyond(), "without hysteresis the limit ends it");
        var none = new RiskMonitor("x", Double.POSITIVE_INFINITY, 0.1);
        assertFalse(none.observe(0, 1e300));
    }

    @Test
    void whatCannotBeToldChangesNothing() {
        assertFalse(monitor.observe(0, Double.NaN));
        assertTrue(monitor.observe(1, 200.0));
        assertFalse(monitor.observe(2, Double.NaN));
        assertTrue(monitor.beyond());
        assertEquals(200.0, monitor.excursions().get(0).extreme());
        assertThrows(IllegalArgumentException.class, () -> monitor.observe(0, 150.0));
    }

    @Test
    void keepsAThousandExcursionsAndCountsTheRest() {
        for (int k = 0; k < 2_500; k++) {
            monitor.observe(2L * k, 200.0);
            monitor.observe(2L * k + 1, 0.0);
        }
        assertEquals(RiskMonitor.KEPT_MAX, monitor.excursions().size());
        assertEquals(2_500, monitor.count());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void rollingValueAtRiskEqualsSortingTheLastPeriods(long seed) {
        SplittableRandom random = new Seed(seed).random();
        var rolling = new RollingValueAtRisk(0.9, 30);
        double[] profits = new double[200];
        for (int k = 0; k < profits.length; k++) {
            profits[k] = random.nextInt(-20, 20); // many equal ones
            rolling.add(profits[k]);
            double[] last = Arrays.copyOfRange(profits, Math.max(0, k - 29), k + 1);
            double expected = k < 9 ? Double.NaN : TailRisk.historicalValueAtRisk(last, 0.9);
            assertEquals(expected, rolling.value(), 1e-12, "period " + k);
        }
    }

    private static RiskMonitors.Limits limits(double varMax, double fallMax, double driftMax) {
        return new RiskMonitors.Limits(0.9, varMax, fallMax, driftMax, 0.5);
    }

    @Test
    void eachFigureHasItsOwnAlarm() {
        var monitors = new RiskMonitors(limits(5.0, 50.0, 10.0), 20, 10.0);
        for (int k = 0; k < 20; k++) {
            monitors.period(k * SECOND, k < 15 ? 1.0 : -8.0);
        }
        assertTrue(monitors.valueAtRisk() > 5.0);
        assertFalse(monitors.equity(20 * SECOND, 100.0));
        assertTrue(monitors.equity(21 * SECOND, 49.0));
        assertFalse(monitors.equity(22 * SECOND, 20.0));
        monitors.inventory(23 * SECOND, -40.0);
        assertTrue(monitors.inventory(33 * SECOND, -40.0));
        List<Excursion> all = monitors.excursions();
        assertEquals(
                List.of("value at risk", "drawdown", "inventory drift"),
                all.stream().map(Excursion::figure).toList());
        assertEquals(80.0, all.get(1).extreme());
        assertEquals(21 * SECOND, all.get(1).startNs());
    }

    @Test
    void aPositionCountsByTheTimeThatItLasts() {
        var monitors = new RiskMonitors(limits(1e9, 1e9, 1e9), 20, 10.0);
        monitors.inventory(0, 40.0);
        monitors.inventory(10 * SECOND, 0.0);
        assertEquals(20.0, monitors.inventoryDrift(), 1e-12);
        monitors.inventory(20 * SECOND, 1_000_000.0);
        assertEquals(10.0, monitors.inventoryDrift(), 1e-12);
        monitors.inventory(20 * SECOND, 0.0);
        assertEquals(10.0, monitors.inventoryDrift(), 1e-12, "it lasted no time");
    }
}
