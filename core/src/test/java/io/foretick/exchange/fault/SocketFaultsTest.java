package io.foretick.exchange.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.exchange.LoopbackClient;
import io.foretick.exchange.LoopbackClient.Inbox;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

/// Faults of connections and frames, as a client of the JDK meets them.
class SocketFaultsTest {

    private static final FaultSchedule OFTEN =
            new FaultSchedule(
                    30 * Times.SECOND_NS, 30 * Times.SECOND_NS, 0); // half a second at speed 60

    @Test
    void cutsAConnectionAtItsTime() {
        var rule = FaultRule.of("cut", FaultKind.DISCONNECT).withSchedule(OFTEN);
        try (var exchange = new SpoiledExchange(60, 1, rule)) {
            Inbox inbox = exchange.connect();
            inbox.awaitClosed();
            assertTrue(exchange.injected(FaultKind.DISCONNECT) >= 1);
        }
    }

    @Test
    void cutsAConnectionInTheMiddleOfItsFrames() {
        var rule = FaultRule.of("cut", FaultKind.DISCONNECT).withProbability(0.1);
        try (var exchange = new SpoiledExchange(60, 1, rule)) {
            Inbox inbox = exchange.connect();
            exchange.sendFrames(100);
            inbox.awaitClosed();
            assertTrue(inbox.texts().size() < 100);
        }
    }

    @Test
    void leavesAHalfOpenSocketWithoutAnyTrafficAndCutsItAtLast() {
        var rule =
                FaultRule.of("half", FaultKind.HALF_OPEN)
                        .withProbability(1)
                        .withLastingNs(60 * Times.SECOND_NS);
        try (var exchange = new SpoiledExchange(60, 1, rule)) {
            Inbox inbox = exchange.connect();
            exchange.sendFrames(1);
            inbox.ping();
            inbox.send("PING");
            LoopbackClient.await("it is done", () -> exchange.injected(FaultKind.HALF_OPEN) == 1);
            exchange.sendFrames(5);
            assertEquals(Inbox.OPEN, inbox.closeCode());
            inbox.awaitClosed();
            assertEquals(List.of(), inbox.texts());
            assertEquals(0, inbox.pongs());
        }
    }

    @Test
    void keepsPongsAliveWhileDataStalls() {
        var rule =
                FaultRule.of("stall", FaultKind.STALL)
                        .withProbability(0.5)
                        .withLastingNs(60 * Times.SECOND_NS);
        try (var exchange = new SpoiledExchange(60, 1, rule)) {
            Inbox inbox = exchange.connect();
            LoopbackClient.await("it is done", () -> stalled(exchange));
            int before = inbox.texts().size();
            inbox.ping();
            inbox.send("PING");
            LoopbackClient.await("the pong is there", () -> inbox.pongs() == 1);
            inbox.awaitTexts(before + 1);
            assertEquals("PONG", inbox.texts().getLast());
            exchange.faults.clear();
            LoopbackClient.await(
                    "data comes again",
                    () -> {
                        exchange.sendFrames(1);
                        return inbox.texts().getLast().equals(SpoiledExchange.frame(0));
                    });
        }
    }

    private static boolean stalled(SpoiledExchange exchange) {
        exchange.sendFrames(1);
        return exchange.injected(FaultKind.STALL) > 0;
    }

    @Test
    void losesSomeFrames() {
        var rule = FaultRule.of("gap", FaultKind.GAP).withProbability(0.2);
        try (var exchange = new SpoiledExchange(60, 3, rule)) {
            Inbox inbox = exchange.connect();
            exchange.sendFrames(200);
            int lost = (int) exchange.injected(FaultKind.GAP);
            inbox.awaitTexts(200 - lost);
            assertTrue(lost > 20 && lost < 60, () -> lost + " were lost");
            assertEquals(200 - lost, inbox.texts().stream().distinct().count());
        }
    }

    @Test
    void sendsSomeFramesTwice() {
        var rule = FaultRule.of("twice", FaultKind.DUPLICATE);
        try (var exchange = new SpoiledExchange(60, 1, rule)) {
            Inbox inbox = exchange.connect();
            exchange.sendFrames(2);
            inbox.awaitTexts(4);
            String first = SpoiledExchange.frame(0);
            String second = SpoiledExchange.frame(1);
            assertEquals(List.of(first, first, second, second), inbox.texts());
        }
    }

    @Test
    void letsAFrameBeOvertakenByTheNext() {
        var rule = FaultRule.of("swap", FaultKind.REORDER).withProbability(0.2);
        try (var exchange = new SpoiledExchange(1, 5, rule)) {
            Inbox inbox = exchange.connect();
            exchange.sendFrames(50);
            inbox.awaitTexts(50);
            List<String> sorted = inbox.texts().stream().sorted().toList();
            assertEquals(50, sorted.stream().distinct().count());
            assertTrue(exchange.injected(FaultKind.REORDER) > 0);
            assertFalse(inbox.texts().equals(inOrder(50)));
        }
    }

