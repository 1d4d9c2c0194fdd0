package io.foretick.report.alert;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Carries lines from the engine's thread to Telegram on a thread of its own. A line that finds the
/// queue full is dropped and counted; lines that wait together travel as one message.
final class AlertSender implements AutoCloseable {

    static final int WAITING_MAX = 4_096;

    /// Telegram's limit for one message.
    static final int MESSAGE_CHARS_MAX = 4_096;

    private static final int LINE_CHARS_MAX = 500;
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Logger LOG = System.getLogger(AlertSender.class.getName());

    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final TelegramSettings settings;
    private final BotApi api;
    private final Thread thread;
    private long droppedTold;

    AlertSender(TelegramSettings settings) {
        this.settings = settings;
        this.api = new BotApi(settings);
        this.thread = Thread.ofVirtual().name("telegram-alerts").start(this::run);
    }

    /// Never waits. Any thread.
    void offer(String line) {
        if (!waiting.offer(line)) {
            dropped.incrementAndGet();
        }
    }

    /// Lines that found the queue full.
    long dropped() {
        return dropped.get();
    }

    /// Messages that Telegram took.
    long sent() {
        return sent.get();
    }

    /// Messages that were given up.
    long failed() {
        return failed.get();
    }

    private void run() {
        try {
            while (closing.getCount() > 0 || !waiting.isEmpty()) {
                String first = waiting.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    deliver(message(first));
                    var _ = pause(settings.pause());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the session ends and waits no longer
        }
    }

    /// As many of the waiting lines as one message holds.
    private String message(String first) {
        var text = new StringBuilder();
        long newlyDropped = dropped.get() - droppedTold;
        if (newlyDropped > 0) {
            droppedTold += newlyDropped;
            text.append(newlyDropped).append(" alerts were dropped\n");
        }
        text.append(cut(first));
        String next = waiting.peek();
        while (next != null && text.length() + 1 + cut(next).length() <= MESSAGE_CHARS_MAX) {
            text.append('\n').append(cut(next));
            waiting.remove();
            next = waiting.peek();
        }
        return text.toString();
    }

    private static String cut(String line) {
        return line.length() <= LINE_CHARS_MAX ? line : line.substring(0, LINE_CHARS_MAX) + "…";
    }

    private void deliver(String text) throws InterruptedException {
        Duration backoff = settings.pause();
        String kind = "";
        for (int attempt = 0; attempt < settings.attemptsMax(); attempt++) {
            switch (api.send(text)) {
                case BotApi.Answer.Accepted _ -> {
                    sent.incrementAndGet();
                    return;
                }
                case BotApi.Answer.Refused(int status) -> {
                    giveUp("status " + status);
                    return;
                }
                case BotApi.Answer.Busy(Duration retryAfter) -> {
                    kind = "too many requests";
                    if (pause(retryAfter) == Pause.CUT_SHORT) {
                        giveUp(kind);
                        return;
                    }
                }
                case BotApi.Answer.Failed(String failure) -> {
                    kind = failure;
                    var _ = pause(backoff);
                    backoff = backoff.multipliedBy(2);
                }
            }
        }
        giveUp(kind);
    }

    private void giveUp(String kind) {
        if (failed.incrementAndGet() == 1) {
            LOG.log(Level.WARNING, "Telegram does not take alerts ({0})", kind);
        }
    }

    /// Shorter when the session ends.
    private Pause pause(Duration time) throws InterruptedException {
        boolean closed = closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        return closed ? Pause.CUT_SHORT : Pause.WHOLE;
    }

    private enum Pause {
        WHOLE,
        CUT_SHORT
    }

    /// Sends what waits, for as long as the settings allow.
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(settings.closeWait())) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        api.close();
    }
}
