package io.foretick.lab.trial.equity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.risk.monitor.RiskMonitors;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.SplittableRandom;

class EquityTrackTest {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long END_NS = 3_200 * SECOND_NS;

    private final EquityTrack track = track(Double.POSITIVE_INFINITY);

    private static EquityTrack track(double drawdownMax) {
        double none = Double.POSITIVE_INFINITY;
        var limits = new RiskMonitors.Limits(0.95, none, drawdownMax, none, 0.5);
        return new EquityTrack(0, END_NS, new RiskMonitors(limits, 64, 60));
    }

    @Test
    void periodsAddUpToTheEquity() {
        var random = new SplittableRandom(1);
        long equity = 0;
        for (long second = 0; second < 3_200; second += random.nextLong(1, 200)) {
            equity += random.nextLong(-1_000, 1_001);
            track.at(second * SECOND_NS, equity, 0);
        }
        track.close();
        assertEquals(EquityTrack.PERIODS, track.periodsE8().size());
        assertEquals(equity, track.periodsE8().stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void aProfitCountsForThePeriodInWhichItWasTold() {
        track.at(5 * SECOND_NS, 7, 0);
        track.at(15 * SECOND_NS, 10, 0);
        track.close();
        assertEquals(7, track.periodsE8().getFirst());
        assertEquals(3, track.periodsE8().get(1));
        assertEquals(0, track.periodsE8().get(2));
    }

    @Test
    void meanPositionWeighsByTime() {
        track.at(0, 0, -100);
        track.at(800 * SECOND_NS, 0, 0);
        track.close();
        assertEquals(25, track.positionUsdMean(), 1e-9);
        assertEquals(100, track.positionUsdMax());
    }

    @Test
    void drawdownIsTheDeepestFallFromTheHighest() {
        long[] equities = {0, 500, 300, 900, 100, 1_000};
        for (int k = 0; k < equities.length; k++) {
            track.at(k * SECOND_NS, equities[k] * 100_000_000, 0);
        }
        assertEquals(800, track.drawdownUsd());
    }

    @Test
    void aPositionThatRunsAwayIsOneLineIfItIsLookedFor() {
        var random = new SplittableRandom(2);
        for (int period = 0; period < EquityTrack.PERIODS; period++) {
            track.at(10L * period * SECOND_NS, 0, 5.0 * period + random.nextDouble(-40, 40));
        }
        track.close();
        assertEquals(List.of(), track.alarms(0));
        assertEquals(List.of(), track.alarms(1e6));
        String alarm = track.alarms(3).getFirst();
        assertTrue(alarm.startsWith("position drifts by 4.99 USD a period"), alarm);
        assertTrue(alarm.contains("beyond 3.00"), alarm);
    }

    @Test
    void aPositionThatNeverChangesDoesNotDrift() {
        track.at(0, 0, 100);
        track.close();
        assertEquals(List.of(), track.alarms(0.001));
    }

    @Test
    void anExcursionIsOneLine() {
        EquityTrack watched = track(10);
        long[] equities = {0, 20, 5, 4, 3, 19, 20};
        for (int k = 0; k < equities.length; k++) {
            watched.at(k * SECOND_NS, equities[k] * 100_000_000, 0);
        }
        assertEquals(1, watched.alarms(0).size());
        assertTrue(
                watched.alarms(0).getFirst().startsWith("drawdown beyond 10"), "the figure's name");
    }
}
