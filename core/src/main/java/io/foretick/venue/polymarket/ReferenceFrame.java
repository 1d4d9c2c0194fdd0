package io.foretick.venue.polymarket;

import io.foretick.venue.wire.JsonScanner;
import io.foretick.venue.wire.JsonText;
import io.foretick.venue.wire.LevelBuffer;
import io.foretick.venue.wire.Words;

/// One frame of reference prices: what it is about, whose, and its ticks. Owned by one
/// [ReferencePriceDecoder] and reused.
///
/// How it works: the outer object and its `payload` are read to the end first, as the keys come in
/// any order and the topic decides what the numbers mean.
final class ReferenceFrame {

    /// What a frame is about.
    enum Kind {
        BROKEN,
        PRICES,
        ACKNOWLEDGEMENT,
        OTHER
    }

    private static final int TOPIC = 0;
    private static final int CHANNEL = 1;
    private static final int PAYLOAD = 2;
    private static final int OPERATION = 3;
    private static final int REQUEST = 4;
    private static final int SYMBOL = 5;
    private static final int TIME = 6;
    private static final int VALUE = 7;
    private static final int EXACT = 8;
    private static final int DATA = 9;
    private static final int WINDOW = 10;
    private static final int WINDOW_LONG = 11;

    private static final Words KEYS =
            Words.of(
                    "topic",
                    "channel",
                    "payload",
                    "op",
                    "rid",
                    "symbol",
                    "timestamp",
                    "value",
                    "full_accuracy_value",
                    "data",
                    "window_s",
                    "window_seconds");
    private static final Words TOPICS =
            Words.of(
                    "crypto_prices",
                    "crypto_prices_chainlink",
                    "crypto_prices_twap_sixty",
                    "crypto_prices_twap_thirty",
                    "price.crypto",
                    "price.crypto.twap");
    private static final int BINANCE = 0;
    private static final int TWAP_SIXTY = 2;
    private static final int TWAP_THIRTY = 3;
    private static final int POLYBOLT = 4;
    private static final int POLYBOLT_TWAP = 5;

    private static final int WEI_DECIMALS = 18;
    private static final long TOLERANCE_SHARE = 100; // exact and rounded value within 1 percent

    private final JsonScanner json;
    private final int subscribedSeconds;
    private final int[] marks = new int[12];
    private final LevelBuffer ticks = new LevelBuffer();
    private int seen;
    private int topic;
    private int averageSeconds;

    ReferenceFrame(JsonScanner json, int subscribedSeconds) {
        this.json = json;
        this.subscribedSeconds = subscribedSeconds;
    }

    Kind read(byte[] bytes, int offset, int length) {
        seen = 0;
        ticks.clear();
        json.reset(bytes, offset, length);
        if (json.peek() == '{') {
            readOuter();
        } else if (json.peek() == '[') {
            json.skip();
        } else {
            json.fail();
        }
        if (!json.finished()) {
            return Kind.BROKEN;
        }
        topic = topic();
        if (topic == Words.UNKNOWN || !has(PAYLOAD)) {
            boolean reply = has(OPERATION) || has(REQUEST);
            return reply ? Kind.ACKNOWLEDGEMENT : Kind.OTHER;
        }
        return readPrices() ? Kind.PRICES : Kind.BROKEN;
    }

    /// The ticks: nanoseconds of the second, and the price; the third number is nothing.
    LevelBuffer ticks() {
        return ticks;
    }

    /// The length of the average, 0 for prices of a moment.
    int averageSeconds() {
        return averageSeconds;
    }

    /// The symbol as the frame spells it; valid until the next frame.
    JsonText symbol() {
        json.moveTo(marks[SYMBOL]);
        json.readText();
        return json.text();
    }

    private boolean has(int key) {
        return (seen >>> key & 1) != 0;
    }

    private void readOuter() {
        json.enterObject();
        for (int key = json.nextKey(KEYS); key != JsonScanner.END; key = json.nextKey(KEYS)) {
            if (key == PAYLOAD && json.peek() == '{') {
                note(key);
                readPayload();
            } else if (key >= 0 && key <= REQUEST) {
                note(key);
                json.skip();
            } else {
                json.skip(); // also the frame's own timestamp
            }
        }
    }

