package io.foretick.exchange.polymarket.clob;

import static io.foretick.exchange.polymarket.clob.ClobRig.UP;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Side;
import io.foretick.exchange.polymarket.clob.ClobSettings.DelayAnswer;
import io.foretick.venue.VenueClock;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

class VenueLoopTest {

    private static final long DELAY_NS = 150 * Times.MILLI_NS;
    private static final long LATE_NS = 1_000;
    private static final int REQUESTS = 200;

    @Test
    void holdsTheAnswerUntilTheDelayEnds() throws Exception {
        try (ClobRig rig = rig(DelayAnswer.HELD)) {
            assertEquals("matched", send(rig).path("status").asString());
        }
    }

    @Test
    void answersDelayedAtOnceIfToldSo() throws Exception {
        try (ClobRig rig = rig(DelayAnswer.AT_ONCE)) {
            assertEquals("delayed", send(rig).path("status").asString());
        }
    }

    private static ClobRig rig(DelayAnswer answer) {
        var usual = ClobSettings.usual(new Seed(5));
        return new ClobRig(
                VenueClock.startingAt(1_800_000_000L * Times.SECOND_NS, 1),
                DELAY_NS,
                new ClobSettings(
                        usual.seed(),
                        usual.chainId(),
                        usual.startCashE8(),
                        usual.timestampToleranceNs(),
                        answer));
    }

    private static JsonNode send(ClobRig rig) throws Exception {
        rig.quote(UP, Side.SELL, "0.5", "100");
        var caller = ClobCaller.loggedIn(rig, 1);
        return caller.post(caller.order(UP, Side.BUY, 5_000_000, 10_000_000), "GTC").json();
    }

    /// Its rounds take longer than they are apart, so it never waits. With a lock that anyone may
    /// take it takes it back before a request that waits for it has woken up.
    @Test
    void letsARequestThatWaitsInBeforeItsNextRoundAlthoughItIsLate() {
        var clock = VenueClock.startingAt(1_800_000_000L * Times.SECOND_NS, 1);
        try (ClobRig rig = new ClobRig(clock, 0, ClobSettings.usual(new Seed(5)))) {
            var rounds = new AtomicInteger();
            var asking = new AtomicReference<@Nullable Thread>();
            var waitedIn = new AtomicInteger();
            rig.loop.every(
                    LATE_NS,
                    (_, _) -> {
                        int round = rounds.incrementAndGet();
                        if (awaitWaiting(asking.get())) {
                            waitedIn.compareAndSet(0, round);
                        }
                    });
            int met = 0;
            for (int request = 0; request < REQUESTS; request++) {
                waitedIn.set(0);
                asking.set(Thread.currentThread());
                int round = rig.loop.call((_, _) -> rounds.get());
                asking.set(null);
                if (waitedIn.get() > 0) {
                    met++;
                    assertEquals(waitedIn.get(), round, "it was overtaken");
                }
            }
            assertTrue(met > 0, "no request met a round");
        }
    }

    /// Whether that thread waits before long.
    private static boolean awaitWaiting(@Nullable Thread thread) {
        long until = System.nanoTime() + Times.SECOND_NS;
        while (thread != null && System.nanoTime() - until < 0) {
            if (thread.getState() == Thread.State.WAITING) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    @Test
    void runsRoundsOnVenueTime() throws Exception {
        var clock = VenueClock.startingAt(1_800_000_000L * Times.SECOND_NS, 600);
        try (ClobRig rig = new ClobRig(clock, 0, ClobSettings.usual(new Seed(5)))) {
            var rounds = new CountDownLatch(5);
            rig.loop.every(Times.MINUTE_NS, (_, _) -> rounds.countDown());
            assertTrue(rounds.await(10, TimeUnit.SECONDS), "five minutes in half a second");
        }
    }
}
