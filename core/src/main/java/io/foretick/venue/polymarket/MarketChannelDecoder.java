package io.foretick.venue.polymarket;

import io.foretick.base.E8;
import io.foretick.event.BookChanges;
import io.foretick.event.BookLoss;
import io.foretick.event.Event;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.event.SkipReason;
import io.foretick.event.Stamp;
import io.foretick.venue.FrameDecoder;
import io.foretick.venue.Listings;
import io.foretick.venue.NameTable;
import io.foretick.venue.wire.JsonScanner;
import io.foretick.venue.wire.LevelBuffer;
import io.foretick.venue.wire.Words;

import java.util.function.Consumer;

/// Decodes the market channel of Polymarket's order book, and the book objects of its REST side.
/// Owned by the thread that reads the feed.
///
/// Every price of the Down token is turned into one of the Up token, so that a market has one book.
/// The levels of one frame become one [Event.BookUpdate], except where a message of another kind
/// stands between them in the same array.
public final class MarketChannelDecoder implements FrameDecoder {

    private static final Words TEXTS = Words.of("PONG", "PING", "NO NEW ASSETS");
    private static final Words OUTCOMES = Words.of("Up", "Down");

    private final JsonScanner json = new JsonScanner();
    private final MarketElement element;
    private final PendingEvents pending = new PendingEvents();
    private final NewMarkets newMarkets;

    public MarketChannelDecoder(Listings listings) {
        this.element = new MarketElement(listings, json);
        this.newMarkets = new NewMarkets(listings);
    }

    @Override
    public void decode(Stamp at, byte[] frame, int offset, int length, Consumer<Event> sink) {
        json.reset(frame, offset, length);
        pending.start(at);
        newMarkets.clear();
        switch (json.peek()) {
            case '{' -> readElement();
            case '[' -> readArray();
            default -> {
                SkipReason reason = reasonOfText(frame, offset, length);
                sink.accept(new Event.FrameSkipped(at, reason));
                return;
            }
        }
        if (!json.finished() || pending.bad()) {
            sink.accept(new Event.FrameSkipped(at, SkipReason.MALFORMED));
            return;
        }
        boolean listed = newMarkets.list(at, frame, sink);
        pending.give(sink, listed);
    }

    // Some frames are plain words.
    private static SkipReason reasonOfText(byte[] frame, int offset, int length) {
        int end = offset + length;
        int start = offset;
        while (start < end && frame[start] <= ' ' && frame[start] >= 0) {
            start++;
        }
        while (end > start && frame[end - 1] <= ' ' && frame[end - 1] >= 0) {
            end--;
        }
        boolean known = TEXTS.find(frame, start, end - start) != Words.UNKNOWN;
        return known ? SkipReason.CONTROL : SkipReason.MALFORMED;
    }

    private void readArray() {
        json.enterArray();
        boolean empty = true;
        while (json.nextElement()) {
            empty = false;
            if (json.peek() == '{') {
                readElement();
            } else {
                json.skip();
                pending.skip(SkipReason.UNKNOWN);
            }
        }
        if (empty) {
            pending.skip(SkipReason.CONTROL); // the first dump of a subscription without books
        }
    }

    private void readElement() {
        element.read();
        if (json.broken()) {
            return;
        }
        switch (element.kind()) {
            case BOOK -> book();
            case PRICE_CHANGE -> priceChange();
            case TRADE -> trade();
            case TICK_SIZE -> tickSize();
            case BEST_BID_ASK -> bestBidAsk();
            case NEW_MARKET -> newMarket();
            case RESOLVED -> resolved();
            case OTHER -> pending.skip(SkipReason.UNKNOWN);
        }
        element.leave();
    }

    private void book() {
        int token = element.token(MarketElement.TOKEN);
        long timeNs = element.timeNs();
        LevelBuffer bids = element.bids();
        LevelBuffer asks = element.asks();
        if (refused(token) || !pending.reserve(1 + bids.size() + asks.size())) {
            return;
        }
        BookChanges.Builder changes = pending.changes(timeNs).clear(token >> 1);
        for (int row = 0; row < bids.size(); row++) {
            set(changes, token, Side.BUY, bids.priceE8(row), bids.quantityE8(row));
        }
        for (int row = 0; row < asks.size(); row++) {
            set(changes, token, Side.SELL, asks.priceE8(row), asks.quantityE8(row));
        }
    }

