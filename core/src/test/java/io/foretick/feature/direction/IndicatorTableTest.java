package io.foretick.feature.direction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.event.Bar;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;

/// Indicators of series that can be reckoned by hand.
class IndicatorTableTest {

    private static final double TOLERANCE = 1e-10;

    private static double[] ramp(int count) {
        double[] closes = new double[count];
        for (int k = 0; k < count; k++) {
            closes[k] = 101 + k;
        }
        return closes;
    }

    private static CandleTail tail(double[]... rows) {
        return MadeUpCandles.tail(MadeUpCandles.flatThen(100, 2, rows));
    }

    private static double[] row(double high, double low, double close, double volume) {
        return new double[] {high, low, close, volume};
    }

    /// High, low and close add up to 300.09 each time, in many ways.
    private static double[][] equalSums(int count) {
        double[][] rows = new double[count][];
        for (int k = 0; k < count; k++) {
            double cents = k / 100.0;
            rows[k] = row(100.33 + cents, 99.73, 100.03 - cents, 1);
        }
        return rows;
    }

    @Test
    void averagesTheCandlesUpToAnIndex() {
        double[] values = {1, 2, 3, 4, 10};
        assertEquals(17.0 / 3, Sma.at(values, 4, 3), TOLERANCE);
        assertEquals(2.0, Sma.at(values, 2, 3), TOLERANCE);
    }

    @Test
    void scoresTheNewestAgainstThePopulation() {
        // mean 5, squared deviations 9 1 1 1 0 0 4 16 of these eight: deviation 2
        double[] values = {1e9, 2, 4, 4, 4, 5, 5, 7, 9};
        assertEquals(2.0, StandardScore.ofNewest(values, 8), TOLERANCE);
    }

    @Test
    void averagesMoveByTheirShareOfAStep() {
        // A step of 13 from 100: the fast one moves 2/13, the slow one 2/27 of it.
        double[] closes = MadeUpCandles.tail(MadeUpCandles.closes(100, 113)).close;
        double[] macd = new double[3];
        Macd.write(closes, macd, 0);
        double line = 2.0 - 26.0 / 27;
        assertEquals(line / 1.13, macd[0], TOLERANCE);
        assertEquals(0.2 * line / 1.13, macd[1], TOLERANCE);
        assertEquals(0.8 * line / 1.13, macd[2], TOLERANCE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "only gains, 1, 0, 100",
        "only losses, 0, 1, 0",
        "as many of each size, 1, 1, 50",
        "gains of twice the size, 2, 1, 66.66666666666667",
        "neither, 0, 0, 50"
    })
    void relativeStrengthIsTheShareOfGains(String name, double gain, double loss, double index) {
        double[] closes = new double[15];
        closes[0] = 100;
        for (int k = 1; k < closes.length; k++) {
            closes[k] = closes[k - 1] + (k % 2 == 0 ? gain : -loss);
        }
        List<Bar> bars = MadeUpCandles.closes(100, closes);
        assertEquals(index, Rsi.of(MadeUpCandles.tail(bars).close), TOLERANCE, name);
    }

    @Test
    void relativeStrengthForgetsTheFifteenthChange() {
        double[] closes = new double[15];
        Arrays.fill(closes, 200); // the step to 200 is the fifteenth change
        assertEquals(50, Rsi.of(MadeUpCandles.tail(MadeUpCandles.closes(100, closes)).close));
    }

    @Test
    void stochasticIsTheMeanPlaceInTheRange() {
        // Places of the newest three: 50 (no range), 100 * 5/10, 100 * 10/10.
        CandleTail candles = tail(row(110, 100, 105, 1), row(110, 102, 110, 1));
        assertEquals(200.0 / 3, Stochastic.k(candles, candles.newest()), TOLERANCE);
        // %K before: 50, 50, 50.
        double before = (50 + 50 + 200.0 / 3) / 3;
        assertEquals(before, Stochastic.d(candles, candles.newest()), TOLERANCE);
    }

    @Test
    void channelIndexOfARampIsKnown() {
        // Twenty typical prices one apart: the newest is 9.5 above the mean, the mean deviation 5.
        CandleTail candles = MadeUpCandles.tail(MadeUpCandles.closes(100, ramp(20)));
        assertEquals(9.5 / (0.015 * 5), Cci.of(candles), TOLERANCE);
    }

