package io.foretick.venue.live;

import io.foretick.base.Times;
import io.foretick.venue.binance.BinanceRest;
import io.foretick.venue.live.Arrival.Question;
import io.foretick.venue.live.rest.RestAnswer;
import io.foretick.venue.live.rest.RestClient;
import io.foretick.venue.live.work.Workers;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Fetches the trades of a pair that a gap has hidden, by their numbers, within a bound of pages,
/// weight and time. Any thread.
final class PastTrades {

    private static final int PAGE = 1_000;
    private static final int PAGES_MAX = 20;
    private static final long WEIGHT_MAX = 5_000; // of 6,000 a minute
    private static final long TIME_NS_MAX = 5 * Times.SECOND_NS;
    private static final long RETRY_NS = 200 * Times.MILLI_NS;

    private final RestClient rest;
    private final Workers workers;
    private final FeedLine line;
    private final AtomicLong healed = new AtomicLong();

    PastTrades(RestClient rest, Workers workers, FeedLine line) {
        this.rest = rest;
        this.workers = workers;
        this.line = line;
    }

    /// Trades fetched so far.
    long healed() {
        return healed.get();
    }

    /// Begins to fetch the trades from one number up to, and without, another.
    ///
    /// @param done is told when no more comes, whether all came or not
    /// @return false if that is too much to ask for
    boolean fetch(String symbol, long fromId, long toId, Runnable done) {
        boolean bearable = toId - fromId <= (long) PAGES_MAX * PAGE;
        return bearable
                && workers.start(
                        "past trades of " + symbol,
                        () -> {
                            try {
                                fetchPages(symbol, fromId, toId);
                            } finally {
                                done.run();
                            }
                        });
    }

    private void fetchPages(String symbol, long fromId, long toId) throws InterruptedException {
        long until = System.nanoTime() + TIME_NS_MAX;
        long nextId = fromId;
        while (nextId < toId && System.nanoTime() - until < 0) {
            String query = "?symbol=" + symbol + "&fromId=" + nextId + "&limit=";
            RestAnswer answer =
                    rest.get("/api/v3/historicalTrades" + query + Math.min(PAGE, toId - nextId));
            switch (answer) {
                case RestAnswer.Body body -> {
                    long lastId = lastId(body.bytes());
                    if (lastId < nextId) {
                        return; // not what was asked for
                    }
                    line.answer(Question.PAST_TRADES, symbol, body.bytes());
                    healed.addAndGet(lastId + 1 - nextId);
                    nextId = lastId + 1;
                    if (body.usedWeight() > WEIGHT_MAX) {
                        return;
                    }
                }
                case RestAnswer.Busy busy -> {
                    if (busy.waitNs() > until - System.nanoTime()) {
                        return;
                    }
                    Workers.pause(busy.waitNs());
                }
                case RestAnswer.Missing _, RestAnswer.Failed _ -> Workers.pause(RETRY_NS);
            }
        }
    }

    private static long lastId(byte[] answer) {
        try {
            List<BinanceRest.PastTrade> trades = BinanceRest.trades(answer);
            return trades.isEmpty() ? -1 : trades.getLast().lastId();
        } catch (IOException _) {
            return -1;
        }
    }
}
