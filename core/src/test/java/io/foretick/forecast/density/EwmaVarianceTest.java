package io.foretick.forecast.density;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import io.foretick.base.Times;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;

class EwmaVarianceTest {

    private static final long START_NS = 1_741_000_000L * Times.SECOND_NS;
    private static final double HALF_LIFE_SECONDS = 1800;
    private static final double PRIOR = 1e-8;

    @Test
    void answersThePriorBeforeAMinuteIsOver() {
        EwmaVariance state = flat();
        for (int second = 0; second < 59; second++) {
            state.onPrice(START_NS + second * Times.SECOND_NS, 0.01 * second);
        }
        assertEquals(PRIOR, state.variancePerSecond());
    }

    @Test
    void coldStartLeansOnDataAfterFiveMinutes() {
        EwmaVariance state = flat();
        // One return of 4 sigma squared a minute: four times the prior.
        double step = Math.sqrt(4 * PRIOR * 60);
        for (int minute = 0; minute <= 5; minute++) {
            state.onPrice(START_NS + minute * Times.MINUTE_NS, minute * step);
        }
        double multiple = state.variancePerSecond() / PRIOR;
        assertTrue(multiple > 2.5 && multiple < 2.8, "prior 1, data 4, was " + multiple);
    }

    @Test
    void convergesToTheVarianceOfTheData() {
        EwmaVariance state = flat();
        SplittableRandom random = new SplittableRandom(11);
        double logPrice = 0;
        double sum = 0;
        int scored = 0;
        for (int second = 0; second < 200_000; second++) {
            logPrice += 3e-4 * random.nextGaussian();
            state.onPrice(START_NS + second * Times.SECOND_NS, logPrice);
            if (second > 20_000) {
                sum += state.variancePerSecond();
                scored++;
            }
        }
        assertEquals(9e-8, sum / scored, 0.05 * 9e-8);
    }

    @Test
    void followsAWeightedMeanOfMinuteReturns() {
        EwmaVariance state = flat();
        SplittableRandom random = new SplittableRandom(12);
        double weight = 300;
        double mean = PRIOR;
        double logPrice = 0;
        state.onPrice(START_NS, logPrice);
        for (int minute = 1; minute < 500; minute++) {
            double returnLog = 1e-3 * random.nextGaussian();
            logPrice += returnLog;
            state.onPrice(START_NS + minute * Times.MINUTE_NS, logPrice);
            double kept = weight * Math.pow(0.5, 60 / HALF_LIFE_SECONDS);
            mean = (kept * mean + 60 * (returnLog * returnLog / 60)) / (kept + 60);
            weight = kept + 60;
            assertEquals(mean, state.variancePerSecond(), 1e-9 * mean);
        }
    }

    @Test
    void takesTheSeasonOutOfEachReturn() {
        Season season = Synthetic.season();
        var seasonal = new EwmaVariance(season, HALF_LIFE_SECONDS, PRIOR);
        double logPrice = 0;
        for (int minute = 0; minute < 2880; minute++) {
            long timeNs = START_NS + minute * Times.MINUTE_NS;
            seasonal.onPrice(timeNs, logPrice);
            logPrice += Math.sqrt(PRIOR * season.integralSeconds(timeNs, 60));
        }
        assertEquals(PRIOR, seasonal.variancePerSecond(), 1e-9 * PRIOR);
    }

    @Test
    void neverUsesAReturnOverAGap() {
        EwmaVariance state = flat();
        for (int minute = 0; minute < 100; minute++) {
            state.onPrice(START_NS + minute * Times.MINUTE_NS, 0.0);
        }
        double before = state.variancePerSecond();
        long afterNs = START_NS + 106 * Times.MINUTE_NS;
        state.onPrice(afterNs, 1.0);
        assertTrue(state.variancePerSecond() - before < 0.01 * PRIOR);
        state.onPrice(afterNs + Times.MINUTE_NS, 1.0);
        assertTrue(state.variancePerSecond() < PRIOR);
    }

    @Test
    void bridgesASilenceOfFiveMinutes() {
        EwmaVariance state = flat();
        state.onPrice(START_NS, 0.0);
        state.onPrice(START_NS + 5 * Times.MINUTE_NS, Math.sqrt(300 * 9 * PRIOR));
        assertTrue(state.variancePerSecond() > 5 * PRIOR);
    }

