package io.foretick.venue.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Source;
import io.foretick.event.live.Control;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

final class ArrivalQueueTest {

    @Test
    void givesArrivalsInTheirOrder() {
        var queue = new ArrivalQueue(8);
        for (int k = 0; k < 8; k++) {
            assertTrue(queue.offer(frame(k, Source.BINANCE)));
        }
        for (int k = 0; k < 8; k++) {
            assertEquals(k, number(queue.poll()));
        }
        assertNull(queue.poll());
    }

    @Test
    void dropsMarketDataWhenFullAndSaysSoBeforeWhatFollows() {
        var queue = new ArrivalQueue(4);
        for (int k = 0; k < 7; k++) {
            assertEquals(k < 4, queue.offer(frame(k, Source.BINANCE)));
        }
        assertEquals(3, queue.dropped());
        queue.poll();
        queue.poll();
        queue.offer(frame(7, Source.BINANCE));
        queue.poll();
        queue.poll();
        var dropped = assertInstanceOf(Arrival.Dropped.class, queue.poll());
        assertEquals(3, dropped.count());
        assertEquals(Source.BINANCE, dropped.source());
        assertEquals(7, number(queue.poll()));
    }

    @Test
    void anOperatorsWordPassesAllThatWaitsAndNeedsNoRoom() {
        var queue = new ArrivalQueue(2);
        queue.offer(frame(0, Source.BINANCE));
        queue.offer(frame(1, Source.BINANCE));
        queue.offerUrgent(new Arrival.Spoken(5, new Control.Halt("now")));
        assertEquals(3, queue.size());
        assertInstanceOf(Arrival.Spoken.class, queue.poll());
        assertEquals(0, number(queue.poll()));
    }

    @Test
    void countsForEachFeedByItself() {
        var queue = new ArrivalQueue(2);
        queue.offer(frame(0, Source.BINANCE));
        queue.offer(frame(1, Source.BINANCE));
        assertFalse(queue.offer(frame(2, Source.POLYMARKET_CLOB)));
        queue.poll();
        assertTrue(queue.offer(frame(3, Source.BINANCE)), "Binance has lost nothing");
        queue.poll();
        queue.poll();
        queue.offer(frame(4, Source.POLYMARKET_CLOB));
        assertEquals(Source.POLYMARKET_CLOB, polled(queue, Arrival.Dropped.class).source());
        assertEquals(4, number(queue.poll()));
    }

    @Test
    void keepsNewsOfAConnectionUntilThereIsRoom() throws InterruptedException {
        var queue = new ArrivalQueue(2);
        queue.offer(frame(0, Source.BINANCE));
        queue.offer(frame(1, Source.BINANCE));
        queue.offer(frame(2, Source.BINANCE));
        var down = new Arrival.Down(9, Source.BINANCE, "test");
        assertFalse(queue.tryOffer(down));
        Thread waiting = Thread.ofVirtual().start(() -> queue.offer(down));
        List<Arrival> taken = new ArrayList<>();
        while (taken.size() < 4) {
            Arrival next = queue.poll();
            if (next != null) {
                taken.add(next);
            } else {
                queue.await(1_000_000);
            }
        }
        waiting.join();
        assertEquals(1, assertInstanceOf(Arrival.Dropped.class, taken.get(2)).count());
        assertEquals(down, taken.get(3));
        assertEquals(1, queue.dropped());
    }

    /// However many offer, each feed's arrivals come in its order, and what is missing between two
    /// is what the news between them says.
    @Test
    void losesNothingUnsaidUnderManyThreads() throws InterruptedException {
        var queue = new ArrivalQueue(64);
        Source[] feeds = {Source.BINANCE, Source.POLYMARKET_CLOB, Source.POLYMARKET_RTDS};
        int each = 60_000;
        var start = new CountDownLatch(1);
        var left = new CountDownLatch(feeds.length);
        for (Source feed : feeds) {
            Thread.ofPlatform()
                    .start(() -> {
                        awaitQuietly(start);
                        for (int k = 0; k < each; k++) {
                            queue.offer(frame(k, feed));
                        }
                        queue.offer(new Arrival.Up(each, feed));
                        left.countDown();
                    });
        }
        start.countDown();
        long[] next = new long[Source.values().length];
        var ended = new AtomicLong();
        while (ended.get() < feeds.length) {
            Arrival arrival = queue.poll();
            if (arrival == null) {
                queue.await(100_000);
            } else {
                check(arrival, next, ended);
            }
        }
        left.await();
        for (Source feed : feeds) {
            assertEquals(each, next[feed.ordinal()], feed::key);
        }
        assertEquals(0, queue.size());
    }

    private static void check(Arrival arrival, long[] next, AtomicLong ended) {
        int feed = arrival.source().ordinal();
        switch (arrival) {
            case Arrival.Frame frame -> assertEquals(next[feed]++, frame.receiveNs());
            case Arrival.Dropped dropped -> next[feed] += dropped.count();
            default -> ended.incrementAndGet();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Arrival frame(long number, Source source) {
        return new Arrival.Frame(number, number, source, 1, Payload.of("x"));
    }

    private static long number(@Nullable Arrival arrival) {
        return assertInstanceOf(Arrival.Frame.class, arrival).receiveNs();
    }

    private static <T extends Arrival> T polled(ArrivalQueue queue, Class<T> type) {
        return assertInstanceOf(type, queue.poll());
    }
}
