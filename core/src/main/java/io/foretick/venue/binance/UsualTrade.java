package io.foretick.venue.binance;

import io.foretick.base.Times;

import java.nio.charset.StandardCharsets;

/// A trade in the very spelling that Binance uses, read in one pass. Owned by one [BinanceDecoder]
/// and reused; not a parser: whatever differs by one byte is left to [BinanceFrame], which reads
/// any JSON and also judges what is malformed.
///
/// How it works:
/// `{"e":"trade","E":…,"s":"…","t":…,"p":"…","q":"…",("b":…,"a":…,)"T":…,"m":…,"M":…}`, alone or as
/// the data of a combined stream. Between the values the bytes must be exactly these.
final class UsualTrade {

    private static final byte[] STREAM = ascii("{\"stream\":\"");
    private static final byte[] DATA = ascii("\",\"data\":");
    private static final byte[] TYPE = ascii("{\"e\":\"trade\",\"E\":");
    private static final byte[] SYMBOL = ascii(",\"s\":\"");
    private static final byte[] ID = ascii("\",\"t\":");
    private static final byte[] PRICE = ascii(",\"p\":\"");
    private static final byte[] QUANTITY = ascii("\",\"q\":\"");
    private static final byte[] BUYER = ascii("\",\"b\":");
    private static final byte[] SELLER = ascii(",\"a\":");
    private static final byte[] TIME_AFTER_SELLER = ascii(",\"T\":");
    private static final byte[] TIME = ascii("\",\"T\":");
    private static final byte[] MAKER = ascii(",\"m\":");
    private static final byte[] BEST = ascii(",\"M\":");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");

    private static final int NAME_LENGTH_MAX = 32;
    private static final int DIGITS_MAX = 17; // any such number fits a long
    private static final int DECIMALS = 8;
    private static final long MILLIS_MIN = 1_000_000_000_000L; // 2001
    private static final long MILLIS_MAX = 4_000_000_000_000L; // 2096

    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private boolean usual;
    private int symbolOffset;
    private int symbolLength;
    private long id;
    private long priceE8;
    private long quantityE8;
    private long timeNs;
    private boolean buyerIsMaker;

    /// Reads a frame.
    ///
    /// @return whether it is a trade in the usual spelling; else nothing was learned
    boolean read(byte[] frame, int offset, int length) {
        bytes = frame;
        at = offset;
        end = offset + length;
        usual = true;
        boolean combined = starts(STREAM);
        if (combined) {
            take(STREAM);
            takeName();
            take(DATA);
        }
        take(TYPE);
        if (usual) {
            takeTrade();
            takeByte('}');
        }
        if (combined) {
            takeByte('}');
        }
        return usual && at == end;
    }

    int symbolOffset() {
        return symbolOffset;
    }

    int symbolLength() {
        return symbolLength;
    }

    long id() {
        return id;
    }

    long priceE8() {
        return priceE8;
    }

    long quantityE8() {
        return quantityE8;
    }

    long timeNs() {
        return timeNs;
    }

    boolean buyerIsMaker() {
        return buyerIsMaker;
    }

    private void takeTrade() {
        takeNumber();
        take(SYMBOL);
        symbolOffset = at;
        takeName();
        symbolLength = at - symbolOffset;
        take(ID);
        id = takeNumber();
        take(PRICE);
        priceE8 = takeDecimalE8();
        take(QUANTITY);
        quantityE8 = takeDecimalE8();
        if (starts(BUYER)) {
            take(BUYER);
            takeNumber();
            take(SELLER);
            takeNumber();
            take(TIME_AFTER_SELLER);
        } else {
            take(TIME);
        }
        timeNs = takeTimeNs();
        take(MAKER);
        buyerIsMaker = takeFlag();
        take(BEST);
        takeFlag();
        usual &= priceE8 > 0;
    }

    private boolean starts(byte[] text) {
        if (end - at < text.length) {
            return false;
        }
        for (int k = 0; k < text.length; k++) {
            if (bytes[at + k] != text[k]) {
                return false;
            }
        }
        return true;
    }

    private void take(byte[] text) {
        usual = usual && starts(text);
        at += usual ? text.length : 0;
    }

    private void takeByte(char expected) {
        usual = usual && at < end && bytes[at] == expected;
        at += usual ? 1 : 0;
    }

    /// Letters, digits, `@` and `_`.
    private void takeName() {
        int start = at;
        while (at < end && isNamePart(bytes[at])) {
            at++;
        }
        usual &= at > start && at - start <= NAME_LENGTH_MAX;
    }

    private static boolean isNamePart(byte c) {
        return (c >= '@' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '_';
    }

    private long takeNumber() {
        int start = at;
        long value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            value = 10 * value + (bytes[at] - '0');
            at++;
        }
        usual &= isWhole(start, at - start);
        return value;
    }

    /// One to 17 digits, the first not a needless 0.
    private boolean isWhole(int start, int digits) {
        return digits == 1 || (digits > 1 && digits <= DIGITS_MAX && bytes[start] != '0');
    }

    /// As many as eight decimals, and no more than 17 digits when filled up to eight.
    private long takeDecimalE8() {
        int start = at;
        long value = takeNumber();
        int whole = at - start;
        usual &= whole + DECIMALS <= DIGITS_MAX;
        int decimals = 0;
        if (at < end && bytes[at] == '.') {
            at++;
            while (decimals < DECIMALS && at < end && bytes[at] >= '0' && bytes[at] <= '9') {
                value = 10 * value + (bytes[at] - '0');
                at++;
                decimals++;
            }
            usual &= decimals > 0;
        }
        for (int k = decimals; k < DECIMALS; k++) {
            value *= 10;
        }
        return value;
    }

    /// Milliseconds or microseconds of this century.
    private long takeTimeNs() {
        long epoch = takeNumber();
        long millis = epoch > MILLIS_MAX ? epoch / 1_000 : epoch;
        usual &= millis >= MILLIS_MIN && millis <= MILLIS_MAX;
        return usual ? Times.ofEpochAnyUnit(epoch) : 0;
    }

    private boolean takeFlag() {
        boolean value = starts(TRUE);
        take(value ? TRUE : FALSE);
        return value;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
