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
            removeMissing(update.at(), changes, snapshot + 1);
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

    /// Removes the levels that a snapshot does not name, as deep as it goes on each side.
    private void removeMissing(Stamp at, BookChanges changes, int from) {
        var named = new DepthBook();
        long lowestBid = DepthBook.NO_ASK;
        long highestAsk = DepthBook.NO_BID;
        for (int k = from; k < changes.size(); k++) {
            long tick = grid.tick(changes.priceE8(k));
            if (changes.isBid(k)) {
                named.setBid(tick, 1);
                lowestBid = Math.min(lowestBid, tick);
            } else {
                named.setAsk(tick, 1);
                highestAsk = Math.max(highestAsk, tick);
            }
        }
        for (long tick = book.bidBelow(DepthBook.NO_ASK); tick >= lowestBid; ) {
            long next = book.bidBelow(tick);
            if (named.bidLots(tick) == 0) {
                set(at, true, tick, 0);
            }
            tick = next;
        }
        for (long tick = book.askAbove(DepthBook.NO_BID); tick <= highestAsk; ) {
            long next = book.askAbove(tick);
            if (named.askLots(tick) == 0) {
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
