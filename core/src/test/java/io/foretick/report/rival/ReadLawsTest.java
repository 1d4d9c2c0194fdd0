package io.foretick.report.rival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.foretick.base.DensityCurve;
import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.forecast.DensityModel;
import io.foretick.forecast.DensityPredictor;
import io.foretick.market.second.SecondSeries;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

class ReadLawsTest {

    private static final long START = 1_784_851_200L;

    private final List<String> asked = new ArrayList<>();
    private final RivalLaws laws = new Rival.Reading("network", new Volumes()).laws();

    /// A model whose sigma is the volume of a coin's last minute, and that wants two minutes.
    private final class Volumes implements DensityModel {

        @Override
        public DensityPredictor over(List<? extends SecondSeries> coins) {
            asked.add(coins.stream().map(SecondSeries::symbol).toList().toString());
            return endSecond -> {
                List<@Nullable DensityCurve> curves = new ArrayList<>();
                for (SecondSeries coin : coins) {
                    boolean enough = coin.covers(endSecond - 120, endSecond);
                    curves.add(enough ? curve(coin, endSecond) : null);
                }
                return curves;
            };
        }

        private static DensityCurve curve(SecondSeries coin, long endSecond) {
            long volumeE8 = coin.quantityBefore(endSecond) - coin.quantityBefore(endSecond - 60);
            double[] sigma = {E8.toDouble(volumeE8)};
            return new DensityCurve(new double[] {60}, sigma, new double[] {5}, new double[] {0});
        }

        @Override
        public long digest() {
            return 1;
        }
    }

    @Test
    void saysNothingWithoutCandles() {
        assertNull(laws.at("BTC", ns(600)));
    }

    @Test
    void readsThePastUpToTheLastCandle() {
        candle("BTC", 0, 60, 3);
        assertNull(laws.at("BTC", ns(60)));
        candle("BTC", 60, 60, 4);
        assertEquals(4, sigma("BTC", ns(120)));
        assertEquals(4, sigma("BTC", ns(179)));
    }

    @Test
    void aCandleThatEndedLongAgoTellsNothing() {
        candle("BTC", 0, 60, 3);
        candle("BTC", 60, 60, 4);
        assertNotNull(laws.at("BTC", ns(240)));
        assertNull(laws.at("BTC", ns(241)));
    }

    @Test
    void everyCoinIsThereOnceAndAllAreReadTogether() {
        candle("BTC", 0, 60, 3);
        candle("ETH", 0, 60, 5);
        candle("BTC", 60, 60, 4);
        candle("ETH", 60, 60, 6);
        assertEquals(4, sigma("BTC", ns(120)));
        assertEquals(6, sigma("ETH", ns(120)));
        assertEquals(List.of("[BTCUSDT, ETHUSDT]"), asked);
    }

    @Test
    void aCandleToldTwiceCountsOnce() {
        candle("BTC", 0, 60, 3);
        candle("BTC", 60, 60, 4);
        candle("BTC", 0, 60, 9);
        candle("BTC", 60, 60, 9);
        assertEquals(4, sigma("BTC", ns(120)));
    }

    @Test
    void longerCandlesAreNoMinutes() {
        candle("BTC", 0, 300, 3);
        candle("BTC", 300, 300, 3);
        assertNull(laws.at("BTC", ns(600)));
    }

    private double sigma(String asset, long nowNs) {
        return Objects.requireNonNull(laws.at(asset, nowNs)).sigma(0);
    }

    private void candle(String asset, long second, long seconds, long volume) {
        long priceE8 = 65_000 * E8.ONE;
        laws.onCandle(
                asset,
                new Bar(
                        ns(second),
                        seconds * Times.SECOND_NS,
                        priceE8,
                        priceE8,
                        priceE8,
                        priceE8,
                        volume * E8.ONE));
    }

    private static long ns(long second) {
        return (START + second) * Times.SECOND_NS;
    }
}
