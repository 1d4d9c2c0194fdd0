package io.foretick.lab.dataset.feed;

import io.foretick.base.Times;
import io.foretick.event.BookChanges;
import io.foretick.event.Event;
import io.foretick.event.Side;
import io.foretick.event.Stamp;
import io.foretick.venue.lob.FeedRows;
import io.foretick.venue.lob.depth.DepthBook;
import io.foretick.venue.lob.replay.ReplaySettings.Steps;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// Rows on their way from recorded events: with the venue's time and the recorder's, before the two
/// clocks are reconciled. Owned by one [RecordedBooks].
final class RecordedRows {

    private final GridRows grid;
    private final FeedRows rows;
    private final DepthBook book = new DepthBook();
    private final NamedTicks bids = new NamedTicks();
    private final NamedTicks asks = new NamedTicks();
    private long[] receivedNs = new long[1 << 16];
    private long lastVenueNs = Times.UNKNOWN_NS;
    private boolean hasBook;

    RecordedRows(Steps steps) {
        grid = new GridRows(steps, 0);
        rows = new FeedRows(receivedNs.length);
    }

    /// Adds what a frame says of the books of instruments that are wanted.
    void book(Event.BookUpdate update, IntPredicate wanted) {
        BookChanges changes = update.changes();
        int snapshot = -1;
        for (int k = 0; k < changes.size(); k++) {
            if (changes.isClear(k) && wanted.test(changes.instrument(k))) {
                snapshot = k;
            }
        }
        if (snapshot >= 0) {
            nameLevels(changes, snapshot + 1, wanted);
            removeMissing(update.at());
        }
        for (int k = Math.max(0, snapshot); k < changes.size(); k++) {
            if (!changes.isClear(k) && wanted.test(changes.instrument(k))) {
                hasBook = true;
                long tick = grid.tick(changes.priceE8(k));
                set(update.at(), changes.isBid(k), tick, grid.lots(changes.quantityE8(k)));
            }
        }
    }

    /// Adds a trade, if a book came before it.
    void trade(Event.Trade trade) {
        if (hasBook) {
            long tick = grid.tick(trade.priceE8());
            add(FeedRows.TRADE, trade.taker(), trade.at(), tick, grid.lots(trade.quantityE8()));
        }
    }

    /// All rows, on one clock.
    FeedRows finish() {
        long behindNs = 0;
        for (int row = 0; row < rows.size(); row++) {
            behindNs = Math.max(behindNs, rows.exchangeNs(row) - receivedNs[row]);
        }
        var finished = new FeedRows(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            finished.add(
                    rows.kind(row),
                    rows.buys(row) ? Side.BUY : Side.SELL,
                    rows.exchangeNs(row),
                    receivedNs[row] + behindNs,
                    rows.tick(row),
                    rows.lots(row));
        }
        return finished;
    }

    /// Notes the levels that a snapshot names.
    private void nameLevels(BookChanges changes, int from, IntPredicate wanted) {
        bids.clear();
        asks.clear();
        for (int k = from; k < changes.size(); k++) {
            if (wanted.test(changes.instrument(k))) {
                (changes.isBid(k) ? bids : asks).add(grid.tick(changes.priceE8(k)));
            }
        }
        bids.sort();
        asks.sort();
    }

    /// Removes the levels that a snapshot does not name, as deep as it goes on each side; of a side
    /// that it leaves empty, all.
    private void removeMissing(Stamp at) {
        long lowestBid = bids.first(DepthBook.NO_BID);
        for (long tick = book.bestBidTick(); tick > DepthBook.NO_BID && tick >= lowestBid; ) {
            long next = book.bidBelow(tick);
            if (!bids.holds(tick)) {
                set(at, true, tick, 0);
            }
            tick = next;
        }
        long highestAsk = asks.last(DepthBook.NO_ASK);
        for (long tick = book.bestAskTick(); tick < DepthBook.NO_ASK && tick <= highestAsk; ) {
            long next = book.askAbove(tick);
            if (!asks.holds(tick)) {
                set(at, false, tick, 0);
            }
            tick = next;
        }
    }

    private void set(Stamp at, boolean bid, long tick, long lots) {
        long before = bid ? book.setBid(tick, lots) : book.setAsk(tick, lots);
        if (before != lots) {
            add(FeedRows.DEPTH, bid ? Side.BUY : Side.SELL, at, tick, lots);
        }
    }

    /// A message without a time of the venue, such as a snapshot that was asked for, happened when
    /// the one before it did, so that changes that follow it do follow it.
    private void add(byte kind, Side side, Stamp at, long tick, long lots) {
        long statedNs = at.venueNs() == Times.UNKNOWN_NS ? lastVenueNs : at.venueNs();
        long venueNs = statedNs == Times.UNKNOWN_NS ? at.receiveNs() : statedNs;
        lastVenueNs = Math.max(lastVenueNs, venueNs);
        if (rows.size() == receivedNs.length) {
            receivedNs = Arrays.copyOf(receivedNs, 2 * receivedNs.length);
        }
        receivedNs[rows.size()] = at.receiveNs();
        rows.add(kind, side, venueNs, FeedRows.NEVER, tick, lots);
    }
}
