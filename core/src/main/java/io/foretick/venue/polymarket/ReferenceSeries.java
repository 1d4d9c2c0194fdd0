package io.foretick.venue.polymarket;

import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.venue.Listings;
import io.foretick.venue.NameTable;
import io.foretick.venue.wire.JsonText;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/// Names the series of reference prices, and lists each at first sight. Owned by one
/// [ReferencePriceDecoder].
///
/// Chainlink's series are spelt `btc/usd` or `btcusd`, Binance's `btcusdt`. The spelling decides,
/// not the topic: a snapshot of Chainlink's series came under the topic of Binance's.
final class ReferenceSeries {

    private static final int SYMBOL_LENGTH_MAX = 24;
    private static final int SERIES_MAX = 1_000;

    private final Listings listings;
    private final byte[] name = new byte[SYMBOL_LENGTH_MAX + 8];
    private int listed;

    ReferenceSeries(Listings listings) {
        this.listings = listings;
    }

    /// The number of a series, or [NameTable#NOT_FOUND] if the symbol is none.
    int number(JsonText symbol, int averageSeconds, Stamp at, Consumer<Event> sink) {
        int length = copy(symbol);
        if (length == 0) {
            return NameTable.NOT_FOUND;
        }
        int keyLength = appendAverage(length, averageSeconds);
        int known = listings.findSymbol(Source.POLYMARKET_RTDS, name, 0, keyLength);
        if (known != NameTable.NOT_FOUND) {
            return known;
        }
        return list(text(length), text(keyLength), averageSeconds, at, sink);
    }

    private int list(
            String symbol, String key, int averageSeconds, Stamp at, Consumer<Event> sink) {
        boolean chainlink = symbol.endsWith("/usd");
        boolean binance = symbol.endsWith("usdt") && averageSeconds == 0;
        if (listed == SERIES_MAX || symbol.length() < 5 || (!chainlink && !binance)) {
            return NameTable.NOT_FOUND;
        }
        String asset = symbol.substring(0, symbol.length() - 4).toUpperCase(Locale.ROOT);
        Source source = chainlink ? Source.CHAINLINK : Source.POLYMARKET_RTDS;
        Instrument terms = new Instrument.Oracle(source, symbol, asset, averageSeconds);
        listed++;
        return listings.list(terms, Source.POLYMARKET_RTDS, key, at, sink);
    }

    // In lower case; 0 for what is no symbol. One spelling of Chainlink's is turned into the other.
    private int copy(JsonText symbol) {
        int length = symbol.length();
        if (length < 4 || length > SYMBOL_LENGTH_MAX - 1) {
            return 0;
        }
        boolean slash = false;
        for (int k = 0; k < length; k++) {
            byte c = symbol.bytes()[symbol.offset() + k];
            byte lower = (byte) (c >= 'A' && c <= 'Z' ? c + 32 : c);
            boolean letter = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
            if (!letter && (lower != '/' || slash || k == 0)) {
                return 0;
            }
            slash |= lower == '/';
            name[k] = lower;
        }
        boolean joined =
                !slash
                        && name[length - 1] == 'd'
                        && name[length - 2] == 's'
                        && name[length - 3] == 'u';
        return joined ? insertSlash(length) : length;
    }

    private int insertSlash(int length) {
        name[length] = 'd';
        name[length - 1] = 's';
        name[length - 2] = 'u';
        name[length - 3] = '/';
        return length + 1;
    }

    private int appendAverage(int length, int averageSeconds) {
        int end = length;
        name[end++] = '@';
        for (int unit = 1_000; unit > 0; unit /= 10) {
            name[end++] = (byte) ('0' + averageSeconds / unit % 10);
        }
        return end;
    }

    private String text(int length) {
        return new String(name, 0, length, StandardCharsets.US_ASCII);
    }
}
