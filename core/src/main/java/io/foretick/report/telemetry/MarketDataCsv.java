package io.foretick.report.telemetry;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Market;
import io.foretick.event.Side;
import io.foretick.market.Book;
import io.foretick.market.Ladder;
import io.foretick.market.MarketSlot;
import io.foretick.risk.Verdict;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Writes spot trades, one file a coin, and the best quotes of all Up/Down markets as CSV, in
/// columns that a backtest reads. Owned by the thread that follows the journal; a full disk ends
/// it. Not a whole recording: depth and reference prices are in the journal alone.
public final class MarketDataCsv implements EngineObserver, AutoCloseable {

    private static final String SPOT_COLUMNS = "recv_time,recv_ts_ms,trade_ts_ms,price,qty,side";
    private static final String QUOTE_COLUMNS =
            "recv_time,recv_ts_ms,slug,condition_id,up_bid,up_ask,down_bid,down_ask,"
                    + "up_bid_sz,up_ask_sz";

    private final Path folder;
    private final Map<String, BufferedWriter> files = new HashMap<>();
    private final Map<Integer, Best> seen = new HashMap<>();

    /// The best levels of a book; 0 for an empty side.
    private record Best(long bidE8, long bidSizeE8, long askE8, long askSizeE8) {

        static Best of(Book book) {
            Ladder bids = book.bids();
            Ladder asks = book.asks();
            return new Best(
                    bids.isEmpty() ? 0 : bids.priceE8(0),
                    bids.isEmpty() ? 0 : bids.quantityE8(0),
                    asks.isEmpty() ? 0 : asks.priceE8(0),
                    asks.isEmpty() ? 0 : asks.quantityE8(0));
        }
    }

    /// @param folder made if it is not there; files in it are appended to
    public MarketDataCsv(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    @Override
    public void applied(Event event, Engine engine) {
        if (event instanceof Event.Trade trade
                && engine.state().terms(trade.instrument()) instanceof Instrument.Spot spot) {
            write(spot.symbol() + "-spot.csv", SPOT_COLUMNS, row(trade));
        } else if (event instanceof Event.BookUpdate update) {
            for (int k = 0; k < update.changes().size(); k++) {
                onBook(update.changes().instrument(k), event, engine);
            }
        } else if (event instanceof Event.MarketResolved resolved) {
            seen.remove(resolved.instrument());
        }
    }

    @Override
    public void commanded(Command command) {}

    @Override
    public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {}

    /// Writes all that waits.
    @Override
    public void close() throws IOException {
        for (BufferedWriter file : files.values()) {
            file.close();
        }
        files.clear();
    }

    private void onBook(int instrument, Event event, Engine engine) {
        MarketSlot slot = engine.state().slot(instrument);
        if (slot == null || !slot.book().trusted()) {
            return;
        }
        Best best = Best.of(slot.book());
        if (!best.equals(seen.put(instrument, best))) {
            write("quotes.csv", QUOTE_COLUMNS, row(event, slot.terms(), best));
        }
    }

    private static String row(Event.Trade trade) {
        var row = arrival(trade).millis(trade.at().venueOrReceiveNs());
        row.e8(trade.priceE8()).e8(trade.quantityE8());
        return row.text(trade.taker() == Side.BUY ? "buy" : "sell").line();
    }

    private static String row(Event event, Market terms, Best best) {
        var row = arrival(event).text(terms.slug()).text(terms.conditionId());
        price(row, best.bidE8());
        price(row, best.askE8());
        price(row, best.askE8() == 0 ? 0 : E8.ONE - best.askE8());
        price(row, best.bidE8() == 0 ? 0 : E8.ONE - best.bidE8());
        return row.e8(best.bidSizeE8()).e8(best.askSizeE8()).line();
    }

    private static CsvRow arrival(Event event) {
        long receiveNs = event.at().receiveNs();
        Instant at = Instant.ofEpochMilli(Math.floorDiv(receiveNs, Times.MILLI_NS));
        return new CsvRow().text(at.toString()).millis(receiveNs);
    }

    private static void price(CsvRow row, long priceE8) {
        if (priceE8 == 0) {
            row.text("");
        } else {
            row.e8(priceE8);
        }
    }

    private void write(String name, String columns, String line) {
        try {
            BufferedWriter file = files.get(name);
            if (file == null) {
                file = open(folder.resolve(name.toLowerCase(Locale.ROOT)), columns);
                files.put(name, file);
            }
            file.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + name, e);
        }
    }

    private static BufferedWriter open(Path path, String columns) throws IOException {
        boolean fresh = !Files.exists(path) || Files.size(path) == 0;
        BufferedWriter file =
                Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (fresh) {
            file.write(columns + "\n");
        }
        return file;
    }
}
