package io.foretick.venue.binance;

import io.foretick.event.BookChanges;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.venue.Listings;
import io.foretick.venue.NameTable;
import io.foretick.venue.wire.JsonText;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// The symbols that one [BinanceDecoder] has met; lists each at first sight. Owned by it.
final class SpotFeeds {

    // Longest first where one ends with another.
    private static final List<String> QUOTE_COINS =
            List.of(
                    "FDUSD", "USDT", "USDC", "TUSD", "BUSD", "USD1", "DAI", "EUR", "TRY", "BRL",
                    "JPY", "BTC", "ETH", "BNB");

    private final Listings listings;
    private final BookChanges.Builder builder;
    private final byte[] copy = new byte[64];
    private @Nullable SpotFeed[] byInstrument = new @Nullable SpotFeed[16];

    SpotFeeds(Listings listings, BookChanges.Builder builder) {
        this.listings = listings;
        this.builder = builder;
    }

    /// The feed of the symbol that this text names.
    SpotFeed of(JsonText symbol, Stamp at, Consumer<Event> sink) {
        return of(symbol.bytes(), symbol.offset(), symbol.length(), at, sink);
    }

    SpotFeed of(byte[] text, int offset, int length, Stamp at, Consumer<Event> sink) {
        int known = listings.findSymbol(Source.BINANCE, text, offset, length);
        return known == NameTable.NOT_FOUND
                ? of(new String(text, offset, length, StandardCharsets.UTF_8), at, sink)
                : byInstrument(known);
    }

    SpotFeed of(String symbol, Stamp at, Consumer<Event> sink) {
        Instrument.Spot terms = new Instrument.Spot(Source.BINANCE, symbol, assetOf(symbol), 0);
        return byInstrument(listings.list(terms, Source.BINANCE, symbol, at, sink));
    }

    /// The feed of a symbol met before, or null.
    @Nullable SpotFeed find(String symbol) {
        byte[] name = symbol.getBytes(StandardCharsets.UTF_8);
        int known = listings.findSymbol(Source.BINANCE, name, 0, name.length);
        return known == NameTable.NOT_FOUND ? null : byInstrument(known);
    }

    /// Copies the symbol in front of the `@` of a stream's name, in upper case.
    ///
    /// @return its length, 0 where there is none
    int copySymbol(JsonText stream) {
        int length = 0;
        while (length < stream.length() && stream.bytes()[stream.offset() + length] != '@') {
            if (length == copy.length) {
                return 0;
            }
            byte c = stream.bytes()[stream.offset() + length];
            copy[length++] = (byte) (c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
        }
        return length;
    }

    /// The feed of the symbol copied last.
    SpotFeed ofCopied(int length, Stamp at, Consumer<Event> sink) {
        int known = listings.findSymbol(Source.BINANCE, copy, 0, length);
        return known == NameTable.NOT_FOUND
                ? of(new String(copy, 0, length, StandardCharsets.UTF_8), at, sink)
                : byInstrument(known);
    }

    /// Whose a snapshot without a symbol is: the one whose waiting changes it joins, else the only
    /// one that has a book at all, else nobody's.
    @Nullable SpotFeed ownerOf(long snapshotId) {
        SpotFeed joined = null;
        SpotFeed any = null;
        int joining = 0;
        int books = 0;
        for (SpotFeed feed : byInstrument) {
            if (feed == null || !feed.hasDepthStream()) {
                continue;
            }
            any = feed;
            books++;
            if (feed.depth().fits(snapshotId)) {
                joined = feed;
                joining++;
            }
        }
        if (joining == 1) {
            return joined;
        }
        return books == 1 ? any : null;
    }

    void restart() {
        for (SpotFeed feed : byInstrument) {
            if (feed != null) {
                feed.restart();
            }
        }
    }

    /// The coin of a pair: `BTC` of `BTCUSDT`.
    static String assetOf(String symbol) {
        for (String quote : QUOTE_COINS) {
            if (symbol.endsWith(quote) && symbol.length() > quote.length()) {
                return symbol.substring(0, symbol.length() - quote.length());
            }
        }
        return symbol;
    }

    private SpotFeed byInstrument(int instrument) {
        if (instrument >= byInstrument.length) {
            byInstrument = Arrays.copyOf(byInstrument, 2 * instrument);
        }
        SpotFeed feed = byInstrument[instrument];
        if (feed == null) {
            feed = new SpotFeed(instrument, builder);
            byInstrument[instrument] = feed;
        }
        return feed;
    }
}
