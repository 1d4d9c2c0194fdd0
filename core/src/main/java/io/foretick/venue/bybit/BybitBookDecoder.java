package io.foretick.venue.bybit;

import io.foretick.event.BookChanges;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.venue.FrameDecoder;
import io.foretick.venue.Listings;
import io.foretick.venue.wire.JsonScanner;
import io.foretick.venue.wire.LevelBuffer;
import io.foretick.venue.wire.Words;

import java.util.function.Consumer;

/// Decodes order books as Bybit's stream and its public archive send them: a snapshot, then changes
/// whose numbers follow each other. A change out of its chain is not applied, and waits with all
/// others for the next snapshot. For one symbol. Owned by the thread that reads the feed.
public final class BybitBookDecoder implements FrameDecoder {

    private static final Words FIELDS =
            Words.of("topic", "type", "ts", "data", "s", "b", "a", "u", "cts");
    private static final int TYPE = 1;
    private static final int TIME = 2;
    private static final int DATA = 3;
    private static final int SYMBOL = 4;
    private static final int BIDS = 5;
    private static final int ASKS = 6;
    private static final int UPDATE = 7;
    private static final int MATCH_TIME = 8;

    private static final Words TYPES = Words.of("snapshot", "delta");
    private static final int SNAPSHOT = 0;
    private static final int DELTA = 1;

    private static final long NO_BOOK = -1;

    private final Listings listings;
    private final JsonScanner json = new JsonScanner();
    private final LevelBuffer levels = new LevelBuffer();
    private final BookChanges.Builder changes = new BookChanges.Builder();
    private String symbol = "";
    private int type;
    private long sentNs;
    private long matchedNs;
    private long update;
    private long bookUpdate = NO_BOOK;

    public BybitBookDecoder(Listings listings) {
        this.listings = listings;
    }

    @Override
    public void decode(Stamp at, byte[] frame, int offset, int length, Consumer<Event> sink) {
        json.reset(frame, offset, length);
        symbol = "";
        type = Words.UNKNOWN;
        sentNs = 0;
        matchedNs = 0;
        update = NO_BOOK;
        levels.clear();
        fields(false);
        if (!json.finished()) {
            skip(at, SkipReason.MALFORMED, sink);
        } else if (type == Words.UNKNOWN || symbol.isEmpty() || update < 0 || sentNs == 0) {
            skip(at, SkipReason.UNKNOWN, sink);
        } else if (type == DELTA && (bookUpdate == NO_BOOK || update != bookUpdate + 1)) {
            bookUpdate = NO_BOOK;
            skip(at, SkipReason.BUFFERED, sink);
        } else {
            bookUpdate = update;
            publish(at, sink);
        }
    }

    private void fields(boolean inside) {
        json.enterObject();
        for (int key = json.nextKey(FIELDS); key != JsonScanner.END; key = json.nextKey(FIELDS)) {
            switch (key) {
                case TYPE -> type = json.readWord(TYPES);
                case TIME -> sentNs = json.readTimeNs();
                case MATCH_TIME -> matchedNs = json.readTimeNs();
                case DATA -> {
                    if (inside) {
                        json.fail();
                    } else {
                        fields(true);
                    }
                }
                case SYMBOL -> symbol = json.readText() ? json.text().copyToString() : "";
                case BIDS -> side(BIDS);
                case ASKS -> side(ASKS);
                case UPDATE -> update = json.readLong();
                default -> json.skip();
            }
        }
    }

    private void side(int side) {
        json.enterArray();
        while (json.nextElement()) {
            json.enterArray();
            long priceE8 = json.nextElement() ? json.readDecimalE8() : 0;
            long quantityE8 = json.nextElement() ? json.readDecimalE8() : 0;
            if (json.nextElement() || priceE8 == 0 || !levels.add(side, priceE8, quantityE8)) {
                json.fail();
            }
        }
    }

    private void publish(Stamp at, Consumer<Event> sink) {
        var terms = new Instrument.Spot(Source.BYBIT, symbol, symbol, 0);
        int instrument = listings.list(terms, Source.BYBIT, symbol, at, sink);
        changes.reset();
        if (type == SNAPSHOT) {
            changes.clear(instrument);
        }
        for (int row = 0; row < levels.size(); row++) {
            if (levels.key(row) == BIDS) {
                changes.bid(instrument, levels.priceE8(row), levels.quantityE8(row));
            } else {
                changes.ask(instrument, levels.priceE8(row), levels.quantityE8(row));
            }
        }
        Stamp stamp = at.withVenueNs(matchedNs == 0 ? sentNs : matchedNs);
        sink.accept(new Event.BookUpdate(stamp, update, update, changes.build()));
    }

    private static void skip(Stamp at, SkipReason reason, Consumer<Event> sink) {
        sink.accept(new Event.FrameSkipped(at, reason));
    }
}
