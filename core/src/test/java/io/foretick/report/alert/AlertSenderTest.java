package io.foretick.report.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

final class AlertSenderTest {

    private static final long DEADLINE_NS = 20 * Times.SECOND_NS;

    private final LoopbackBotApi api = new LoopbackBotApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void sendsToTheChatByTheBot() {
        try (var sender = new AlertSender(api.settings())) {
            sender.offer("hello");
        }
        LoopbackBotApi.Call call = api.calls().getFirst();
        assertEquals("/bot" + LoopbackBotApi.TOKEN + "/sendMessage", call.path());
        assertEquals(LoopbackBotApi.CHAT, call.body().path("chat_id").stringValue());
        assertEquals("hello", call.body().path("text").stringValue());
    }

    @Test
    void joinsWaitingLinesInOrder() {
        api.shut();
        List<String> lines = IntStream.range(0, 300).mapToObj(k -> "line number " + k).toList();
        try (var sender = new AlertSender(api.settings())) {
            lines.forEach(sender::offer);
            api.open();
        }
        assertEquals(lines, api.lines());
        assertTrue(api.calls().size() <= 4, api.calls().size() + " messages");
        for (LoopbackBotApi.Call call : api.calls()) {
            int length = call.body().path("text").stringValue().length();
            assertTrue(length <= AlertSender.MESSAGE_CHARS_MAX, "length " + length);
        }
    }

    @Test
    void cutsEndlessLines() {
        try (var sender = new AlertSender(api.settings())) {
            sender.offer("x".repeat(10_000));
        }
        assertTrue(api.lines().getFirst().length() < 600);
    }

    @Test
    void dropsAndCountsRatherThanWait() {
        api.shut();
        long offered = 3L * AlertSender.WAITING_MAX;
        try (var sender = new AlertSender(api.settings())) {
            sender.offer("the line in hand");
            api.awaitHeld(); // from here on the sender takes nothing out of the queue
            for (int k = 0; k < offered; k++) {
                sender.offer("line");
            }
            assertEquals(offered - AlertSender.WAITING_MAX, sender.dropped());
            api.open();
            await(() -> api.lines().size() >= AlertSender.WAITING_MAX + 2);
            List<String> told =
                    api.lines().stream().filter(line -> line.endsWith("were dropped")).toList();
            assertEquals(List.of(sender.dropped() + " alerts were dropped"), told);
        }
    }

    @Test
    void waitsAsLongAsTelegramSays() {
        api.answering(429);
        try (var sender = new AlertSender(api.settings())) {
            sender.offer("patient");
            await(() -> sender.sent() == 1);
        }
        assertEquals(2, api.calls().size());
        long waitedNs = api.calls().get(1).nanoTime() - api.calls().get(0).nanoTime();
        assertTrue(waitedNs >= 990 * Times.MILLI_NS, "waited " + waitedNs);
    }

    @Test
    void triesAgainAfterAServerError() {
        api.answering(500, 502);
        try (var sender = new AlertSender(api.settings())) {
            sender.offer("again");
            await(() -> sender.sent() == 1);
        }
        assertEquals(List.of("again", "again", "again"), api.lines());
    }

    @Test
    void givesUpInTheEnd() {
        api.answering(500, 500, 500, 500);
        try (var sender = new AlertSender(api.settings())) {
            sender.offer("lost");
            await(() -> sender.failed() == 1);
            sender.offer("next");
            await(() -> sender.sent() == 1);
        }
        assertEquals(5, api.calls().size());
    }

    @Test
    void doesNotRepeatWhatIsRefused() {
        api.answering(401);
        try (var sender = new AlertSender(api.settings())) {
            sender.offer("refused");
            await(() -> sender.failed() == 1);
        }
        assertEquals(1, api.calls().size());
    }

    @Test
    void endsThoughNobodyListens() {
        LoopbackBotApi gone = new LoopbackBotApi();
        TelegramSettings settings = gone.settings();
        gone.close();
        var sender = new AlertSender(settings);
        sender.offer("nobody");
        sender.close();
        assertEquals(1, sender.failed());
    }

    private static void await(BooleanSupplier condition) {
        long deadlineNs = System.nanoTime() + DEADLINE_NS;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadlineNs, "waited too long");
            LockSupport.parkNanos(Times.MILLI_NS);
        }
    }
}
