package io.foretick.feature.legacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.feature.FeatureTable;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

class StrictFeaturesTest {

    private static final StrictFeatures ALL = StrictFeatures.all(0.4);

    @Test
    void rowsBecomeCompleteAfterTheirWarmUp() {
        FeatureTable table = ALL.of(SampleHistory.of(230, 1));
        // A day's volatilities are known from row 24 on, and the regime wants 168 of them.
        assertEquals(24 + 168 - 1, table.firstCompleteRow());
        assertEquals(ALL.names(), table.names());
    }

    @Test
    void unitOfTimeIsToldByItsDigits() {
        HourlyHistory millis = SampleHistory.of(60, 2);
        List<Kline> micros = new ArrayList<>();
        for (Kline row : millis.klines()) {
            micros.add(at(row, row.openEpoch() * 1_000));
        }
        var history = new HourlyHistory(micros, millis.tvl(), millis.social());
        assertSameRows(ALL.of(millis).toRows(), ALL.of(history).toRows());
    }

    @Test
    void figureOfADayIsKnownOnTheNextDay() {
        HourlyHistory history = SampleHistory.of(72, 3);
        double[] tvl = ALL.of(history).column("tvl_usd");
        assertEquals(Double.NaN, tvl[23]);
        assertEquals(history.tvl().get(0).lockedUsd(), tvl[24]);
        assertEquals(history.tvl().get(0).lockedUsd(), tvl[47]);
        assertEquals(history.tvl().get(1).lockedUsd(), tvl[48]);
    }

    @Test
    void changeOfADayIsAgainstTheDayPublishedBefore() {
        HourlyHistory all = SampleHistory.of(24 * 5, 3);
        List<TvlDay> tvl = List.of(day(0, 100.0), day(1, Double.NaN), day(2, 120.0));
        var history = new HourlyHistory(all.klines(), tvl, all.social());
        double[] changes = ALL.of(history).column("tvl_change");
        assertEquals(Double.NaN, changes[24 * 3 - 1]);
        assertEquals(0.2, changes[24 * 3], 1e-15);
    }

    @Test
    void changeFromNothingIsUnknown() {
        HourlyHistory all = SampleHistory.of(24 * 4, 3);
        List<TvlDay> tvl = List.of(day(0, 0.0), day(1, 120.0));
        FeatureTable table = ALL.of(new HourlyHistory(all.klines(), tvl, all.social()));
        assertEquals(Double.NaN, table.column("tvl_change")[48]);
        assertEquals(Double.NaN, table.column("price_tvl_ratio")[24]);
    }

    @Test
    void figureIsForgottenAWeekAfterItWasKnown() {
        HourlyHistory all = SampleHistory.of(24 * 9, 3);
        var history = new HourlyHistory(all.klines(), List.of(day(0, 100.0)), all.social());
        double[] tvl = ALL.of(history).column("tvl_usd");
        assertEquals(100.0, tvl[24 * 8]);
        assertEquals(Double.NaN, tvl[24 * 8 + 1]);
    }

    private static TvlDay day(int day, double lockedUsd) {
        return new TvlDay(SampleHistory.START_NS + day * Times.DAY_NS, lockedUsd);
    }

    @Test
    void nothingReachesAcrossAMissingHour() {
        HourlyHistory all = SampleHistory.of(400, 4);
        List<Kline> klines = new ArrayList<>(all.klines());
        klines.remove(200);
        var gap = new HourlyHistory(klines, all.tvl(), all.social());
        var after = new HourlyHistory(all.klines().subList(201, 400), all.tvl(), all.social());
        double[][] actual = ALL.of(gap).slice(200, 399).toRows();
        assertSameRows(ALL.of(after).toRows(), actual);
        assertEquals(2, gap.runs().size());
    }

    @Test
    void refusesHoursOutOfOrder() {
        HourlyHistory all = SampleHistory.of(30, 4);
        List<Kline> klines = new ArrayList<>(all.klines());
        klines.add(klines.getLast());
        var twice = new HourlyHistory(klines, all.tvl(), all.social());
        assertThrows(IllegalArgumentException.class, () -> ALL.of(twice));
    }

    @Test
    void blocksAreSwitchedByName() {
        var features = new StrictFeatures(List.of(StrictBlock.parse("rsi"), StrictBlock.PRICE), 0);
        List<String> names = List.of("rsi_14", "close", "volume", "price_return");
        assertEquals(names, features.of(SampleHistory.of(30, 5)).names());
        var unknown =
                assertThrows(IllegalArgumentException.class, () -> StrictBlock.parse("astrology"));
        String message = Objects.requireNonNull(unknown.getMessage());
        assertTrue(message.contains("vol_adj_flow"), message);
    }

    @Test
    void firstReturnIsNotKnown() {
        double[] returns = ALL.of(SampleHistory.of(30, 5)).column("price_return");
        assertEquals(Double.NaN, returns[0]);
        assertEquals(Double.NaN, ALL.of(SampleHistory.of(30, 5)).column("return_vol_24h")[23]);
    }

    @Test
    void orderIsFittedOnTheTrainingRowsGiven() {
        HourlyHistory all = SampleHistory.of(600, 6);
        HourlyHistory training = all.known(300);
        double order = OrderSearch.smallestOrder(Columns.of(training.klines(), Kline::close));
        assertEquals(order, StrictFeatures.fitted(ALL.blocks(), training).fractionalOrder());
    }

    @Test
    void entropyStaysBelowTheLogarithmOfTheBins() {
        double[] entropies = ALL.of(SampleHistory.of(100, 7)).column("return_entropy_24h");
        for (double entropy : Arrays.copyOfRange(entropies, 24, 100)) {
            assertTrue(entropy > 1.0 && entropy <= Math.log(10), () -> "entropy " + entropy);
        }
    }

    @Test
    void regimeComparesWithThePastOnly() {
        // Calm for ten days, then wild, then calm again: the first wild hours are the wildest so
        // far, and the calm ones afterwards are low although the wild ones are in their past.
        double[] close = new double[24 * 16];
        for (int t = 0; t < close.length; t++) {
            double swing = t >= 24 * 10 && t < 24 * 12 ? 0.05 : 0.001 + 1e-6 * (t % 7);
            close[t] = 100.0 * (1.0 + (t % 2 == 0 ? swing : -swing));
        }
        List<StrictBlock> regime = List.of(StrictBlock.REGIME);
        var history = new HourlyHistory(SampleHistory.closing(close), List.of(), List.of());
        double[] regimes = new StrictFeatures(regime, 0).of(history).column("vol_regime");
        assertEquals(Double.NaN, regimes[24 + 166]);
        assertEquals(2.0, regimes[24 * 10 + 1]);
        assertEquals(2.0, regimes[24 * 12]);
    }

    private static Kline at(Kline row, long openEpoch) {
        return new Kline(
                openEpoch,
                row.open(),
                row.high(),
                row.low(),
                row.close(),
                row.volume(),
                row.takerBuyVolume());
    }

    private static void assertSameRows(double[][] expected, double[][] actual) {
        assertEquals(expected.length, actual.length);
        for (int row = 0; row < expected.length; row++) {
            assertArrayEquals(expected[row], actual[row], "row " + row);
        }
    }
}
