package io.foretick.forecast.density;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.Times;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class ExpandingVarianceTest {

    private static final long START_NS = 1_741_000_000L * Times.SECOND_NS;

    @Test
    void answersTheConstantUntilAnHourWasSeen() {
        ExpandingVariance state = new ExpandingVariance(2e-4);
        for (int minute = 0; minute < 60; minute++) {
            state.onPrice(START_NS + minute * Times.MINUTE_NS, minute % 2 * 0.5);
        }
        assertEquals(2e-4, state.sigmaPerSqrtSecond(), 1e-15);
        state.onPrice(START_NS + 60 * Times.MINUTE_NS, 0.0);
        assertEquals(0.25 / 60, state.variancePerSecond(), 1e-12);
    }

    @Test
    void isTheMeanOfSquaredMinuteReturnsWithoutThoseOverGaps() {
        ExpandingVariance state = new ExpandingVariance(2e-4);
        SplittableRandom random = new SplittableRandom(21);
        double sum = 0;
        int count = 0;
        double logPrice = 0;
        long timeNs = START_NS;
        state.onPrice(timeNs, logPrice);
        for (int minute = 1; minute < 3000; minute++) {
            boolean gap = minute % 500 == 0;
            double returnLog = gap ? 1.0 : 1e-3 * random.nextGaussian();
            timeNs += gap ? Times.HOUR_NS : Times.MINUTE_NS;
            logPrice += returnLog;
            state.onPrice(timeNs, logPrice);
            sum += gap ? 0 : returnLog * returnLog / 60;
            count += gap ? 0 : 1;
        }
        assertEquals(sum / count, state.variancePerSecond(), 1e-9 * sum / count);
    }

    @Test
    void continuesFromASavedStateBitForBit() {
        ExpandingVariance whole = new ExpandingVariance(2e-4);
        SplittableRandom random = new SplittableRandom(22);
        for (int second = 0; second < 5_000; second++) {
            whole.onPrice(START_NS + second * Times.SECOND_NS, 1e-3 * random.nextGaussian());
        }
        StateTape tape = new StateTape();
        whole.save(tape);
        ExpandingVariance loaded = new ExpandingVariance(2e-4);
        loaded.load(tape);
        for (int second = 5_000; second < 6_000; second++) {
            double logPrice = 1e-3 * random.nextGaussian();
            whole.onPrice(START_NS + second * Times.SECOND_NS, logPrice);
            loaded.onPrice(START_NS + second * Times.SECOND_NS, logPrice);
            assertEquals(whole.variancePerSecond(), loaded.variancePerSecond());
        }
    }
}