    @Test
    void returnsToThePriorOverALongGap() {
        EwmaVariance state = flat();
        for (int minute = 0; minute < 1000; minute++) {
            state.onPrice(START_NS + minute * Times.MINUTE_NS, minute % 2 * 0.01);
        }
        double before = state.variancePerSecond();
        long dayLaterNs = START_NS + 999 * Times.MINUTE_NS + Times.DAY_NS;
        state.onPrice(dayLaterNs, 0.0);
        assertEquals(PRIOR + (before - PRIOR) / 2, state.variancePerSecond(), 1e-9 * before);
    }

    @Test
    void stuckPriceLeavesSomeVariance() {
        EwmaVariance state = flat();
        for (int minute = 0; minute < 10_000; minute++) {
            state.onPrice(START_NS + minute * Times.MINUTE_NS, 1.0);
        }
        assertEquals(1e-4 * PRIOR, state.variancePerSecond(), 1e-18);
    }

    @Test
    void takesOnePriceASecond() {
        EwmaVariance once = flat();
        EwmaVariance often = flat();
        SplittableRandom random = new SplittableRandom(13);
        for (int second = 0; second < 300; second++) {
            long timeNs = START_NS + second * Times.SECOND_NS;
            double logPrice = 1e-3 * random.nextGaussian();
            once.onPrice(timeNs, logPrice);
            often.onPrice(timeNs, logPrice);
            often.onPrice(timeNs + 1, 5.0);
            often.onPrice(timeNs + 999_999_999, -5.0);
        }
        assertEquals(once.variancePerSecond(), often.variancePerSecond());
    }

    @Test
    void refusesTimeThatRunsBack() {
        EwmaVariance state = flat();
        state.onPrice(START_NS, 0.0);
        assertThrows(
                IllegalArgumentException.class,
                () -> state.onPrice(START_NS - Times.SECOND_NS, 0.0));
    }

    @Test
    void refusesPriceThatIsNoNumber() {
        EwmaVariance state = flat();
        assertThrows(IllegalArgumentException.class, () -> state.onPrice(START_NS, Double.NaN));
    }

    @ParameterizedTest(name = "saved after {0} prices")
    @ValueSource(ints = {0, 1, 30, 61, 5_000})
    void continuesFromASavedStateBitForBit(int savedAfter) {
        EwmaVariance whole = seasonal();
        EwmaVariance first = seasonal();
        SplittableRandom random = new SplittableRandom(14);
        long timeNs = START_NS;
        double logPrice = 0;
        for (int k = 0; k < savedAfter; k++) {
            timeNs += nextStepNs(random);
            logPrice += 1e-4 * random.nextGaussian();
            whole.onPrice(timeNs, logPrice);
            first.onPrice(timeNs, logPrice);
        }
        EwmaVariance second = reloaded(first);
        for (int k = 0; k < 2_000; k++) {
            timeNs += nextStepNs(random);
            logPrice += 1e-4 * random.nextGaussian();
            whole.onPrice(timeNs, logPrice);
            second.onPrice(timeNs, logPrice);
            assertEquals(whole.variancePerSecond(), second.variancePerSecond());
        }
        assertEquals(words(whole), words(second));
    }

    @Test
    void takesPricesWithoutAllocating() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        EwmaVariance state = seasonal();
        ExpandingVariance expanding = new ExpandingVariance(1e-4);
        feed(state, expanding, 0, 20_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        feed(state, expanding, 20_000, 120_000);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(bytes < 10_000, "100,000 prices allocated " + bytes + " bytes");
    }

    private static void feed(EwmaVariance state, ExpandingVariance expanding, int from, int to) {
        for (int second = from; second < to; second++) {
            double logPrice = 1e-3 * (second * 31 % 17);
            state.onPrice(START_NS + second * Times.SECOND_NS, logPrice);
            expanding.onPrice(START_NS + second * Times.SECOND_NS, logPrice);
        }
    }

    private static long nextStepNs(SplittableRandom random) {
        return random.nextInt(1000) == 0
                ? 10 * Times.MINUTE_NS
                : random.nextLong(Times.SECOND_NS / 2, 3 * Times.SECOND_NS);
    }

    private static EwmaVariance reloaded(EwmaVariance state) {
        StateTape tape = new StateTape();
        state.save(tape);
        EwmaVariance loaded = seasonal();
        loaded.load(tape);
        return loaded;
    }

    private static List<Long> words(EwmaVariance state) {
        StateTape tape = new StateTape();
        state.save(tape);
        return tape.words();
    }

    private static EwmaVariance flat() {
        return new EwmaVariance(Season.flat(), HALF_LIFE_SECONDS, PRIOR);
    }

    private static EwmaVariance seasonal() {
        return new EwmaVariance(Synthetic.season(), HALF_LIFE_SECONDS, PRIOR);
    }
}
