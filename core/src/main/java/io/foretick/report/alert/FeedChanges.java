package io.foretick.report.alert;

import io.foretick.base.Times;
import io.foretick.event.Source;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/// Tells of lost and regained feeds without repeating every flap: at most one line a minute and
/// feed, and the last state is always told in the end. Owned by [TelegramAlerts].
final class FeedChanges {

    private static final long QUIET_NS = Times.MINUTE_NS;

    private final Map<Source, Feed> feeds = new EnumMap<>(Source.class);
    private final Consumer<String> lines;

    FeedChanges(Consumer<String> lines) {
        this.lines = lines;
    }

    /// A feed that comes up for the first time is no news.
    void on(Source source, State state, long nowNs) {
        Feed feed = feeds.computeIfAbsent(source, _ -> new Feed());
        feed.changes += state == feed.actual ? 0 : 1;
        feed.actual = state;
        tell(source, feed, nowNs);
    }

    /// Tells what was held back.
    void onTime(long nowNs) {
        feeds.forEach((source, feed) -> tell(source, feed, nowNs));
    }

    private void tell(Source source, Feed feed, long nowNs) {
        if (feed.actual == feed.told || nowNs - feed.toldNs < QUIET_NS) {
            return;
        }
        String flaps = feed.changes > 1 ? " (" + feed.changes + " changes)" : "";
        lines.accept("feed " + source.key() + text(source, feed.actual) + flaps);
        feed.told = feed.actual;
        feed.toldNs = nowNs;
        feed.changes = 0;
    }

    private static String text(Source source, State state) {
        boolean all = source == Source.POLYMARKET_ACCOUNT;
        return switch (state) {
            case UP -> " is back";
            case DOWN -> all ? " is lost, all trading is HALTED until it is back" : " is lost";
        };
    }

    enum State {
        UP,
        DOWN
    }

    private static final class Feed {
        private State actual = State.UP;
        private State told = State.UP;
        private long toldNs = Long.MIN_VALUE / 2;
        private int changes;
    }
}
