package io.foretick.exchange.polymarket.clob;

import static io.foretick.exchange.polymarket.clob.ClobRig.UP;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Side;
import io.foretick.exchange.wire.Faults;
import io.foretick.exchange.wire.Peer;
import io.foretick.venue.VenueClock;
import io.javalin.http.Context;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Fills that the venue reports and takes back, through its REST side.
@Timeout(30)
class GhostFillTest {

    private static final int SPEED = 60;
    private static final String CASH = "/balance-allowance?asset_type=COLLATERAL&signature_type=0";

    /// Chooses the order of one number, counted from one.
    private static final class OneOrder implements Faults {

        private final int chosen;
        private final AtomicInteger asked = new AtomicInteger();

        OneOrder(int chosen) {
            this.chosen = chosen;
        }

        @Override
        public void frame(Peer peer, String text) {
            peer.transmit(text);
        }

        @Override
        public boolean request(String service, Context request) {
            return false;
        }

        @Override
        public void answered(String service, Context request) {}

        @Override
        public boolean matchFailsLater(String service) {
            assertEquals(ClobService.SERVICE, service);
            return asked.incrementAndGet() == chosen;
        }
    }

    @Test
    void takesTheFillOfTheChosenOrderBack() throws Exception {
        try (ClobRig rig = rig(new OneOrder(2))) {
            var caller = ClobCaller.loggedIn(rig, 1);
            for (int k = 0; k < 3; k++) {
                JsonNode answer = buy(caller).json();
                assertEquals("matched", answer.path("status").asString(), answer.toString());
            }
            awaitSettled(caller);
            assertEquals(1, count(caller, "FAILED"));
            assertEquals(2, count(caller, "CONFIRMED"));
            assertEquals("20000000", balance(caller, tokens()));
        }
    }

    @Test
    void asksOnceForEachOrderThatIsPlaced() throws Exception {
        var faults = new OneOrder(0);
        try (ClobRig rig = rig(faults)) {
            var caller = ClobCaller.loggedIn(rig, 1);
            buy(caller);
            caller.post(caller.order(UP, Side.BUY, 1_000_000, 10_000_000), "GTC");
            assertEquals(2, faults.asked.get());
            caller.call("POST", "/order", "{}");
            rig.quote(UP, Side.SELL, "0.6", "100");
            assertEquals(2, faults.asked.get(), "neither nonsense nor the house is a client's");
        }
    }

    @Test
    void leavesAllFillsWithoutAFault() throws Exception {
        try (ClobRig rig = rig(Faults.NONE)) {
            var caller = ClobCaller.loggedIn(rig, 1);
            buy(caller);
            awaitSettled(caller);
            assertEquals(0, count(caller, "FAILED"));
            assertTrue(Long.parseLong(balance(caller, CASH)) < 10_000_000_000L);
        }
    }

    private static ClobRig rig(Faults faults) {
        var usual = ClobSettings.usual(new Seed(5));
        var rig =
                new ClobRig(
                        VenueClock.startingAt(1_800_000_000L * Times.SECOND_NS, SPEED),
                        0,
                        new ClobSettings(
                                usual.seed(),
                                usual.chainId(),
                                usual.startCashE8(),
                                Times.HOUR_NS,
                                usual.delayAnswer()),
                        faults);
        rig.quote(UP, Side.SELL, "0.5", "100");
        return rig;
    }

    private static ClobCaller.Answer buy(ClobCaller caller) throws Exception {
        return caller.post(caller.order(UP, Side.BUY, 5_000_000, 10_000_000), "GTC");
    }

    private static void awaitSettled(ClobCaller caller) throws Exception {
        while (count(caller, "FAILED") + count(caller, "CONFIRMED") < trades(caller).size()) {
            LockSupport.parkNanos(20 * Times.MILLI_NS);
        }
    }

    private static long count(ClobCaller caller, String status) throws Exception {
        return trades(caller)
                .valueStream()
                .filter(trade -> trade.path("status").asString().contains(status))
                .count();
    }

    private static JsonNode trades(ClobCaller caller) throws Exception {
        return caller.call("GET", "/data/trades", "").json().path("data");
    }

    private static String balance(ClobCaller caller, String path) throws Exception {
        return caller.call("GET", path, "").json().path("balance").asString();
    }

    private static String tokens() {
        return "/balance-allowance?asset_type=CONDITIONAL&signature_type=0&token_id=" + UP;
    }
}
