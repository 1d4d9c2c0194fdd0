package io.foretick.venue.polymarket;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Side;
import io.foretick.venue.Listings;
import io.foretick.venue.NameTable;
import io.foretick.venue.wire.JsonScanner;
import io.foretick.venue.wire.JsonText;
import io.foretick.venue.wire.LevelBuffer;
import io.foretick.venue.wire.Words;

/// One object of the market channel, alone in its frame or in an array: first its structure is read
/// to the end, then its values on request. Owned by one [MarketChannelDecoder] and reused.
final class MarketElement {

    /// What an object is about.
    enum Kind {
        BOOK,
        PRICE_CHANGE,
        TRADE,
        TICK_SIZE,
        BEST_BID_ASK,
        NEW_MARKET,
        RESOLVED,
        OTHER
    }

    static final int TYPE = 0;
    static final int TOKEN = 1;
    static final int TIME = 2;
    static final int PRICE = 3;
    static final int SIZE = 4;
    static final int SIDE = 5;
    static final int BIDS = 6;
    static final int ASKS = 7;
    static final int CHANGES = 8;
    static final int NEW_TICK = 9;
    static final int WINNING_TOKEN = 10;
    static final int WINNING_OUTCOME = 11;
    static final int SLUG = 12;

    private static final Words KEYS =
            Words.of(
                    "event_type",
                    "asset_id",
                    "timestamp",
                    "price",
                    "size",
                    "side",
                    "bids",
                    "asks",
                    "price_changes",
                    "new_tick_size",
                    "winning_asset_id",
                    "winning_outcome",
                    "slug");
    private static final Words TYPES =
            Words.of(
                    "book",
                    "price_change",
                    "last_trade_price",
                    "tick_size_change",
                    "best_bid_ask",
                    "new_market",
                    "market_resolved");
    private static final Kind[] KINDS = Kind.values();
    private static final Words SIDES = Words.of("BUY", "SELL");

    private final Listings listings;
    private final JsonScanner json;
    private final int[] marks = new int[13];
    private final LevelBuffer bids = new LevelBuffer();
    private final LevelBuffer asks = new LevelBuffer();
    private final LevelBuffer changes = new LevelBuffer();
    private int seen;
    private boolean bidLevels;
    private boolean askLevels;
    private boolean changeRows;
    private boolean bad;
    private int start;
    private int end;

    MarketElement(Listings listings, JsonScanner json) {
        this.listings = listings;
        this.json = json;
    }

    /// Reads the object that is next; the scanner stands behind it then.
    void read() {
        seen = 0;
        bidLevels = false;
        askLevels = false;
        changeRows = false;
        bad = false;
        start = json.mark();
        json.enterObject();
        for (int key = json.nextKey(KEYS); key != JsonScanner.END; key = json.nextKey(KEYS)) {
            if (key == Words.UNKNOWN) {
                json.skip();
                continue;
            }
            if (has(key)) {
                json.fail(); // which of two values holds is anybody's guess
            }
            seen |= 1 << key;
            marks[key] = json.mark();
            readValue(key);
        }
        end = json.mark();
    }

