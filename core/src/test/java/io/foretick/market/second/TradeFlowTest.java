package io.foretick.market.second;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.journal.StateBytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class TradeFlowTest {

    private static final long CELL_NS = 100 * Times.MILLI_NS;

    private final TradeFlow flow = new TradeFlow();

    @Test
    void nothingTradedHasNoSpeed() {
        assertEquals(0, flow.trades(0));
        assertEquals(0, flow.spanSeconds(0));
        assertTrue(Double.isNaN(flow.pricePerSecond(0)));
        flow.on(trade(Times.SECOND_NS, 100, 1, Side.BUY));
        assertEquals(1, flow.trades(Times.SECOND_NS));
        assertTrue(Double.isNaN(flow.pricePerSecond(Times.SECOND_NS)));
    }

    @Test
    void speedIsFromTheOldestTradeToTheNewest() {
        flow.on(trade(10 * Times.SECOND_NS, 100, 1, Side.BUY));
        flow.on(trade(12 * Times.SECOND_NS, 90, 3, Side.SELL));
        flow.on(trade(14 * Times.SECOND_NS, 108, 1, Side.BUY));
        assertEquals(2, flow.pricePerSecond(14 * Times.SECOND_NS), 1e-12);
        assertEquals(-E8.ONE, flow.boughtLessSoldE8(14 * Times.SECOND_NS));
        assertEquals(9, flow.pricePerSecond(41 * Times.SECOND_NS), 1e-12);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void equalsASumOverAllTradesOfTheWindow(long seed) {
        var random = new SplittableRandom(seed);
        List<Event.Trade> all = new ArrayList<>();
        long timeNs = 1_000 * Times.SECOND_NS;
        for (int k = 0; k < 3_000; k++) {
            timeNs += random.nextInt(20) == 0 ? random.nextLong(20 * Times.SECOND_NS) : 7_000_000;
            Side taker = random.nextBoolean() ? Side.BUY : Side.SELL;
            Event.Trade trade = trade(timeNs, 100 + random.nextInt(9), random.nextInt(9), taker);
            all.add(trade);
            flow.on(trade);
            if (k % 50 == 0) {
                compare(all, timeNs + random.nextLong(5 * Times.SECOND_NS));
            }
        }
    }

    @Test
    void continuesFromASavedState() {
        flow.on(trade(10 * Times.SECOND_NS, 100, 1, Side.BUY));
        var saved = new StateBytes();
        flow.save(saved);
        var restored = new TradeFlow();
        restored.load(StateBytes.of(saved.toByteArray()));
        flow.on(trade(12 * Times.SECOND_NS, 90, 3, Side.SELL));
        restored.on(trade(12 * Times.SECOND_NS, 90, 3, Side.SELL));
        long nowNs = 13 * Times.SECOND_NS;
        assertEquals(flow.pricePerSecond(nowNs), restored.pricePerSecond(nowNs));
        assertEquals(flow.boughtLessSoldE8(nowNs), restored.boughtLessSoldE8(nowNs));
    }

    private void compare(List<Event.Trade> all, long nowNs) {
        long firstNs = (Math.floorDiv(nowNs, CELL_NS) - 299) * CELL_NS;
        List<Event.Trade> inside =
                all.stream().filter(t -> t.at().venueOrReceiveNs() >= firstNs).toList();
        assertEquals(inside.size(), flow.trades(nowNs));
        long sumE8 = 0;
        for (Event.Trade trade : inside) {
            sumE8 += trade.taker() == Side.BUY ? trade.quantityE8() : -trade.quantityE8();
        }
        assertEquals(sumE8, flow.boughtLessSoldE8(nowNs));
        if (inside.size() > 1) {
            Event.Trade first = inside.getFirst();
            Event.Trade last = inside.getLast();
            double seconds =
                    Times.seconds(last.at().venueOrReceiveNs() - first.at().venueOrReceiveNs());
            double move = E8.toDouble(last.priceE8() - first.priceE8());
            assertEquals(move / seconds, flow.pricePerSecond(nowNs), 1e-9);
        }
    }

    private static Event.Trade trade(long timeNs, double price, long quantity, Side taker) {
        Stamp at = new Stamp(timeNs, timeNs, timeNs, 1, Source.BINANCE);
        return new Event.Trade(at, 0, 0, E8.ofDouble(price), quantity * E8.ONE, taker);
    }
}
