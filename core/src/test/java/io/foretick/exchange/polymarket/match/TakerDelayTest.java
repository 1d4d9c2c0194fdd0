package io.foretick.exchange.polymarket.match;

import static io.foretick.exchange.polymarket.match.Scene.HOUSE;
import static io.foretick.exchange.polymarket.match.Scene.UP;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.exchange.polymarket.match.PlaceAnswer.Accepted;
import io.foretick.exchange.polymarket.match.PlaceAnswer.Status;

import org.junit.jupiter.api.Test;

import java.util.List;

class TakerDelayTest {

    private final Scene scene = Scene.usual();

    @Test
    void letsAMarketableOrderWait() {
        scene.sell(HOUSE, UP, "0.5", "10");
        var answer = (Accepted) scene.buy("alice", UP, "0.5", "10");
        assertEquals(Status.DELAYED, answer.status());
        assertEquals(scene.nowNs + 150 * Times.MILLI_NS, scene.engine.nextDueNs());
        scene.passNs(149 * Times.MILLI_NS);
        assertTrue(scene.trades.isEmpty());
        scene.passNs(Times.MILLI_NS);
        assertEquals(10 * E8.ONE, scene.engine.tokensE8("alice", UP));
        assertEquals(List.of("delay ended alice-1 Accepted"), scene.notes);
    }

    @Test
    void letsMakersMoveMeanwhile() {
        scene.sell(HOUSE, UP, "0.5", "10");
        scene.buy("alice", UP, "0.5", "10");
        scene.engine.cancelAll(HOUSE, scene.nowNs);
        scene.passNs(Times.SECOND_NS);
        assertTrue(scene.trades.isEmpty());
        assertEquals("LIVE", scene.engine.openOrders("alice").getFirst().status());
        assertEquals(E8.parse("0.5"), scene.book(UP).bestBidE8());
    }

    @Test
    void killsAFokWhoseMakerHasLeft() {
        scene.sell(HOUSE, UP, "0.5", "10");
        scene.place("alice", UP, Side.BUY, "0.5", "10", TimeInForce.FOK);
        scene.engine.cancelAll(HOUSE, scene.nowNs);
        scene.passNs(Times.SECOND_NS);
        assertEquals(List.of("delay ended alice-1 Refused"), scene.notes);
        assertTrue(scene.engine.openOrders("alice").isEmpty());
    }

    @Test
    void doesNotCancelAnOrderInItsDelay() {
        scene.sell(HOUSE, UP, "0.5", "10");
        scene.buy("alice", UP, "0.5", "10");
        CancelAnswer answer = scene.engine.cancelAll("alice", scene.nowNs);
        assertEquals(List.of("alice-1"), List.copyOf(answer.notCancelled().keySet()));
        assertEquals("DELAYED", scene.engine.openOrder("alice-1").orElseThrow().status());
    }

    @Test
    void endsTheDelayWithTheMarket() {
        scene.sell(HOUSE, UP, "0.5", "10");
        scene.buy("alice", UP, "0.5", "10");
        scene.engine.resolve("0xc0ffee", Resolution.DOWN, scene.nowNs);
        assertEquals(List.of("delay ended alice-1 Refused", "resolved DOWN"), scene.notes);
        scene.passNs(Times.SECOND_NS);
        assertTrue(scene.trades.isEmpty());
    }

    @Test
    void doesNotDelayMakers() {
        var answer = (Accepted) scene.buy("alice", UP, "0.5", "10");
        assertEquals(Status.LIVE, answer.status());
    }
}
