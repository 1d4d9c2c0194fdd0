package io.foretick.venue.polymarket.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.event.Source;
import io.foretick.event.TimeInForce;
import io.foretick.event.live.FillState;
import io.foretick.testing.Eventually;
import io.foretick.venue.live.Arrival;
import io.foretick.venue.polymarket.account.Heard;
import io.foretick.venue.polymarket.account.OrderRecord;
import io.foretick.venue.polymarket.account.OrderRequest;
import io.foretick.venue.polymarket.account.PlaceAnswer;
import io.foretick.venue.polymarket.account.PlaceAnswer.Live;
import io.foretick.venue.polymarket.account.PlaceAnswer.Matched;
import io.foretick.venue.polymarket.account.PlaceAnswer.Refused;
import io.foretick.venue.polymarket.account.PlaceAnswer.Unknown;
import io.foretick.venue.polymarket.account.PlaceAnswer.Unsent;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A venue that is unwell, over real sockets.
@Timeout(60)
class UnwellVenueTest {

    private static final double FAST = 20;

    private static GatewayVenue venue;
    private static GatewayVenue fastVenue;

    @BeforeAll
    static void start() throws Exception {
        venue = new GatewayVenue(1);
        fastVenue = new GatewayVenue(FAST);
    }

    @AfterAll
    static void stop() {
        venue.close();
        fastVenue.close();
    }

    @Test
    void aGhostFillIsTakenBackByTheUserChannel() throws Exception {
        try (var rig = new GatewayRig(fastVenue, GatewayRig.QUIET, 0)) {
            rig.faults.failMatches();
            assertInstanceOf(Matched.class, rig.placed(rig.taking()));
            rig.find(Heard.TradeTold.class, each -> each.trade().state() == FillState.RETRYING);
            rig.find(Heard.TradeTold.class, each -> each.trade().state() == FillState.FAILED);
        }
    }

    @Test
    void anotherVersionIsRefusedAskedForAndToldAsDown() throws Exception {
        try (var rig = new GatewayRig(venue)) {
            long nowMs = rig.resting().order().timestampMs();
            var order = rig.orders.struct(900, rig.market.upToken(), 100_000, 10_000_000, nowMs);
            rig.await("the version is known", () -> rig.reader.orderVersion().isPresent());
            assertEquals(2, rig.reader.orderVersion().orElseThrow());
            OrderRequest other = TestOrders.of(3, order, TimeInForce.GTC);
            assertInstanceOf(Unsent.class, rig.placed(other));
            rig.faults.answer("POST /order", 1, 400, "{\"error\":\"order_version_mismatch\"}", 0);
            rig.faults.answer("GET /version", 1, 200, "{\"version\":3}", 0);
            assertEquals(new Refused("order_version_mismatch"), rig.placed(rig.resting()));
            rig.await("it is told", () -> rig.count(Arrival.Down.class) == 1);
            PlaceAnswer next = rig.placed(rig.resting());
            assertTrue(assertInstanceOf(Unsent.class, next).reason().contains("version 3"));
            assertEquals(1, rig.faults.asked("POST /order").size());
        }
    }

