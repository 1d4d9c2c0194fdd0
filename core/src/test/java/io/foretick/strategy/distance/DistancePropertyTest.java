package io.foretick.strategy.distance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.event.Side;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

class DistancePropertyTest {

    private static final double POSITION_USD = 100;
    private static final Map<String, Double> SIZE_MAX =
            Map.of(DistanceFade.NAME, 0.08, Momentum.NAME, 0.05, SettlementSniper.NAME, 0.10);

    private final List<Strategy> strategies =
            List.of(
                    new DistanceFade(DistanceFade.Settings.DEFAULT, POSITION_USD),
                    new Momentum(Momentum.Settings.DEFAULT, POSITION_USD),
                    new SettlementSniper(SettlementSniper.Settings.DEFAULT, POSITION_USD));

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20261121})
    void sameViewGivesTheSameSignalWithinItsCap(long seed) {
        var random = new SplittableRandom(seed);
        int wishes = 0;
        for (int k = 0; k < 400; k++) {
            double seconds = random.nextDouble(0.01, 310);
            double price = 1e6 + random.nextDouble(-3_000, 3_000);
            MarketView view = desk(random, price, seconds).view(price, seconds);
            for (Strategy strategy : strategies) {
                Signal first = evaluate(strategy, view);
                Signal second = evaluate(strategy, view);
                assertEquals(first.gate(), second.gate());
                assertEquals(first.quantityE8(), second.quantityE8());
                wishes += first.wanted() ? 1 : 0;
                if (first.wanted()) {
                    assertSound(first, second, SIZE_MAX.getOrDefault(strategy.name(), 0.0));
                }
            }
        }
        assertTrue(wishes > 100, "only " + wishes);
    }

    private static void assertSound(Signal signal, Signal again, double sizeMax) {
        assertEquals(signal.outcome(), again.outcome());
        assertEquals(signal.priceE8(), again.priceE8());
        assertEquals(signal.strength(), again.strength());
        assertTrue(Double.isFinite(signal.strength()) && Double.isFinite(signal.gainLog()));
        assertTrue(signal.priceE8() > 0 && signal.priceE8() < E8.ONE);
        long costE8 = E8.multiply(signal.priceE8(), signal.quantityE8());
        assertTrue(costE8 >= E8.ONE && costE8 <= E8.ofDouble(sizeMax * POSITION_USD));
        assertTrue(signal.quantityE8() >= 5 * E8.ONE);
        assertTrue(signal.edge() >= 0.05);
    }

    private static Signal evaluate(Strategy strategy, MarketView view) {
        var signal = new Signal();
        strategy.evaluate(view, signal);
        return signal;
    }

    private static DistanceDesk desk(SplittableRandom random, double price, double seconds) {
        double bid = random.nextInt(0, 990) / 1e3;
        double ask = random.nextInt(10) == 0 ? 1 : bid + random.nextInt(1, 10) / 1e3;
        Side taker = random.nextBoolean() ? Side.BUY : Side.SELL;
        double from = price + random.nextDouble(-600, 600);
        int count = random.nextInt(0, 200);
        double span = random.nextDouble(0, 29);
        return new DistanceDesk().book(bid, ask).trades(count, span, seconds, from, price, taker);
    }
}
