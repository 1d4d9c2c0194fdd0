package io.foretick.venue.binance;

import io.foretick.venue.wire.JsonScanner;
import io.foretick.venue.wire.JsonText;
import io.foretick.venue.wire.LevelBuffer;
import io.foretick.venue.wire.Words;

/// One frame of Binance: first its structure is read to the end, then its values on request. Owned
/// by one [BinanceDecoder] and reused.
///
/// How it works: the letters that Binance uses as keys mean different things in different messages,
/// so reading only notes where each value starts. A combined frame `{"stream", "data": {...}}` is
/// read as if both were one object.
final class BinanceFrame {

    /// What a frame is about.
    enum Kind {
        TRADE,
        AGGREGATE_TRADE,
        QUOTE,
        DEPTH_CHANGE,
        /// The best levels of a symbol that the stream names.
        PARTIAL_DEPTH,
        /// An answer of REST that stands among the frames; it names no symbol.
        SNAPSHOT,
        CANDLE,
        SHUTDOWN,
        /// The answer to a request of ours.
        REPLY,
        OTHER
    }

    static final int TYPE = 0;
    static final int EVENT_TIME = 1;
    static final int SYMBOL = 2;
    static final int TRADE_ID = 3;
    static final int PRICE = 4;
    static final int QUANTITY = 5;
    static final int TRADE_TIME = 6;
    static final int BUYER_IS_MAKER = 7;
    static final int FIRST_TRADE_ID = 8;
    static final int LAST_TRADE_ID = 9;
    static final int FIRST_UPDATE_ID = 10;
    static final int LAST_UPDATE_ID = 11;
    static final int BID = 12;
    static final int BID_QUANTITY = 13;
    static final int ASK = 14;
    static final int ASK_QUANTITY = 15;
    static final int CANDLE = 16;
    static final int STREAM = 17;
    static final int DATA = 18;
    static final int SNAPSHOT_ID = 19;
    static final int BIDS = 20;
    static final int ASKS = 21;
    static final int RESULT = 22;
    static final int REQUEST_ID = 23;
    static final int ERROR = 24;

    private static final Words KEYS =
            Words.of(
                    "e",
                    "E",
                    "s",
                    "t",
                    "p",
                    "q",
                    "T",
                    "m",
                    "f",
                    "l",
                    "U",
                    "u",
                    "b",
                    "B",
                    "a",
                    "A",
                    "k",
                    "stream",
                    "data",
                    "lastUpdateId",
                    "bids",
                    "asks",
                    "result",
                    "id",
                    "error");
    private static final Words TYPES =
            Words.of("trade", "aggTrade", "bookTicker", "depthUpdate", "kline", "serverShutdown");
    private static final Kind[] TYPE_KINDS = {
        Kind.TRADE, Kind.AGGREGATE_TRADE, Kind.QUOTE, Kind.DEPTH_CHANGE, Kind.CANDLE, Kind.SHUTDOWN
    };

    private static final int NAME_LENGTH_MAX = 64;

    private final JsonScanner json = new JsonScanner();
    private final int[] marks = new int[25];
    private final LevelBuffer bids = new LevelBuffer();
    private final LevelBuffer asks = new LevelBuffer();
    private int seen;
    private boolean bidLevels;
    private boolean askLevels;
    private boolean bad;

    /// Reads the structure.
    ///
    /// @return whether the bytes are one well-formed JSON object or array
    boolean read(byte[] bytes, int offset, int length) {
        seen = 0;
        bidLevels = false;
        askLevels = false;
        bad = false;
        json.reset(bytes, offset, length);
        switch (json.peek()) {
            case '{' -> readMembers(true);
            case '[' -> json.skip();
            default -> json.fail();
        }
        return json.finished();
    }

