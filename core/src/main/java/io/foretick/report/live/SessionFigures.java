package io.foretick.report.live;

import io.foretick.engine.Engine;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.Source;
import io.foretick.market.Account;
import io.foretick.market.Book;
import io.foretick.strategy.Gate;

import java.util.EnumMap;
import java.util.Map;

/// Counts what a session heard and did since it began, for the head of the dashboard. Owned by the
/// engine's thread; not for scores, which the summary has.
final class SessionFigures {

    /// What one feed brought.
    private static final class Feed {
        private long messages;
        private long heardNs = Book.NEVER_NS;
        private boolean down;
    }

    private final LiveSettings settings;
    private final Map<Source, Feed> feeds = new EnumMap<>(Source.class);
    private long lastFrame;
    private long events;
    private long skipped;
    private long bookLosses;
    private long disconnects;
    private long listed;
    private long settled;
    private long orders;
    private long fills;

    SessionFigures(LiveSettings settings) {
        this.settings = settings;
    }

    void on(Event event) {
        events++;
        if (event.at().frame() > lastFrame) {
            lastFrame = event.at().frame();
            Feed feed = feed(event.at().source());
            feed.messages++;
            feed.heardNs = event.at().receiveNs();
        }
        switch (event) {
            case Event.Listed(_, _, Market _) -> listed++;
            case Event.FrameSkipped _ -> skipped++;
            case Event.BookLost _ -> bookLosses++;
            case Event.MarketResolved _ -> settled++;
            case Event.OrderFilled _ -> fills++;
            case Event.FeedUp up -> feed(up.feed()).down = false;
            case Event.FeedDown down -> {
                disconnects++;
                feed(down.feed()).down = true;
            }
            default -> {} // counted above, and no more of it is shown
        }
    }

    void orderPlaced() {
        orders++;
    }

    void write(Engine engine, long wallMs, JsonText out) {
        out.put("mode", settings.mode())
                .put("speed", settings.speed())
                .putTimeNs("time", engine.nowNs())
                .put("wall_time", wallMs / 1e3)
                .put("update_ms", settings.updateMs())
                .put("events", events)
                .put("frames_skipped", skipped)
                .put("books_lost", bookLosses)
                .put("disconnects", disconnects)
                .put("markets_listed", listed)
                .put("markets_settled", settled)
                .put("orders", orders)
                .put("fills", fills);
        writeMoney(engine.account(), out);
        out.object("refusals", json -> writeRefusals(engine, json))
                .array("feeds", json -> writeFeeds(engine.receiveNs(), json));
    }

    private static void writeMoney(Account account, JsonText out) {
        out.putE8("cash", account.cashE8())
                .putE8("cash_reserved", account.reservedE8())
                .putE8("cash_profit", account.pnl().totalE8())
                .putE8("fees", account.pnl().feesE8())
                .putE8("worst_loss", account.worstLossE8())
                .put("open_orders", account.openOrders());
    }

    private static void writeRefusals(Engine engine, JsonText out) {
        for (Gate gate : Gate.values()) {
            if (engine.refusals().count(gate) > 0) {
                out.put(gate.key(), engine.refusals().count(gate));
            }
        }
    }

    private void writeFeeds(long nowNs, JsonText out) {
        feeds.forEach((source, feed) -> {
            long ageMs = MarketRows.ageMs(nowNs, feed.heardNs);
            long left = feed.down ? 0 : settings.freshness().staleBookMs() - ageMs;
            out.element(json -> {
                json.put("source", source.key()).put("messages", feed.messages);
                json.put("down", feed.down).put("age_ms", ageMs);
                if (streams(source)) {
                    json.put("fresh_ms", Math.max(0, left));
                } else {
                    json.putNull("fresh_ms");
                }
            });
        });
    }

    /// Whether silence of this source is worth a word; the others speak when they are asked.
    private static boolean streams(Source source) {
        return switch (source) {
            case ENGINE, EXECUTION, MARKET_LIST, KLINES -> false;
            case POLYMARKET_ACCOUNT, OPERATOR -> false;
            case BINANCE, COINBASE, BYBIT, HYPERLIQUID, PYTH, CHAINLINK -> true;
            case POLYMARKET_RTDS, POLYMARKET_CLOB, QUOTE_TABLE, UNKNOWN -> true;
        };
    }

    private Feed feed(Source source) {
        return feeds.computeIfAbsent(source, _ -> new Feed());
    }
}
