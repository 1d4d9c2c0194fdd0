package io.foretick.venue.live;

import io.foretick.base.Times;
import io.foretick.event.Source;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.ProbeResult.VenueCheck;
import io.foretick.venue.live.rest.ClockOffset;
import io.foretick.venue.live.socket.ConnectionHealth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Connects to every venue of a plan for a while and says what came. Not for trading: what it
/// receives is looked at and forgotten.
public final class Probe {

    private static final int QUEUE = 1 << 14;
    private static final int SHOWN_MAX = 200; // characters of a first message
    private static final long POLL_NS = 20 * Times.MILLI_NS;
    private static final long NEVER_NS = -1;

    /// What one source has said.
    private static final class Heard {
        private long firstNanoTime;
        private long messages;
        private String first = "";
    }

    private final Map<Source, Heard> heard = new EnumMap<>(Source.class);
    private final Endpoints endpoints;
    private final long begunNanoTime = System.nanoTime();

    private Probe(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /// Runs a probe; comes back as soon as every venue has spoken and `measure` has passed, or
    /// after `timeout`. Both are of wall time.
    public static ProbeResult run(
            FeedPlan plan, VenueClock clock, Duration measure, Duration timeout) {
        var probe = new Probe(plan.endpoints());
        var queue = new ArrivalQueue(QUEUE);
        try (var feeds = LiveFeeds.start(plan, clock, queue)) {
            while (probe.goesOn(feeds, measure, timeout)) {
                queue.await(POLL_NS);
                probe.take(queue);
            }
            return new ProbeResult(probe.checks(feeds), feeds.clockOffsets());
        }
    }

    private boolean goesOn(LiveFeeds feeds, Duration measure, Duration timeout) {
        long passedNs = System.nanoTime() - begunNanoTime;
        boolean complete =
                passedNs >= measure.toNanos()
                        && checks(feeds).stream().allMatch(VenueCheck::passed);
        return !complete && passedNs < timeout.toNanos() && !Thread.currentThread().isInterrupted();
    }

    private void take(ArrivalQueue queue) {
        for (Arrival next = queue.poll(); next != null; next = queue.poll()) {
            switch (next) {
                case Arrival.Frame frame -> note(frame.source(), frame.payload());
                case Arrival.Answer answer -> note(answer.source(), answer.payload());
                case Arrival.Dropped dropped ->
                        messages(dropped.source()).messages += dropped.count();
                case Arrival.Up _, Arrival.Down _, Arrival.BooksLost _, Arrival.Computed _ -> {}
                case Arrival.AccountHeard _, Arrival.Spoken _ -> {} // a probe has no account
            }
        }
    }

    private Heard messages(Source source) {
        return heard.computeIfAbsent(source, _ -> new Heard());
    }

    private void note(Source source, Payload payload) {
        Heard from = messages(source);
        if (from.messages == 0) {
            String text = payload.toString();
            from.first = text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "...";
            from.firstNanoTime = System.nanoTime();
        }
        from.messages++;
    }

    private List<VenueCheck> checks(LiveFeeds feeds) {
        List<ConnectionHealth> health = feeds.health();
        List<ClockOffset> clocks = feeds.clockOffsets();
        List<VenueCheck> all = new ArrayList<>();
        all.add(clock(clocks.get(0), endpoints.binanceRest()));
        all.add(feed("binance_ws", endpoints.binanceWs(), Source.BINANCE, "binance", health));
        all.add(
                feed(
                        "polymarket_gamma",
                        endpoints.polymarketGamma(),
                        Source.MARKET_LIST,
                        "gamma",
                        health));
        all.add(clock(clocks.get(1), endpoints.polymarketClob()));
        all.add(
                feed(
                        "polymarket_ws",
                        endpoints.polymarketWs(),
                        Source.POLYMARKET_CLOB,
                        "polymarket_clob",
                        health));
        all.add(
                feed(
                        "polymarket_rtds",
                        endpoints.polymarketRtds(),
                        Source.POLYMARKET_RTDS,
                        "polymarket_rtds",
                        health));
        return all;
    }

    private static VenueCheck clock(ClockOffset offset, String url) {
        boolean answered = offset.samples() > 0;
        double roundTripMs = answered ? milliseconds(offset.roundTripNs()) : NEVER_NS;
        String problem = answered ? "" : "did not answer what time it is";
        return new VenueCheck(
                offset.venue(), url, answered, roundTripMs, offset.samples(), 0, "", problem);
    }

    private VenueCheck feed(
            String venue, String url, Source source, String name, List<ConnectionHealth> health) {
        Heard from = heard.get(source);
        if (from == null || from.messages == 0) {
            return new VenueCheck(venue, url, false, NEVER_NS, 0, 0, "", problem(name, health));
        }
        long spanNs = Math.max(1, System.nanoTime() - from.firstNanoTime);
        return new VenueCheck(
                venue,
                url,
                true,
                milliseconds(from.firstNanoTime - begunNanoTime),
                from.messages,
                from.messages / Times.seconds(spanNs),
                from.first,
                "");
    }

    private static String problem(String name, List<ConnectionHealth> health) {
        for (ConnectionHealth connection : health) {
            if (connection.name().startsWith(name)) {
                return connection.lastEnd().isEmpty() ? "no message in time" : connection.lastEnd();
            }
        }
        return name.equals("gamma") ? "found no market" : "no connection was needed";
    }

    private static double milliseconds(long ns) {
        return ns / 1e6;
    }
}