    @Test
    void cancellingEverythingIsRepeatedUntilItIsAnswered() throws Exception {
        try (var rig = new GatewayRig(venue)) {
            OrderRequest request = rig.resting();
            rig.placed(request);
            rig.faults.answer("DELETE /cancel-all", 2, 425, "{\"error\":\"service not ready\"}", 0);
            rig.gateway.cancelAll();
            rig.find(Heard.Cancelled.class, each -> each.cancelled().contains(request.name()));
            assertEquals(3, rig.faults.asked("DELETE /cancel-all").size());
            assertEquals(List.of(), rig.heard(Heard.CancelLost.class));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {425, 429, 503})
    void aVenueThatWantsToBeLeftAloneIsLeftAlone(int status) throws Exception {
        try (var rig = new GatewayRig(venue)) {
            rig.faults.answer("POST /order", 1, status, "{\"error\":\"later\"}", 1);
            OrderRequest first = rig.resting();
            assertEquals(
                    status == 503 ? Unknown.class : Unsent.class, rig.placed(first).getClass());
            long sinceNs = System.nanoTime();
            assertInstanceOf(Unsent.class, rig.placed(rig.resting()));
            assertEquals(1, rig.faults.asked("POST /order").size());
            rig.gateway.cancel(List.of(first.name()));
            rig.find(Heard.Cancelled.class, _ -> true);
            Eventually.holds(
                    () -> rig.placed(rig.resting()) instanceof Live, () -> "never opened again");
            assertTrue(System.nanoTime() - sinceNs > 700 * Times.MILLI_NS);
            assertEquals(2, rig.faults.asked("POST /order").size());
        }
    }

    @Test
    void ordersAreHeldBackAfterAFewErrorsOfTheServer() throws Exception {
        try (var rig = new GatewayRig(venue)) {
            rig.faults.answer("POST /order", 3, 500, "oops", 0);
            for (int k = 0; k < 3; k++) {
                assertInstanceOf(Unknown.class, rig.placed(rig.resting()));
            }
            assertInstanceOf(Unsent.class, rig.placed(rig.resting()));
            assertEquals(3, rig.faults.asked("POST /order").size());
        }
    }

    @Test
    void anAnswerThatComesTooLateLeavesTheOrderUnknown() throws Exception {
        var timeouts = new GatewaySettings.Timeouts(3_000, 200, 3_000);
        try (var rig = new GatewayRig(venue, GatewayRig.QUIET.withTimeouts(timeouts), 0)) {
            var latch = new CountDownLatch(1);
            rig.faults.hold("POST /order", latch);
            OrderRequest request = rig.resting();
            assertEquals(new Unknown("no answer in time"), rig.placed(request));
            latch.countDown();
            rig.find(Heard.OrderTold.class, each -> each.order().name().equals(request.name()));
        }
    }

    @Test
    void anOrderThatTheDiskHeldUpForLongIsNotSent() throws Exception {
        try (var rig = new GatewayRig(venue, GatewayRig.QUIET.withMaxOrderAgeMs(300), 0)) {
            CountDownLatch disk = rig.holdTheDisk();
            OrderRequest second = rig.taking();
            rig.gateway.place(second);
            rig.await("it is old", () -> rig.ageMs(second) > 300);
            disk.countDown();
            PlaceAnswer answer = rig.answer(second);
            assertTrue(assertInstanceOf(Unsent.class, answer).reason().endsWith("ms old"));
            assertEquals(List.of(), rig.faults.asked("POST /order"));
            OrderRequest third = rig.resting();
            assertEquals(new Live(), rig.placed(third));
        }
    }

    @Test
    void whatFindsNoVenueWasNeverSent() throws Exception {
        var gone = new GatewayVenue(1);
        try (var rig = new GatewayRig(gone)) {
            gone.close();
            rig.await("the channel is lost", () -> rig.count(Arrival.Down.class) == 1);
            Eventually.holds(
                    () -> rig.placed(rig.resting()) instanceof Unsent,
                    () -> "an old connection is used for ever");
        }
    }

    @Test
    void theUserChannelComesBackAfterACut() throws Exception {
        try (var rig = new GatewayRig(venue)) {
            rig.faults.cut();
            rig.await("it is back", () -> rig.count(Arrival.Up.class) == 2);
            assertEquals(1, rig.count(Arrival.Down.class));
            assertEquals(Source.POLYMARKET_ACCOUNT, rig.arrivals.getFirst().source());
            OrderRequest request = rig.resting();
            rig.placed(request);
            rig.find(Heard.OrderTold.class, each -> each.order().name().equals(request.name()));
        }
    }

    @Test
    void aSilentUserChannelIsReplaced() throws Exception {
        try (var rig = new GatewayRig(fastVenue, GatewayRig.QUIET, 0)) {
            rig.faults.silence();
            rig.await("it is missed", () -> rig.count(Arrival.Down.class) == 1);
            rig.faults.speak();
            rig.await("it is back", () -> rig.count(Arrival.Up.class) == 2);
            assertEquals(1, rig.reader.health().reconnects());
        }
    }

    @Test
    void aMessageThatCannotBeReadMakesTheSessionAskAnew() throws Exception {
        try (var rig = new GatewayRig(venue)) {
            rig.faults.say("{\"event_type\":\"trade\",\"id\":\"t\"}");
            rig.await("it is up again", () -> rig.count(Arrival.Up.class) == 2);
            assertEquals(1, rig.count(Arrival.Down.class));
            assertEquals(1, rig.reader.unreadable());
        }
    }

    @Test
    void lostHeartbeatsStopOrdersUntilTheyAreAnsweredAgain() throws Exception {
        try (var rig = new GatewayRig(fastVenue, GatewaySettings.DEFAULT, 0)) {
            rig.faults.answer("POST /v1/heartbeats", 12, 500, "oops", 0);
            rig.await("they are missed", () -> rig.count(Arrival.Down.class) == 1);
            assertEquals(List.of("heartbeat"), present(rig));
            PlaceAnswer answer = rig.placed(rig.resting());
            assertTrue(assertInstanceOf(Unsent.class, answer).reason().contains("heartbeat"));
            rig.await("they are answered", () -> rig.count(Arrival.Up.class) == 2);
            assertEquals(List.of(), present(rig));
            assertInstanceOf(Live.class, rig.placed(rig.resting()));
        }
    }

    private static List<String> present(GatewayRig rig) {
        Map<String, Boolean> faults = rig.gateway.faults();
        assertEquals(List.of("user_channel", "heartbeat", "version"), List.copyOf(faults.keySet()));
        return faults.keySet().stream().filter(part -> faults.getOrDefault(part, true)).toList();
    }

    @Test
    void aHeartbeatWithAWrongNumberGoesOnWithTheRightOne() throws Exception {
        try (var rig = new GatewayRig(fastVenue, GatewaySettings.DEFAULT, 0)) {
            rig.faults.spoil("POST /v1/heartbeats", 500, "oops");
            int before = rig.faults.asked("POST /v1/heartbeats").size();
            rig.await(
                    "many were sent",
                    () -> rig.faults.asked("POST /v1/heartbeats").size() > before + 5);
            assertEquals(0, rig.count(Arrival.Down.class));
            assertInstanceOf(Live.class, rig.placed(rig.resting()));
        }
    }

    @Test
    void theVenueCancelsEverythingWhenHeartbeatsStop() throws Exception {
        try (var rig = new GatewayRig(fastVenue, GatewaySettings.DEFAULT, 0)) {
            rig.await("one was sent", () -> !rig.faults.asked("POST /v1/heartbeats").isEmpty());
            OrderRequest request = rig.resting();
            rig.placed(request);
            rig.gateway.close();
            rig.find(
                    Heard.OrderTold.class,
                    each -> each.order().phase() == OrderRecord.Phase.CANCELLATION);
        }
    }

    @Test
    void requestsCarryTheVenuesTimeWhateverOursIs() throws Exception {
        try (var rig = new GatewayRig(venue, GatewayRig.QUIET, 10 * Times.MINUTE_NS)) {
            assertInstanceOf(Live.class, rig.placed(rig.resting()));
            long offsetNs = rig.reader.clockOffset().offsetNs();
            assertTrue(Math.abs(offsetNs - 10 * Times.MINUTE_NS) < 2 * Times.SECOND_NS);
        }
    }

    @Test
    void asksWhetherTheAccountMayOnlyClose() throws Exception {
        try (var rig = new GatewayRig(venue)) {
            assertFalse(rig.reader.closedOnly());
            rig.faults.answer(
                    "GET /auth/ban-status/closed-only", 1, 200, "{\"closed_only\":true}", 0);
            assertTrue(rig.reader.closedOnly());
        }
    }
}
