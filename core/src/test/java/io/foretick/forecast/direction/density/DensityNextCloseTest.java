package io.foretick.forecast.direction.density;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.event.Tie;
import io.foretick.forecast.Density;
import io.foretick.forecast.DensityModel;
import io.foretick.forecast.UpProbability;
import io.foretick.forecast.density.network.Anchor;
import io.foretick.forecast.density.network.NetworkModel;
import io.foretick.forecast.density.network.NetworkSettings;
import io.foretick.forecast.density.network.Skew;
import io.foretick.forecast.density.network.SmallNetwork;
import io.foretick.market.candle.Timeframe;
import io.foretick.market.second.BarSeries;
import io.foretick.testing.StateTape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Objects;

class DensityNextCloseTest {

    private static final String SYMBOL = "BTCUSDT";
    private static final Timeframe MINUTE = Timeframe.parse("1");
    private static final Timeframe FIVE = Timeframe.parse("5");
    private static final int DAY = 1_440;
    private static final int COUNT = 4 * DAY;
    private static final BarSeries MINUTES = SmallNetwork.minutes(SYMBOL, COUNT, 5);
    private static final NetworkSettings ALONE = SmallNetwork.settings(Anchor.HAR, Skew.NETWORK);
    private static final DensityModel NETWORK = SmallNetwork.drawn(ALONE, 2, 9);

    private final DensityNextClose density = new DensityNextClose(NETWORK, SYMBOL, MINUTE, 1);

    private static Bar bar(int index) {
        long second = MINUTES.firstSecond() + 60L * index;
        return bar(index, MINUTES.priceE8(second + 59));
    }

    private static Bar bar(int index, long closeE8) {
        long second = MINUTES.firstSecond() + 60L * index;
        long volumeE8 = MINUTES.quantityBefore(second + 60) - MINUTES.quantityBefore(second);
        return bar(second, 60, closeE8, volumeE8);
    }

    private static Bar bar(long second, int length, long closeE8, long volumeE8) {
        return new Bar(
                second * Times.SECOND_NS,
                length * Times.SECOND_NS,
                closeE8,
                closeE8,
                closeE8,
                closeE8,
                volumeE8);
    }

    private static void feed(DensityNextClose target, int from, int to) {
        for (int k = from; k < to; k++) {
            target.add(bar(k));
        }
    }

    /// The answer after the candle `last`, by the model's own classes over the candles since 00:00
    /// UTC of the day before that of its end.
    private static double direct(DensityModel model, int last, Timeframe timeframe) {
        int first = Math.max(0, ((last + 1) / DAY - 1) * DAY);
        var series = new BarSeries(SYMBOL, 60);
        for (int k = first; k <= last; k++) {
            Bar bar = bar(k);
            series.bar(Times.toEpochSecond(bar.startNs()), bar.closeE8(), bar.volumeE8());
        }
        long end = series.endSecond();
        var curve = model.over(List.of(series)).at(end).getFirst();
        var rule = new UpProbability(0.0, Tie.SPLIT, 0.0);
        double seconds = Times.seconds(timeframe.lengthNs());
        return rule.running(new Density(Objects.requireNonNull(curve)), seconds, 0.0);
    }

    @Test
    void readsTheNetworkAtTheNextClose() {
        for (int k = 0; k < COUNT; k++) {
            density.add(bar(k));
            if (k >= 100 && (k % 211 == 0 || k % DAY > DAY - 3 || k % DAY < 2)) {
                assertEquals(direct(NETWORK, k, MINUTE), density.up(), "candle " + k);
            }
        }
    }

    @Test
    void readsAnEconometricModelAsWell() {
        DensityModel har = SmallNetwork.anchor();
        var next = new DensityNextClose(har, SYMBOL, MINUTE, 1);
        feed(next, 0, 2 * DAY + 17);
        assertEquals(direct(har, 2 * DAY + 16, MINUTE), next.up());
        assertNotEquals(0.5, next.up());
    }

    @Test
    void saysTheSameHoweverOftenItWasAsked() {
        var asked = new DensityNextClose(NETWORK, SYMBOL, MINUTE, 1);
        for (int k = 0; k < 2 * DAY + 5; k++) {
            density.add(bar(k));
            asked.add(bar(k));
            asked.up();
        }
        assertEquals(asked.up(), density.up());
        assertEquals(density.up(), density.up());
    }

    @Test
    void knowsNothingUntilThePastIsLongEnough() {
        assertTrue(Double.isNaN(density.up()));
        feed(density, 0, 10);
        assertTrue(Double.isNaN(density.up()));
        feed(density, 10, 60);
        assertTrue(density.up() > 0.0 && density.up() < 1.0);
    }

