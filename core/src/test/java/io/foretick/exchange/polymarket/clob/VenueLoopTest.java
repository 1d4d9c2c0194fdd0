package io.foretick.exchange.polymarket.clob;

import static io.foretick.exchange.polymarket.clob.ClobRig.UP;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Side;
import io.foretick.exchange.polymarket.clob.ClobSettings.DelayAnswer;
import io.foretick.venue.VenueClock;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class VenueLoopTest {

    private static final long DELAY_NS = 150 * Times.MILLI_NS;

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
