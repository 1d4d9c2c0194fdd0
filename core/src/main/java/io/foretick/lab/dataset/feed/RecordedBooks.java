package io.foretick.lab.dataset.feed;

import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.venue.FrameDecoder;
import io.foretick.venue.Listings;
import io.foretick.venue.binance.BinanceDecoder;
import io.foretick.venue.bybit.BybitBookDecoder;
import io.foretick.venue.hyperliquid.HyperliquidDecoder;
import io.foretick.venue.lob.FeedRows;
import io.foretick.venue.lob.replay.ReplaySettings.Steps;
import io.foretick.venue.recording.InputFiles;
import io.foretick.venue.recording.MergedInput;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Books and trades of one symbol from recorded messages of Binance, Bybit or Hyperliquid, plain,
/// gzip or zip, as rows of a feed.
///
/// A book that comes again as a whole is given as what it changes, so that a queue is not lost with
/// each snapshot; levels deeper than the snapshot shows stay as they were. Trades before the first
/// book are left out. Where the recorder's clock was behind the venue's, its times are moved
/// forward by the least that makes no row arrive before it happened.
public final class RecordedBooks {

    private final Listings listings = new Listings();
    private final String symbol;
    private final RecordedRows rows;
    private long frames;
    private long timeNs;

    private RecordedBooks(String symbol, Steps steps) {
        this.symbol = symbol.toUpperCase(Locale.ROOT);
        this.rows = new RecordedRows(steps);
    }

    /// All rows of a symbol.
    ///
    /// @param paths recordings, or folders of them
    /// @param symbol as the venue spells it, upper or lower case
    /// @throws IOException if a file or a message cannot be read, a price lies between two ticks,
    ///   or nothing of the symbol was found; names the file or the time of the message
    public static FeedRows read(List<Path> paths, String symbol, Steps steps) throws IOException {
        var books = new RecordedBooks(symbol, steps);
        InputFiles inputs = InputFiles.find(paths);
        try (MergedInput input =
                MergedInput.open(
                        inputs, books.listings, books.feeds(), MergedInput.Options.USUAL)) {
            while (input.next()) {
                books.take(input);
            }
            if (!input.problems().isEmpty()) {
                throw new IOException(String.join("; ", input.problems()));
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException(books.place(paths) + ": " + e.getMessage(), e);
        }
        FeedRows found = books.rows.finish();
        if (found.size() == 0) {
            throw new IOException(paths + ": no book of " + symbol + " was recorded");
        }
        return found;
    }

    private Map<Source, FrameDecoder> feeds() {
        Map<Source, FrameDecoder> feeds = new EnumMap<>(Source.class);
        feeds.put(Source.BINANCE, new BinanceDecoder(listings));
        feeds.put(Source.BYBIT, new BybitBookDecoder(listings));
        feeds.put(Source.HYPERLIQUID, new HyperliquidDecoder(listings));
        return feeds;
    }

    private void take(MergedInput input) {
        timeNs = Math.max(timeNs, input.receiveNs());
        frames += input.isMessage() ? 1 : 0;
        long frame = input.isMessage() ? frames : 0;
        var at = new Stamp(timeNs, Times.UNKNOWN_NS, timeNs, frame, input.source());
        input.decode(at, this::on);
    }

    private void on(Event event) {
        switch (event) {
            case Event.BookUpdate update -> rows.book(update, this::isWanted);
            case Event.Trade trade -> {
                if (isWanted(trade.instrument())) {
                    rows.trade(trade);
                }
            }
            case Event.FrameSkipped(_, SkipReason reason) -> {
                if (reason == SkipReason.MALFORMED) {
                    throw new IllegalArgumentException("a message that cannot be read");
                }
            }
            default -> {} // quotes, candles and listings are no part of a book
        }
    }

    private boolean isWanted(int instrument) {
        return listings.get(instrument) instanceof Instrument.Spot spot
                && spot.symbol().toUpperCase(Locale.ROOT).equals(symbol);
    }

    private String place(List<Path> paths) {
        return paths + ": message " + frames + ", received at " + timeNs;
    }
}