    @Test
    void bringsALateFrameAndAllBehindItInTheirOrder() {
        var rule =
                FaultRule.of("late", FaultKind.LATE)
                        .withProbability(0.05)
                        .withLastingNs(20 * Times.SECOND_NS);
        try (var exchange = new SpoiledExchange(60, 1, rule)) {
            Inbox inbox = exchange.connect();
            long startNs = System.nanoTime();
            exchange.sendFrames(50);
            inbox.awaitTexts(50);
            assertEquals(inOrder(50), inbox.texts());
            assertTrue(exchange.injected(FaultKind.LATE) > 0);
            assertTrue(System.nanoTime() - startNs > 300 * Times.MILLI_NS);
        }
    }

    @Test
    void tearsFramesOff() {
        var rule = FaultRule.of("torn", FaultKind.MALFORMED);
        try (var exchange = new SpoiledExchange(60, 1, rule)) {
            Inbox inbox = exchange.connect();
            exchange.sendFrames(1);
            inbox.awaitTexts(1);
            String torn = inbox.texts().getFirst();
            assertTrue(SpoiledExchange.frame(0).startsWith(torn));
            assertTrue(torn.length() < SpoiledExchange.frame(0).length());
        }
    }

    @Test
    void blowsFramesUp() {
        var rule = FaultRule.of("huge", FaultKind.OVERSIZED);
        try (var exchange = new SpoiledExchange(60, 1, rule)) {
            Inbox inbox = exchange.connect();
            exchange.sendFrames(1);
            inbox.awaitTexts(1);
            assertTrue(inbox.texts().getFirst().length() > 4_000_000);
        }
    }

    @Test
    void addsAnUnknownKey() {
        var rule = FaultRule.of("schema", FaultKind.SCHEMA_CHANGE);
        try (var exchange = new SpoiledExchange(60, 1, rule)) {
            Inbox inbox = exchange.connect();
            exchange.sendFrames(20);
            inbox.awaitTexts(20);
            assertTrue(inbox.texts().stream().allMatch(text -> text.contains("schemaVersion")));
            long renamed = inbox.texts().stream().filter(text -> text.contains("_v2")).count();
            assertTrue(renamed > 3 && renamed < 17, () -> renamed + " were renamed");
        }
    }

    @Test
    void shiftsTheStampsOfFrames() {
        var rule =
                new FaultRule(
                        "skew",
                        FaultKind.CLOCK_SKEW,
                        "binance_*",
                        "*",
                        1,
                        FaultSchedule.ALWAYS,
                        0,
                        -2 * Times.SECOND_NS);
        try (var exchange = new SpoiledExchange(60, 1, rule)) {
            Inbox inbox = exchange.connect();
            exchange.sendFrames(1);
            inbox.awaitTexts(1);
            assertEquals("{\"E\":1789999998000,\"u\":0}", inbox.texts().getFirst());
        }
    }

    @Test
    void cutsAllAtOnceAndRefusesThemForAWhile() {
        var rule =
                FaultRule.of("storm", FaultKind.RECONNECT_STORM)
                        .withLastingNs(60 * Times.SECOND_NS);
        try (var exchange = new SpoiledExchange(60, 1, rule)) {
            List<Inbox> inboxes =
                    List.of(exchange.connect(), exchange.connect(), exchange.connect());
            exchange.sendFrames(1);
            inboxes.forEach(Inbox::awaitClosed);
            assertThrows(CompletionException.class, exchange::connect);
            LoopbackClient.await(
                    "clients are let in",
                    () -> !exchange.faults.refusesPeers(SpoiledExchange.SERVICE));
            assertEquals(Inbox.OPEN, exchange.connect().closeCode());
            assertEquals(1, exchange.injected(FaultKind.RECONNECT_STORM));
        }
    }

    @Test
    void strikesTheServicesOfItsRuleOnly() {
        var rule = FaultRule.of("gap", FaultKind.GAP).withService("polymarket_*");
        try (var exchange = new SpoiledExchange(60, 1, rule)) {
            Inbox inbox = exchange.connect();
            exchange.sendFrames(10);
            inbox.awaitTexts(10);
            assertEquals(0, exchange.injected(FaultKind.GAP));
        }
    }

    @Test
    void strikesTheSameFramesForTheSameSeed() {
        assertEquals(passed(7), passed(7));
        assertFalse(passed(7).equals(passed(8)));
    }

    private static List<String> passed(long seed) {
        var gap = FaultRule.of("gap", FaultKind.GAP).withProbability(0.3);
        var torn = FaultRule.of("torn", FaultKind.MALFORMED).withProbability(0.3);
        try (var exchange = new SpoiledExchange(60, seed, gap, torn)) {
            Inbox inbox = exchange.connect();
            exchange.sendFrames(100);
            inbox.awaitTexts(100 - (int) exchange.injected(FaultKind.GAP));
            return List.copyOf(inbox.texts());
        }
    }

    @Test
    void stopsWhenItsRuleIsRemoved() {
        try (var exchange = new SpoiledExchange(60, 1, FaultRule.of("gap", FaultKind.GAP))) {
            Inbox inbox = exchange.connect();
            exchange.sendFrames(3);
            assertTrue(exchange.faults.remove("gap"));
            assertFalse(exchange.faults.remove("gap"));
            exchange.sendFrames(2);
            inbox.awaitTexts(2);
            assertEquals(3, exchange.injected(FaultKind.GAP));
        }
    }

    private static List<String> inOrder(int count) {
        return IntStream.range(0, count).mapToObj(SpoiledExchange::frame).toList();
    }
}