    @Test
    void channelIndexIsAtMostThatOfASingleJump() {
        assertEquals(20 / 0.03, Cci.of(tail(row(300, 300, 300, 1))), 1e-9);
    }

    @Test
    void channelIndexSeesNoDeviationInWhatRoundingLeaves() {
        assertEquals(0.0, Cci.of(tail(equalSums(20))));
    }

    @Test
    void moneyFlowIsTheShareOfRisingTurnover() {
        // Turnover 110 * 3 rising, 108 * 2 falling, 108 * 9 neither.
        CandleTail candles =
                tail(row(112, 108, 110, 3), row(109, 107, 108, 2), row(110, 106, 108, 9));
        assertEquals(100.0 * 330 / (330 + 216), Mfi.of(candles), TOLERANCE);
    }

    @Test
    void moneyFlowIsHundredWithoutLossesAndFiftyWithoutMoves() {
        assertEquals(100, Mfi.of(tail(row(101, 101, 101, 3))));
        assertEquals(0, Mfi.of(tail(row(99, 99, 99, 3))));
        assertEquals(50, Mfi.of(tail(row(100, 100, 100, 3))));
        assertEquals(50, Mfi.of(tail(row(101, 101, 101, 0))));
    }

    @Test
    void moneyFlowSeesNoMoveInWhatRoundingLeaves() {
        assertEquals(50, Mfi.of(tail(equalSums(15))));
    }

    @Test
    void balanceAddsVolumeByTheSideOfTheClose() {
        CandleTail candles =
                tail(
                        row(101, 100, 101, 5),
                        row(102, 100, 101, 7),
                        row(101, 99, 99, 4),
                        row(103, 99, 103, 1));
        double[] balance = new double[CandleFeatures.LOOKBACK];
        Obv.write(candles, balance);
        assertEquals(
                List.of(0.0, 5.0, 5.0, 1.0, 2.0),
                List.of(balance[115], balance[116], balance[117], balance[118], balance[119]));
    }

    @Test
    void stopFollowsARiseAndTurns() {
        double[][] rows = {
            row(102, 100, 102, 1), // extreme 102, share 0.04; the stop stays at 100
            row(104, 101, 104, 1), // 100.08, held at the low 100; extreme 104, share 0.06
            row(106, 103, 106, 1), // 100.24, held at the low 100; extreme 106, share 0.08
            row(106, 104, 105, 1), // 100.48; no new extreme
            row(107, 104, 105, 1), // 100.48 + 0.08 * 5.52 = 100.9216; extreme 107, share 0.1
            row(105, 101, 102, 1), // 100.9216 + 0.1 * 6.0784 = 101.52944 > 101: turns to 107
            row(102, 98, 99, 1), // 107 - 0.02 * 6 = 106.88, held at the high 107
            row(99, 95, 96, 1) // extreme was 98, share 0.04: 107 - 0.04 * 9 = 106.64
        };
        double[] expected = {100, 100, 100, 100.48, 100.9216, 107, 107, 106.64};
        for (int count = 1; count <= rows.length; count++) {
            CandleTail candles = tail(Arrays.copyOf(rows, count));
            double stop = new ParabolicSar().of(candles);
            assertEquals(expected[count - 1], stop, TOLERANCE, "after candle " + count);
        }
    }

    @Test
    void stopTurnsToTheHighOfTheCandleThatTurns() {
        // The stop is 100; the candle makes a new high and then falls through it.
        assertEquals(105, new ParabolicSar().of(tail(row(105, 95, 96, 1))), TOLERANCE);
    }

    @ParameterizedTest
    @CsvSource({
        "2.0, FLAT, UP",
        "-2.0, FLAT, DOWN",
        "2.1, UP, UP",
        "-2.1, DOWN, DOWN",
        "0, FLAT, ZERO",
        "1.9, FLAT, ZERO"
    })
    void movesExcludeTheirLimitAndSignsIncludeIt(double value, String move, String sign) {
        assertEquals(move, Bins.move(value, 2));
        assertEquals(sign, Bins.sign(value, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "30, LOW, MID",
        "29.9, LOW, LOW",
        "50, MID, MID",
        "70, HIGH, MID",
        "70.1, HIGH, HIGH"
    })
    void zonesIncludeTheirBoundsAndLevelsExcludeThem(double value, String zone, String level) {
        assertEquals(zone, Bins.zone(value, 30, 70));
        assertEquals(level, Bins.level(value, 30, 70));
    }
}
