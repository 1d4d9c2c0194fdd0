package io.foretick.report.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.BookChanges;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Side;
import io.foretick.lab.DemoRecording;
import io.foretick.market.Book;
import io.foretick.market.Ladder;
import io.foretick.market.MarketSlot;
import io.foretick.risk.Verdict;
import io.foretick.session.Backtest;
import io.foretick.session.ConfigReader;
import io.foretick.store.ModelFile;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;
import io.foretick.venue.recording.InputFiles;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is written of a run, read back by a backtest.
class MarketDataCsvTest {

    private static final int SECONDS = 420;
    private static final long NS_PER_MS = 1_000_000;

    @TempDir private Path folder = Path.of("");

    private final Seen written = new Seen();
    private final Seen readBack = new Seen();

    /// A trade as far as the table tells it.
    private record SpotTrade(String asset, long venueMs, long priceE8, long quantityE8, Side side) {

        static SpotTrade of(Event.Trade trade, Instrument.Spot spot) {
            long venueMs = Math.floorDiv(trade.at().venueOrReceiveNs(), NS_PER_MS);
            return new SpotTrade(
                    spot.asset(), venueMs, trade.priceE8(), trade.quantityE8(), trade.taker());
        }
    }

    /// The best levels, 0 for an empty side.
    private record Best(long bidE8, long bidQuantityE8, long askE8, long askQuantityE8) {

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

    /// Notes spot trades and, of each market, every change of its best levels.
    private static final class Seen implements EngineObserver {

        private final Map<String, List<SpotTrade>> trades = new TreeMap<>();
        private final Map<String, List<Best>> quotes = new TreeMap<>();

        @Override
        public void applied(Event event, Engine engine) {
            if (event instanceof Event.Trade trade
                    && engine.state().terms(trade.instrument()) instanceof Instrument.Spot spot) {
                trades.computeIfAbsent(spot.asset(), _ -> new ArrayList<>())
                        .add(SpotTrade.of(trade, spot));
            } else if (event instanceof Event.BookUpdate update) {
                BookChanges changes = update.changes();
                for (int k = 0; k < changes.size(); k++) {
                    note(changes.instrument(k), engine);
                }
            } else if (event instanceof Event.Quote quote) {
                note(quote.instrument(), engine);
            }
        }

        private void note(int instrument, Engine engine) {
            MarketSlot slot = engine.state().slot(instrument);
            if (slot == null || !slot.book().trusted()) {
                return;
            }
            List<Best> changes =
                    quotes.computeIfAbsent(slot.terms().slug(), _ -> new ArrayList<>());
            Best best = Best.of(slot.book());
            if (changes.isEmpty() || !changes.getLast().equals(best)) {
                changes.add(best);
            }
        }

        @Override
        public void commanded(Command command) {}

        @Override
        public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {}
    }

    @BeforeEach
    void writeAndReadBack() throws IOException {
        Path recording = folder.resolve("recording");
        DemoRecording.of(new Seed(20261005)).first(SECONDS).write(recording);
        Path tables = folder.resolve("tables");
        try (var csv = new MarketDataCsv(tables)) {
            run(recording, "first", List.of(csv, written));
        }
        run(tables, "second", List.of(readBack));
    }

    @Test
    void aBacktestReadsTheSameSpotTradesBack() {
        assertEquals(2, written.trades.size());
        written.trades.forEach((asset, trades) -> assertTrue(trades.size() > 100, asset));
        assertEquals(written.trades.keySet(), readBack.trades.keySet());
        written.trades.forEach(
                (asset, trades) -> assertEquals(trades, readBack.trades.get(asset), asset));
    }

    @Test
    void aBacktestReadsTheSameQuotesBack() {
        assertTrue(written.quotes.size() >= 4, written.quotes.keySet().toString());
        assertEquals(written.quotes.keySet(), readBack.quotes.keySet());
        written.quotes.forEach(
                (slug, quotes) -> assertEquals(quotes, readBack.quotes.get(slug), slug));
    }

    private void run(Path input, String name, List<EngineObserver> observers) throws IOException {
        var backtest = Backtest.of(new ConfigReader().read(), ModelFile.loadBundled().model());
        observers.forEach(backtest::observe);
        var files = InputFiles.find(List.of(input));
        assertEquals(List.of(), files.ignored());
        backtest.run(files, folder.resolve(name), (_, _, _) -> {});
    }
}