    private void priceChange() {
        long timeNs = element.timeNs();
        LevelBuffer rows = element.changes();
        if (element.bad() || !pending.reserve(rows.size())) {
            pending.fail();
            return;
        }
        boolean listed = false;
        for (int row = 0; row < rows.size(); row++) {
            long key = rows.key(row);
            if (key >= 0) {
                listed = true;
                Side side = (key & 1) == 0 ? Side.BUY : Side.SELL;
                int token = (int) (key >> 1);
                if (row == 0 || !mirrors(rows, row - 1, row)) {
                    BookChanges.Builder changes = pending.changes(timeNs);
                    set(changes, token, side, rows.priceE8(row), rows.quantityE8(row));
                }
            }
        }
        if (!listed) {
            pending.skip(rows.size() == 0 ? SkipReason.CONTROL : SkipReason.UNLISTED);
        }
    }

    private void trade() {
        int token = element.token(MarketElement.TOKEN);
        long priceE8 = element.decimalE8(MarketElement.PRICE, E8.ONE - 1);
        long sizeE8 = element.decimalE8(MarketElement.SIZE, Long.MAX_VALUE);
        Side taker = element.side();
        long timeNs = element.timeNs();
        if (priceE8 == 0) {
            pending.fail();
        } else if (!refused(token)) {
            boolean up = isUp(token);
            long upPriceE8 = up ? priceE8 : E8.ONE - priceE8;
            Side upTaker = up ? taker : taker.opposite();
            Stamp stamp = pending.stamp(timeNs);
            pending.add(new Event.Trade(stamp, token >> 1, 0, upPriceE8, sizeE8, upTaker));
        }
    }

    private void tickSize() {
        int token = element.token(MarketElement.TOKEN);
        long tickE8 = element.decimalE8(MarketElement.NEW_TICK, E8.ONE / 2);
        long timeNs = element.timeNs();
        if (tickE8 == 0) {
            pending.fail();
        } else if (!refused(token)) {
            Stamp stamp = pending.stamp(timeNs);
            pending.add(new Event.TickSizeChanged(stamp, token >> 1, tickE8));
            pending.add(new Event.BookLost(stamp, token >> 1, BookLoss.TICK_CHANGE));
        }
    }

    private void bestBidAsk() {
        if (!refused(element.token(MarketElement.TOKEN))) {
            pending.skip(SkipReason.CONTROL); // its delivery is not guaranteed
        }
    }

    private void newMarket() {
        String slug = element.text(MarketElement.SLUG).copyToString();
        if (element.bad()) {
            pending.fail();
        } else {
            newMarkets.note(slug, element.start(), element.end());
            boolean known = newMarkets.knows(slug);
            pending.skip(known ? SkipReason.DUPLICATE : SkipReason.UNLISTED);
        }
    }

    private void resolved() {
        long timeNs = element.timeNs();
        int token = element.token(MarketElement.WINNING_TOKEN);
        int named = Words.UNKNOWN;
        if (element.has(MarketElement.WINNING_OUTCOME)) {
            named = element.text(MarketElement.WINNING_OUTCOME).find(OUTCOMES);
        }
        if (refused(token)) {
            return;
        }
        if (named != Words.UNKNOWN && named != (token & 1)) {
            pending.fail(); // the winner's token and its name contradict each other
            return;
        }
        Resolution resolution = isUp(token) ? Resolution.UP : Resolution.DOWN;
        Stamp stamp = pending.stamp(timeNs);
        pending.add(new Event.MarketResolved(stamp, token >> 1, resolution, 0));
    }

    private boolean refused(int token) {
        if (element.bad()) {
            pending.fail();
            return true;
        }
        if (token == NameTable.NOT_FOUND) {
            pending.skip(SkipReason.UNLISTED);
            return true;
        }
        return false;
    }

    // Both tokens' changes of one level come side by side and say the same.
    private static boolean mirrors(LevelBuffer rows, int first, int second) {
        return (rows.key(first) ^ rows.key(second)) == 3
                && rows.priceE8(first) == E8.ONE - rows.priceE8(second)
                && rows.quantityE8(first) == rows.quantityE8(second);
    }

    private static void set(
            BookChanges.Builder changes, int token, Side side, long priceE8, long sizeE8) {
        boolean up = isUp(token);
        long upPriceE8 = up ? priceE8 : E8.ONE - priceE8;
        if (up == (side == Side.BUY)) {
            changes.bid(token >> 1, upPriceE8, sizeE8);
        } else {
            changes.ask(token >> 1, upPriceE8, sizeE8);
        }
    }

    private static boolean isUp(int token) {
        return (token & 1) == 0;
    }
}