    @Test
    void beginsAnewAfterAGap() {
        feed(density, 0, 100);
        feed(density, 101, 111);
        assertTrue(Double.isNaN(density.up()));
        assertEquals(10, density.candles());
        var fresh = new DensityNextClose(NETWORK, SYMBOL, MINUTE, 1);
        feed(fresh, 101, 300);
        feed(density, 111, 300);
        assertEquals(fresh.up(), density.up());
    }

    @Test
    void takesACorrectionOfTheNewestCandle() {
        feed(density, 0, 99);
        density.add(bar(99, 2 * bar(99).closeE8()));
        double wrong = density.up();
        density.add(bar(99));
        assertEquals(direct(NETWORK, 99, MINUTE), density.up());
        assertNotEquals(wrong, density.up());
    }

    @Test
    void doesNotHearACandleThatIsOlder() {
        feed(density, 0, 100);
        double up = density.up();
        feed(density, 40, 43);
        assertEquals(up, density.up());
    }

    @Test
    void learnsNothingFromCandlesOfAnotherLength() {
        var five = new DensityNextClose(NETWORK, SYMBOL, FIVE, 1);
        for (int k = 0; k < 200; k++) {
            five.add(bar(MINUTES.firstSecond() + 300L * k, 300, 1_000_000_000L, 5));
        }
        assertTrue(Double.isNaN(five.up()));
    }

    @Test
    void looksALongerTimeframeAheadWhereItIsOfferedTheMinutes() {
        var five = new DensityNextClose(NETWORK, SYMBOL, FIVE, 1);
        feed(five, 0, 200);
        five.add(bar(MINUTES.firstSecond() + 60L * 195, 300, 1_000_000_000L, 5));
        assertEquals(direct(NETWORK, 199, FIVE), five.up());
        five.add(bar(MINUTES.firstSecond() + 60L * 200, 300, 1_000_000_000L, 5));
        assertTrue(Double.isNaN(five.up()), "its minutes are not known yet");
        feed(five, 200, 205);
        assertEquals(direct(NETWORK, 204, FIVE), five.up());
    }

    @ParameterizedTest(name = "after {0} candles")
    @ValueSource(ints = {0, 30, 1_439, 1_440, 3_000, 4_319})
    void goesOnBitForBitAfterLoading(int before) {
        feed(density, 0, before);
        density.up();
        var tape = new StateTape();
        density.save(tape);
        var loaded = new DensityNextClose(NETWORK, SYMBOL, MINUTE, 1);
        loaded.load(tape);
        assertTrue(tape.isSpent());
        assertEquals(density.up(), loaded.up());
        for (int k = before; k < before + 200; k++) {
            density.add(bar(k));
            loaded.add(bar(k));
            if (k % 7 == 0) {
                assertEquals(density.up(), loaded.up(), "candle " + k);
            }
        }
        assertEquals(items(density), items(loaded));
    }

    @Test
    void keepsNoMoreThanItsDays() {
        int most = 0;
        for (int k = 0; k < COUNT; k++) {
            density.add(bar(k));
            most = Math.max(most, density.candles());
        }
        assertEquals(2 * DAY - 1, most);
        assertEquals(DAY, density.candles(), "the day before the one that has just begun");
    }

    @Test
    void refusesAModelThatNeedsOtherCoins() {
        var inputs = SmallNetwork.inputs(List.of(SYMBOL, "ETHUSDT"));
        var settings =
                new NetworkSettings(inputs, 5, 1, false, 7, 2, Anchor.HAR, Skew.NETWORK, 0.1);
        NetworkModel together = SmallNetwork.drawn(settings, 1, 3);
        var refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new DensityNextClose(together, SYMBOL, MINUTE));
        assertEquals(
                "the model reads [BTCUSDT, ETHUSDT] together and cannot do with BTCUSDT",
                refusal.getMessage());
    }

    @Test
    void refusesTheStateOfAnotherCoinOrPast() {
        for (var other :
                List.of(
                        new DensityNextClose(NETWORK, "ETHUSDT", MINUTE, 1),
                        new DensityNextClose(NETWORK, SYMBOL, MINUTE, 2))) {
            var tape = new StateTape();
            other.save(tape);
            assertThrows(IllegalStateException.class, () -> density.load(tape));
        }
    }

    private static List<Object> items(DensityNextClose next) {
        var tape = new StateTape();
        next.save(tape);
        return tape.items();
    }
}