    private void readPayload() {
        json.enterObject();
        for (int key = json.nextKey(KEYS); key != JsonScanner.END; key = json.nextKey(KEYS)) {
            if (key >= SYMBOL) {
                note(key);
            }
            json.skip();
        }
    }

    private void note(int key) {
        if (has(key)) {
            json.fail(); // which of two values holds is anybody's guess
        }
        seen |= 1 << key;
        marks[key] = json.mark();
    }

    private int topic() {
        if (!has(TOPIC) && !has(CHANNEL)) {
            return Words.UNKNOWN;
        }
        json.moveTo(marks[has(TOPIC) ? TOPIC : CHANNEL]);
        return json.readWord(TOPICS);
    }

    private boolean readPrices() {
        if (!has(SYMBOL) || !readAverage()) {
            return false;
        }
        if (!has(DATA)) {
            return readTick(marks[TIME], marks[VALUE], marks[EXACT], seen);
        }
        json.moveTo(marks[DATA]);
        json.enterArray();
        while (json.nextElement()) {
            readElement();
        }
        return !json.broken();
    }

    // What the topic says, which the payload must not contradict.
    private boolean readAverage() {
        int named =
                switch (topic) {
                    case TWAP_SIXTY -> 60;
                    case TWAP_THIRTY -> 30;
                    case POLYBOLT_TWAP -> subscribedSeconds;
                    default -> 0;
                };
        averageSeconds = named;
        if (!has(WINDOW) && !has(WINDOW_LONG)) {
            return true;
        }
        json.moveTo(marks[has(WINDOW) ? WINDOW : WINDOW_LONG]);
        long stated = json.readLong();
        if (json.broken() || stated > 3600) {
            return false;
        }
        averageSeconds = (int) stated;
        return topic == POLYBOLT_TWAP ? stated > 0 : stated == named;
    }

    private void readElement() {
        int time = 0;
        int value = 0;
        int exact = 0;
        int given = 0;
        json.enterObject();
        for (int key = json.nextKey(KEYS); key != JsonScanner.END; key = json.nextKey(KEYS)) {
            given |= key < 0 ? 0 : 1 << key;
            switch (key) {
                case TIME -> time = json.mark();
                case VALUE -> value = json.mark();
                case EXACT -> exact = json.mark();
                default -> {}
            }
            json.skip();
        }
        if (json.broken()) {
            return;
        }
        int end = json.mark();
        boolean good = readTick(time, value, exact, given);
        json.moveTo(end);
        if (!good) {
            json.fail();
        }
    }

    private boolean readTick(int time, int value, int exact, int given) {
        boolean hasValue = (given >>> VALUE & 1) != 0;
        boolean hasExact = (given >>> EXACT & 1) != 0;
        if ((given >>> TIME & 1) == 0 || (!hasValue && !hasExact)) {
            return false;
        }
        json.moveTo(time);
        long timeNs = json.readTimeNs();
        boolean good = !json.broken();
        long roundedE8 = 0;
        if (hasValue) {
            json.moveTo(value);
            roundedE8 = json.readTruncatedE8(0);
            good &= !json.broken();
        }
        long priceE8 = roundedE8;
        if (hasExact) {
            json.moveTo(exact);
            priceE8 = json.readTruncatedE8(scaled() ? WEI_DECIMALS : 0);
            good &= !json.broken() && (!hasValue || near(priceE8, roundedE8));
        }
        return good && priceE8 > 0 && ticks.add(timeNs, priceE8, 0);
    }

    private boolean scaled() {
        return topic != BINANCE && topic < POLYBOLT;
    }

    // A wrong scale would be off by many powers of ten.
    private static boolean near(long exactE8, long roundedE8) {
        return Math.abs(exactE8 - roundedE8) <= roundedE8 / TOLERANCE_SHARE + 1;
    }
}
