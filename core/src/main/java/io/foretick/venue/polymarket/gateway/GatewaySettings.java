package io.foretick.venue.polymarket.gateway;

import io.foretick.base.Checks;
import io.foretick.base.Means;
import io.foretick.base.Times;
import io.foretick.venue.VenueClock;
import io.foretick.venue.polymarket.gateway.rest.RequestLimits;

import java.time.Duration;

/// How the gateway deals with the venue. Spans are the venue's time unless they say otherwise.
public record GatewaySettings(
        @Means("Whether all that was journalled is forced to the disk before an order leaves.")
                boolean syncBeforeSend,
        @Means("Orders that go in one request when several wait; the venue takes 15.") int batchMax,
        @Means(
                        "How long an order may wait for the request limits before it is given up,"
                                + " in milliseconds of wall time.")
                int throttleMsMax,
        @Means(
                        "Age of an order above which it does not leave any more, whatever held it"
                                + " up, in milliseconds.")
                int maxOrderAgeMs,
        @Means(
                        "Time between two questions for the venue's clock, which also keep the"
                                + " connection warm, in seconds of wall time.")
                int clockSeconds,
        Timeouts timeouts,
        Heartbeat heartbeat,
        Breaker breaker,
        UserChannel userChannel,
        RequestLimits limits) {

    public static final GatewaySettings DEFAULT =
            new GatewaySettings(
                    true,
                    15,
                    200,
                    2_000,
                    10,
                    Timeouts.DEFAULT,
                    Heartbeat.DEFAULT,
                    Breaker.DEFAULT,
                    UserChannel.DEFAULT,
                    RequestLimits.DEFAULT);

    private static final long WALL_NS_MIN = 20 * Times.MILLI_NS;
    private static final long ORDER_WALL_NS = 500 * Times.MILLI_NS;

    public GatewaySettings {
        Checks.inRange(batchMax, 1, 15, "batch_max");
        Checks.inRange(throttleMsMax, 0, 60_000, "throttle_ms_max");
        Checks.inRange(maxOrderAgeMs, 1, 3_600_000, "max_order_age_ms");
        Checks.inRange(clockSeconds, 1, 25, "clock_seconds");
    }

    public GatewaySettings withSyncBeforeSend(boolean other) {
        return new GatewaySettings(
                other,
                batchMax,
                throttleMsMax,
                maxOrderAgeMs,
                clockSeconds,
                timeouts,
                heartbeat,
                breaker,
                userChannel,
                limits);
    }

    public GatewaySettings withMaxOrderAgeMs(int other) {
        return new GatewaySettings(
                syncBeforeSend,
                batchMax,
                throttleMsMax,
                other,
                clockSeconds,
                timeouts,
                heartbeat,
                breaker,
                userChannel,
                limits);
    }

    public GatewaySettings withTimeouts(Timeouts other) {
        return new GatewaySettings(
                syncBeforeSend,
                batchMax,
                throttleMsMax,
                maxOrderAgeMs,
                clockSeconds,
                other,
                heartbeat,
                breaker,
                userChannel,
                limits);
    }

    public GatewaySettings withHeartbeat(Heartbeat other) {
        return new GatewaySettings(
                syncBeforeSend,
                batchMax,
                throttleMsMax,
                maxOrderAgeMs,
                clockSeconds,
                timeouts,
                other,
                breaker,
                userChannel,
                limits);
    }

    public GatewaySettings withBreaker(Breaker other) {
        return new GatewaySettings(
                syncBeforeSend,
                batchMax,
                throttleMsMax,
                maxOrderAgeMs,
                clockSeconds,
                timeouts,
                heartbeat,
                other,
                userChannel,
                limits);
    }

    /// How long an answer may take, by the wall clock.
    public record Timeouts(
            @Means("For a connection, in milliseconds of wall time.") int connectMs,
            @Means(
                            "For the answer to an order or a cancel, in milliseconds of wall time;"
                                    + " after it the order's fate is unknown.")
                    int orderMs,
            @Means("For the answer to a question, in milliseconds of wall time.") int questionMs) {

        public static final Timeouts DEFAULT = new Timeouts(3_000, 5_000, 10_000);

        public Timeouts {
            Checks.inRange(connectMs, 10, 60_000, "connect_ms");
            Checks.inRange(orderMs, 10, 60_000, "order_ms");
            Checks.inRange(questionMs, 10, 60_000, "question_ms");
        }

        Duration order() {
            return Duration.ofMillis(orderMs);
        }

        Duration question() {
            return Duration.ofMillis(questionMs);
        }
    }

    /// The dead man's switch: once a heartbeat was sent, the venue cancels all orders when they
    /// stop.
    public record Heartbeat(
            @Means(
                            "Whether heartbeats are sent, so that the venue cancels all orders when"
                                    + " they stop.")
                    boolean on,
            @Means("Time between two heartbeats, in seconds; the venue waits about ten.")
                    int periodSeconds,
            @Means(
                            "Time without an answered heartbeat after which no order is sent and"
                                    + " the account counts as lost, in seconds.")
                    int lossSeconds) {

        public static final Heartbeat DEFAULT = new Heartbeat(true, 5, 10);

        /// No dead man's switch.
        public static final Heartbeat OFF = new Heartbeat(false, 5, 10);

        public Heartbeat {
            Checks.inRange(periodSeconds, 1, 60, "period_seconds");
            Checks.inRange(lossSeconds, periodSeconds, 600, "loss_seconds");
        }
    }

    /// When orders are held back because the venue is unwell. Cancels are tried all the same.
    public record Breaker(
            @Means(
                            "Lost answers and server errors in a row after which no order is sent"
                                    + " for a while; 425, 429 and 503 count as enough at once.")
                    int failuresMax,
            @Means(
                            "The first such while, in milliseconds; it doubles while the venue"
                                    + " stays unwell, and is longer where the venue says so.")
                    int firstMs,
            @Means("The longest such while, in milliseconds.") int longestMs) {

        public static final Breaker DEFAULT = new Breaker(3, 1_000, 30_000);

        public Breaker {
            Checks.inRange(failuresMax, 1, 1_000, "failures_max");
            Checks.inRange(firstMs, 1, 600_000, "first_ms");
            Checks.inRange(longestMs, firstMs, 600_000, "longest_ms");
        }
    }

    /// How the user channel is watched.
    public record UserChannel(
            @Means("Time between two pings, in seconds; the venue wants one each ten.")
                    int pingSeconds,
            @Means("Silence, pongs included, after which the connection is replaced, in seconds.")
                    int silenceSeconds) {

        public static final UserChannel DEFAULT = new UserChannel(10, 30);

        public UserChannel {
            Checks.inRange(pingSeconds, 1, 60, "ping_seconds");
            Checks.inRange(silenceSeconds, pingSeconds + 1, 600, "silence_seconds");
        }
    }

    /// Whether an order of this age must not leave any more. At a venue that runs fast it still has
    /// half a second of wall time, or all of its age where that is less, to be signed and sent.
    boolean isStale(VenueClock clock, long ageNs) {
        long maxNs = maxOrderAgeMs * Times.MILLI_NS;
        return ageNs > maxNs && clock.toWallNs(ageNs) > Math.min(maxNs, ORDER_WALL_NS);
    }

    /// A span of the venue's seconds as wall time; simulated venues that run fast still need their
    /// wall time to answer.
    static long wallNs(VenueClock clock, int seconds) {
        return Math.max(WALL_NS_MIN, clock.toWallNs(seconds * Times.SECOND_NS));
    }
}