    Kind kind() {
        if (has(TYPE)) {
            json.moveTo(marks[TYPE]);
            int type = json.readWord(TYPES);
            return type == Words.UNKNOWN ? Kind.OTHER : TYPE_KINDS[type];
        }
        if (has(SNAPSHOT_ID) && has(BIDS) && has(ASKS)) {
            return has(STREAM) ? Kind.PARTIAL_DEPTH : Kind.SNAPSHOT;
        }
        if (has(LAST_UPDATE_ID) && has(BID_QUANTITY) && has(ASK_QUANTITY)) {
            return Kind.QUOTE;
        }
        boolean reply = !has(STREAM) && (has(ERROR) || (has(RESULT) && has(REQUEST_ID)));
        return reply ? Kind.REPLY : Kind.OTHER;
    }

    boolean has(int key) {
        return (seen >>> key & 1) != 0;
    }

    /// Whether a value that was asked for is missing or not of its kind.
    boolean bad() {
        return bad;
    }

    long decimalE8(int key) {
        long value = goTo(key) ? json.readDecimalE8() : 0;
        bad |= json.broken();
        return value;
    }

    long number(int key) {
        long value = goTo(key) ? json.readLong() : 0;
        bad |= json.broken();
        return value;
    }

    long timeNs(int key) {
        long value = goTo(key) ? json.readTimeNs() : 0;
        bad |= json.broken();
        return value;
    }

    boolean flag(int key) {
        boolean value = goTo(key) && json.readBoolean();
        bad |= json.broken();
        return value;
    }

    /// A name, of a symbol or a stream; valid until another value is asked for.
    JsonText name(int key) {
        if (goTo(key)) {
            json.readText();
        }
        bad |= json.broken() || !isName(json.text());
        return json.text();
    }

    /// Where the inner object of a candle starts.
    int candleMark() {
        return marks[CANDLE];
    }

    /// The scanner, for what is nested deeper.
    JsonScanner json() {
        return json;
    }

    /// The levels of the bid side.
    LevelBuffer bids() {
        bad |= !bidLevels;
        return bids;
    }

    /// The levels of the ask side.
    LevelBuffer asks() {
        bad |= !askLevels;
        return asks;
    }

    // Some symbols are partly Chinese; all hold a letter or digit and no blank.
    private static boolean isName(JsonText text) {
        boolean plain = false;
        for (int k = text.offset(); k < text.offset() + text.length(); k++) {
            byte c = text.bytes()[k];
            if (c >= 0 && c <= ' ') {
                return false;
            }
            plain |= (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
        }
        return plain && text.length() <= NAME_LENGTH_MAX;
    }

    private boolean goTo(int key) {
        if (!has(key)) {
            json.fail();
            return false;
        }
        json.moveTo(marks[key]);
        return true;
    }

    private void readMembers(boolean outermost) {
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
            if (key == DATA && outermost && json.peek() == '{') {
                readMembers(false);
            } else if ((key == BID || key == BIDS) && json.peek() == '[') {
                bidLevels = readLevels(bids, bidLevels);
            } else if ((key == ASK || key == ASKS) && json.peek() == '[') {
                askLevels = readLevels(asks, askLevels);
            } else {
                json.skip();
            }
        }
    }

    // Takes an array; false if it holds anything but levels, or if the side was given before.
    private boolean readLevels(LevelBuffer side, boolean given) {
        int start = json.mark();
        side.clear();
        json.enterArray();
        while (json.nextElement()) {
            readLevel(side);
        }
        if (json.broken()) {
            json.moveTo(start);
            json.skip();
            return false;
        }
        return !given;
    }

    private void readLevel(LevelBuffer side) {
        json.enterArray();
        long priceE8 = json.nextElement() ? json.readDecimalE8() : 0;
        boolean complete = json.nextElement();
        long quantityE8 = complete ? json.readDecimalE8() : 0;
        while (json.nextElement()) {
            json.skip(); // early recordings carry an empty third element
        }
        if (!complete || priceE8 == 0 || !side.add(0, priceE8, quantityE8)) {
            json.fail();
        }
    }
}
