package io.foretick.venue.binance;

import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.venue.wire.JsonScanner;
import io.foretick.venue.wire.Words;

import org.jspecify.annotations.Nullable;

/// Reads the inner object of a kline frame. Owned by one [BinanceDecoder].
final class CandleReader {

    private static final Words KEYS = Words.of("t", "T", "o", "h", "l", "c", "v", "x");
    private static final int ALL = 0xff;

    private long startNs;
    private long lastNs;
    private long openE8;
    private long highE8;
    private long lowE8;
    private long closeE8;
    private long volumeE8;
    private boolean closed;
    private boolean whole;

    /// The candle that starts at `mark`, or null if it is broken or still open.
    @Nullable Bar read(JsonScanner json, int mark) {
        whole = false;
        json.moveTo(mark);
        int seen = readMembers(json);
        if (json.broken() || seen != ALL || lastNs < startNs) {
            return null;
        }
        whole = true;
        if (!closed) {
            return null;
        }
        long unitNs = lastNs % Times.MILLI_NS == 0 ? Times.MILLI_NS : Times.MICRO_NS;
        whole = lowE8 > 0 && inside(openE8) && inside(closeE8);
        return whole
                ? new Bar(
                        startNs,
                        lastNs + unitNs - startNs,
                        openE8,
                        highE8,
                        lowE8,
                        closeE8,
                        volumeE8)
                : null;
    }

    /// Whether the candle read last was whole, but still open.
    boolean open() {
        return whole && !closed;
    }

    private boolean inside(long priceE8) {
        return priceE8 >= lowE8 && priceE8 <= highE8;
    }

    // Which of the keys were there, a bit each.
    private int readMembers(JsonScanner json) {
        int seen = 0;
        json.enterObject();
        for (int key = json.nextKey(KEYS); key != JsonScanner.END; key = json.nextKey(KEYS)) {
            if (key != Words.UNKNOWN) {
                seen |= 1 << key;
            }
            switch (key) {
                case 0 -> startNs = json.readTimeNs();
                case 1 -> lastNs = json.readTimeNs();
                case 2 -> openE8 = json.readDecimalE8();
                case 3 -> highE8 = json.readDecimalE8();
                case 4 -> lowE8 = json.readDecimalE8();
                case 5 -> closeE8 = json.readDecimalE8();
                case 6 -> volumeE8 = json.readDecimalE8();
                case 7 -> closed = json.readBoolean();
                default -> json.skip();
            }
        }
        return seen;
    }
}
