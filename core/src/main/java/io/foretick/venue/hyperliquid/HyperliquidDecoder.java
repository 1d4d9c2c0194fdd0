package io.foretick.venue.hyperliquid;

import io.foretick.event.BookChanges;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Side;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.venue.FrameDecoder;
import io.foretick.venue.Listings;
import io.foretick.venue.wire.JsonScanner;
import io.foretick.venue.wire.LevelBuffer;
import io.foretick.venue.wire.Words;

import java.util.function.Consumer;

/// Decodes books and trades. Each book message is the whole book, as deep as it is shown, and is
/// given as a clear and its levels. After a connection is made the venue sends recent trades again;
/// those seen before are left out. Owned by the thread that reads the feed.
public final class HyperliquidDecoder implements FrameDecoder {

    private static final Words FRAME = Words.of("channel", "data");
    private static final int CHANNEL = 0;
    private static final int DATA = 1;

    private static final Words CHANNELS =
            Words.of("l2Book", "trades", "pong", "subscriptionResponse");
    private static final int BOOK = 0;
    private static final int TRADES = 1;

    private static final Words FIELDS =
            Words.of("coin", "levels", "time", "px", "sz", "side", "tid");
    private static final int COIN = 0;
    private static final int LEVELS = 1;
    private static final int TIME = 2;
    private static final int PRICE = 3;
    private static final int SIZE = 4;
    private static final int SIDE = 5;
    private static final int TRADE_ID = 6;

    private static final Words TAKERS = Words.of("B", "A");
    private static final int BID = 0;
    private static final int ASK = 1;

    private final Listings listings;
    private final JsonScanner json = new JsonScanner();
    private final LevelBuffer levels = new LevelBuffer();
    private final LevelBuffer moments = new LevelBuffer(); // of trades: number, time, side
    private final BookChanges.Builder changes = new BookChanges.Builder();
    private final RecentNumbers known = new RecentNumbers();
    private String coin = "";
    private long timeNs;

    public HyperliquidDecoder(Listings listings) {
        this.listings = listings;
    }

    @Override
    public void decode(Stamp at, byte[] frame, int offset, int length, Consumer<Event> sink) {
        json.reset(frame, offset, length);
        int channel = Words.UNKNOWN;
        int data = -1;
        json.enterObject();
        for (int key = json.nextKey(FRAME); key != JsonScanner.END; key = json.nextKey(FRAME)) {
            if (key == CHANNEL) {
                channel = json.readWord(CHANNELS);
            } else {
                data = key == DATA ? json.mark() : data;
                json.skip();
            }
        }
        if (!json.finished() || (data < 0 && (channel == BOOK || channel == TRADES))) {
            skip(at, SkipReason.MALFORMED, sink);
            return;
        }
        switch (channel) {
            case BOOK -> book(at, data, sink);
            case TRADES -> trades(at, data, sink);
            case Words.UNKNOWN -> skip(at, SkipReason.UNKNOWN, sink);
            default -> skip(at, SkipReason.CONTROL, sink);
        }
    }

    private void book(Stamp at, int data, Consumer<Event> sink) {
        json.moveTo(data);
        coin = "";
        timeNs = 0;
        levels.clear();
        json.enterObject();
        for (int key = json.nextKey(FIELDS); key != JsonScanner.END; key = json.nextKey(FIELDS)) {
            switch (key) {
                case COIN -> coin = text();
                case TIME -> timeNs = json.readTimeNs();
                case LEVELS -> sides();
                default -> json.skip();
            }
        }
        if (json.broken() || coin.isEmpty() || timeNs == 0) {
            skip(at, SkipReason.MALFORMED, sink);
            return;
        }
        int instrument = instrument(at, sink);
        changes.reset().clear(instrument);
        for (int row = 0; row < levels.size(); row++) {
            if (levels.key(row) == BID) {
                changes.bid(instrument, levels.priceE8(row), levels.quantityE8(row));
            } else {
                changes.ask(instrument, levels.priceE8(row), levels.quantityE8(row));
            }
        }
        sink.accept(new Event.BookUpdate(at.withVenueNs(timeNs), 0, 0, changes.build()));
    }

    /// Takes the bids, then the asks.
    private void sides() {
        json.enterArray();
        for (int side = BID; json.nextElement(); side++) {
            if (side > ASK) {
                json.fail();
                return;
            }
            json.enterArray();
            while (json.nextElement()) {
                level(side);
            }
        }
    }

    private void level(int side) {
        long priceE8 = 0;
        long quantityE8 = 0;
        json.enterObject();
        for (int key = json.nextKey(FIELDS); key != JsonScanner.END; key = json.nextKey(FIELDS)) {
            switch (key) {
                case PRICE -> priceE8 = json.readDecimalE8();
                case SIZE -> quantityE8 = json.readDecimalE8();
                default -> json.skip();
            }
        }
        if (priceE8 == 0 || quantityE8 == 0 || !levels.add(side, priceE8, quantityE8)) {
            json.fail();
        }
    }

    private void trades(Stamp at, int data, Consumer<Event> sink) {
        json.moveTo(data);
        coin = "";
        levels.clear();
        moments.clear();
        json.enterArray();
        while (json.nextElement()) {
            trade();
        }
        if (json.broken()) {
            skip(at, SkipReason.MALFORMED, sink);
            return;
        }
        boolean told = false;
        for (int row = 0; row < levels.size(); row++) {
            if (known.add(moments.key(row))) {
                told = true;
                sink.accept(tradeEvent(at, row, sink));
            }
        }
        if (!told) {
            skip(at, SkipReason.DUPLICATE, sink);
        }
    }

    private Event tradeEvent(Stamp at, int row, Consumer<Event> sink) {
        return new Event.Trade(
                at.withVenueNs(moments.priceE8(row)),
                instrument(at, sink),
                0, // its numbers do not count up
                levels.priceE8(row),
                levels.quantityE8(row),
                moments.quantityE8(row) == BID ? Side.BUY : Side.SELL);
    }

    private void trade() {
        long priceE8 = 0;
        long quantityE8 = 0;
        long number = -1;
        int taker = Words.UNKNOWN;
        String before = coin;
        timeNs = 0;
        json.enterObject();
        for (int key = json.nextKey(FIELDS); key != JsonScanner.END; key = json.nextKey(FIELDS)) {
            switch (key) {
                case COIN -> coin = text();
                case TIME -> timeNs = json.readTimeNs();
                case PRICE -> priceE8 = json.readDecimalE8();
                case SIZE -> quantityE8 = json.readDecimalE8();
                case TRADE_ID -> number = json.readLong();
                case SIDE -> taker = json.readWord(TAKERS);
                default -> json.skip();
            }
        }
        boolean whole = priceE8 > 0 && quantityE8 > 0 && number >= 0 && timeNs > 0 && taker >= 0;
        boolean sameCoin = !coin.isEmpty() && (before.isEmpty() || before.equals(coin));
        if (!whole
                || !sameCoin
                || !levels.add(taker, priceE8, quantityE8)
                || !moments.add(number, timeNs, taker)) {
            json.fail();
        }
    }

    private String text() {
        return json.readText() ? json.text().copyToString() : "";
    }

    private int instrument(Stamp at, Consumer<Event> sink) {
        var terms = new Instrument.Spot(Source.HYPERLIQUID, coin, coin, 0);
        return listings.list(terms, Source.HYPERLIQUID, coin, at, sink);
    }

    private static void skip(Stamp at, SkipReason reason, Consumer<Event> sink) {
        sink.accept(new Event.FrameSkipped(at, reason));
    }
}