    /// Brings the scanner back behind the object, after its values were asked for.
    void leave() {
        json.moveTo(end);
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    Kind kind() {
        if (!has(TYPE)) {
            return has(TOKEN) && has(BIDS) && has(ASKS) ? Kind.BOOK : Kind.OTHER;
        }
        json.moveTo(marks[TYPE]);
        int type = json.readWord(TYPES);
        if (type == Words.UNKNOWN) {
            return Kind.OTHER;
        }
        // A change without the list is the schema of before September 2025.
        boolean old = KINDS[type] == Kind.PRICE_CHANGE && !has(CHANGES);
        return old ? Kind.OTHER : KINDS[type];
    }

    boolean has(int key) {
        return (seen >>> key & 1) != 0;
    }

    /// Whether a value that was asked for is missing or not of its kind.
    boolean bad() {
        return bad;
    }

    /// Twice the market's number, plus 1 for its Down token; or [NameTable#NOT_FOUND].
    int token(int key) {
        JsonText text = text(key);
        return bad
                ? NameTable.NOT_FOUND
                : listings.findToken(text.bytes(), text.offset(), text.length());
    }

    /// The venue's time, or [Times#UNKNOWN_NS] where none is given.
    long timeNs() {
        if (!has(TIME)) {
            return Times.UNKNOWN_NS;
        }
        json.moveTo(marks[TIME]);
        long timeNs = json.readTimeNs();
        bad |= json.broken();
        return timeNs;
    }

    /// A decimal of at most `maxE8`.
    long decimalE8(int key, long maxE8) {
        if (!has(key)) {
            bad = true;
            return 0;
        }
        json.moveTo(marks[key]);
        long value = json.readDecimalE8();
        bad |= json.broken() || value > maxE8;
        return value;
    }

    Side side() {
        int side = text(SIDE).find(SIDES);
        bad |= side == Words.UNKNOWN;
        return side == 1 ? Side.SELL : Side.BUY;
    }

    /// A string; valid until another value is asked for.
    JsonText text(int key) {
        if (has(key)) {
            json.moveTo(marks[key]);
            json.readText();
        } else {
            json.fail();
        }
        bad |= json.broken();
        return json.text();
    }

    /// Levels of the bid side in the token's own prices.
    LevelBuffer bids() {
        bad |= !bidLevels;
        return bids;
    }

    /// Levels of the ask side in the token's own prices.
    LevelBuffer asks() {
        bad |= !askLevels;
        return asks;
    }

    /// Changes of levels; the key of a row is twice its token, plus 1 for asks, and -1 where the
    /// token is not listed.
    LevelBuffer changes() {
        bad |= !changeRows;
        return changes;
    }

    private void readValue(int key) {
        boolean array = json.peek() == '[';
        if (array && key == BIDS) {
            bidLevels = readRows(bids, false);
        } else if (array && key == ASKS) {
            askLevels = readRows(asks, false);
        } else if (array && key == CHANGES) {
            changeRows = readRows(changes, true);
        } else {
            json.skip();
        }
    }

    // Takes an array; false if it holds anything but what it should.
    private boolean readRows(LevelBuffer rows, boolean withToken) {
        int first = json.mark();
        rows.clear();
        json.enterArray();
        while (json.nextElement()) {
            readRow(rows, withToken);
        }
        if (json.broken()) {
            json.moveTo(first);
            json.skip();
            return false;
        }
        return true;
    }

    private void readRow(LevelBuffer rows, boolean withToken) {
        int token = NameTable.NOT_FOUND;
        int side = 0;
        long priceE8 = 0;
        long sizeE8 = 0;
        int given = 0;
        json.enterObject();
        for (int key = json.nextKey(KEYS); key != JsonScanner.END; key = json.nextKey(KEYS)) {
            given |= key == Words.UNKNOWN ? 0 : 1 << key;
            switch (key) {
                case PRICE -> priceE8 = json.readDecimalE8();
                case SIZE -> sizeE8 = json.readDecimalE8();
                case TOKEN -> token = readToken();
                case SIDE -> side = json.readWord(SIDES);
                default -> json.skip();
            }
        }
        int needed = 1 << PRICE | 1 << SIZE | (withToken ? 1 << TOKEN | 1 << SIDE : 0);
        boolean good = (given & needed) == needed && side >= 0 && priceE8 <= E8.ONE;
        long row = token == NameTable.NOT_FOUND ? -1 : 2L * token + side;
        if (!good || !rows.add(row, priceE8, sizeE8)) {
            json.fail();
        }
    }

    private int readToken() {
        if (!json.readText()) {
            return NameTable.NOT_FOUND;
        }
        JsonText text = json.text();
        return listings.findToken(text.bytes(), text.offset(), text.length());
    }
}
