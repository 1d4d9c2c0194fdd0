package io.foretick.feature.indicator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.Seed;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

class IndicatorsTest {

    @Test
    void rsiBeginsAsAMeanAndThenMovesByAFourteenth() {
        // 14 gains of 1, then a loss of 7: gain 13/14, loss 1/2.
        double[] close = IntStream.rangeClosed(0, 15).mapToDouble(t -> 100.0 + t).toArray();
        close[15] = close[14] - 7.0;
        double[] index = PriceIndicators.rsi(close);
        assertEquals(Double.NaN, index[13]);
        assertEquals(100.0, index[14]);
        assertEquals(100.0 * (13.0 / 14) / (13.0 / 14 + 0.5), index[15], 1e-12);
    }

    @Test
    void rsiOfAnUnmovedPriceIsFifty() {
        double[] close = new double[20];
        Arrays.fill(close, 7.0);
        assertEquals(50.0, PriceIndicators.rsi(close)[19]);
    }

    @Test
    void macdOfAStraightLineIsTheDifferenceOfTheAveragesAges() {
        // An exponential average of n hours lags a line by (n - 1) / 2, and begins with that lag.
        double[] close = IntStream.range(0, 60).mapToDouble(t -> t).toArray();
        List<double[]> columns = PriceIndicators.macd(close);
        assertEquals(Double.NaN, columns.get(0)[24]);
        assertEquals((25.0 - 11.0) / 2, columns.get(0)[25], 1e-12);
        assertEquals((25.0 - 11.0) / 2, columns.get(0)[59], 1e-12);
        assertEquals(Double.NaN, columns.get(1)[32]);
        assertEquals(7.0, columns.get(1)[33], 1e-12);
        assertEquals(0.0, columns.get(2)[59], 1e-12);
    }

    @Test
    void bandsLieTwoPopulationDeviationsFromTheMean() {
        double[] close = new double[20];
        Arrays.fill(close, 0, 10, 9.0);
        Arrays.fill(close, 10, 20, 11.0);
        List<double[]> columns = PriceIndicators.bollinger(close);
        assertEquals(Double.NaN, columns.get(0)[18]);
        assertEquals(0.75, columns.get(0)[19], 1e-12); // 11 between 8 and 12
        assertEquals(0.4, columns.get(1)[19], 1e-12);
    }

    @Test
    void unmovedPriceLiesInTheMiddleOfItsBands() {
        double[] close = new double[20];
        Arrays.fill(close, 7.1); // whose mean of 20 is not 7.1 in doubles
        List<double[]> columns = PriceIndicators.bollinger(close);
        assertEquals(Double.NaN, columns.get(0)[18]);
        assertEquals(0.5, columns.get(0)[19]);
    }

    @Test
    void cusumMarksADriftAndBeginsAgain() {
        // Returns of 1 and -1 have mean 0 and deviation just above 1; then three of 1.5.
        double[] returns = new double[30];
        for (int t = 1; t < returns.length; t++) {
            returns[t] = t % 2 == 0 ? -1.0 : 1.0;
        }
        returns[0] = Double.NaN;
        returns[25] = 1.5;
        returns[26] = 1.5;
        returns[27] = -0.1;
        double[] signs = CusumFilter.signs(returns);
        assertEquals(Double.NaN, signs[24]);
        assertArrayEquals(new double[] {0, 1, 0}, Arrays.copyOfRange(signs, 25, 28));
    }

    @Test
    void bubbleFlagIsRaisedBySteepeningPrices() {
        double[] close = new double[120];
        SplittableRandom random = new Seed(3).random();
        double log = 5.0;
        for (int t = 0; t < close.length; t++) {
            log += 0.002 * (random.nextDouble() - 0.5) + (t > 90 ? 0.0005 * (t - 90) : 0.0);
            close[t] = Math.exp(log);
        }
        List<double[]> columns = Bubbles.columns(close);
        assertEquals(Double.NaN, columns.get(1)[92]);
        assertEquals(1.0, columns.get(1)[119]);
    }

    @Test
    void randomWalksRaiseTheBubbleFlagOneTimeInTwenty() {
        SplittableRandom random = new Seed(4).random();
        int walks = 4_000;
        int flags = 0;
        for (int walk = 0; walk < walks; walk++) {
            double[] logs = new double[Bubbles.ROWS];
            for (int t = 1; t < logs.length; t++) {
                logs[t] = logs[t - 1] + random.nextGaussian();
            }
            flags += Bubbles.supremum(logs, logs.length) > Bubbles.CRITICAL ? 1 : 0;
        }
        assertEquals(0.05, (double) flags / walks, 3.0 * Math.sqrt(0.05 * 0.95 / walks));
    }
}
