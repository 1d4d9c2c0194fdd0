package io.foretick.market;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.BookChanges;
import io.foretick.event.Event;

/// The visible order book of one instrument, with its trust. Mutable, owned by one thread.
///
/// A book is trusted from a snapshot on until something breaks it; nobody acts on one that is not.
/// Every snapshot and every loss starts a new epoch.
public final class Book {

    /// Receive time of a book that was never touched.
    public static final long NEVER_NS = Long.MIN_VALUE / 2;

    private final Ladder bids = new Ladder(true);
    private final Ladder asks = new Ladder(false);
    private boolean trusted;
    private long epoch;
    private long touchedNs = NEVER_NS;

    public Ladder bids() {
        return bids;
    }

    public Ladder asks() {
        return asks;
    }

    /// Whether the levels may be acted on.
    public boolean trusted() {
        return trusted;
    }

    /// Counts the snapshots and losses so far.
    public long epoch() {
        return epoch;
    }

    /// Receive time of the last change.
    public long touchedNs() {
        return touchedNs;
    }

    /// Whether the best bid has reached the best ask.
    public boolean crossed() {
        return !bids.isEmpty() && !asks.isEmpty() && bids.priceE8(0) >= asks.priceE8(0);
    }

    public boolean twoSided() {
        return !bids.isEmpty() && !asks.isEmpty();
    }

    /// Middle of best bid and ask, rounded down; only of a two-sided book.
    public long midE8() {
        return (bids.priceE8(0) + asks.priceE8(0)) >> 1;
    }

    /// Applies the run of changes from index `from` on that speak of `instrument`.
    ///
    /// @return index of the first change of another book
    public int apply(Event.BookUpdate update, int instrument, int from) {
        BookChanges changes = update.changes();
        int at = from;
        for (; at < changes.size() && changes.instrument(at) == instrument; at++) {
            if (changes.isClear(at)) {
                startSnapshot();
            } else if (changes.isBid(at)) {
                bids.set(changes.priceE8(at), changes.quantityE8(at));
            } else {
                asks.set(changes.priceE8(at), changes.quantityE8(at));
            }
        }
        touchedNs = update.at().receiveNs();
        return at;
    }

    /// Replaces the book by its best levels, as far as a quote tells them.
    public void apply(Event.Quote quote) {
        startSnapshot();
        if (quote.bidE8() > 0) {
            bids.set(quote.bidE8(), quote.bidQuantityE8());
        }
        if (quote.askE8() != Event.Quote.NO_ASK_E8) {
            asks.set(quote.askE8(), quote.askQuantityE8());
        }
        touchedNs = quote.at().receiveNs();
    }

    /// Takes the trust away until the next snapshot.
    public void lose() {
        trusted = false;
        epoch++;
    }

    /// Forgets all levels, and their memory, until the next snapshot.
    void forget() {
        lose();
        bids.release();
        asks.release();
    }

    /// Takes the trust away if the book is crossed.
    ///
    /// @return whether it was trusted and crossed
    public boolean loseIfCrossed() {
        boolean lost = trusted && crossed();
        if (lost) {
            lose();
        }
        return lost;
    }

    public void save(StateSink out) {
        bids.save(out);
        asks.save(out);
        out.add(trusted);
        out.add(epoch);
        out.add(touchedNs);
    }

    public void load(StateSource in) {
        bids.load(in);
        asks.load(in);
        trusted = in.nextBoolean();
        epoch = in.nextLong();
        touchedNs = in.nextLong();
    }

    private void startSnapshot() {
        bids.clear();
        asks.clear();
        trusted = true;
        epoch++;
    }
}
