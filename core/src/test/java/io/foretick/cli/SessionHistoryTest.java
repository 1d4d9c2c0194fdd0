package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.exchange.LoopbackExchanges;
import io.foretick.exchange.fault.FaultPlan;
import io.foretick.exchange.source.WorldSettings;
import io.foretick.feature.sequence.FeatureSequence;
import io.foretick.feature.sequence.Scaling;
import io.foretick.feature.sequence.SequenceSpec;
import io.foretick.feature.sequence.Standardization;
import io.foretick.history.HistoryStore;
import io.foretick.history.series.BuildProgress;
import io.foretick.history.series.LiveSeries;
import io.foretick.history.series.MappedSeries;
import io.foretick.history.series.SeriesStore;
import io.foretick.journal.JournalReader;
import io.foretick.journal.RecordKind;
import io.foretick.market.second.SecondSeries;
import io.foretick.session.Config;
import io.foretick.session.ConfigReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// The whole way: a session records live trades while its exchange runs; later the same hours come
/// from the archive and REST. What a live system would have computed second by second, from the
/// journal's trades on top of the history it had then, is what training computes from the store.
@Timeout(240)
class SessionHistoryTest {

    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT");
    private static final Instant START = Instant.parse("2025-03-05T12:34:56Z");
    private static final int SPEED = 40;
    private static final int OVERLAP_SECONDS = 10;
    private static final int HORIZON_SECONDS = 300;
    private static final SequenceSpec SPEC = SequenceSpec.ofSeconds(SYMBOLS, new Scaling.Fixed());

    @TempDir private Path folder = Path.of("");

    private final LoopbackExchanges exchanges =
            LoopbackExchanges.start(
                    new LoopbackExchanges.Settings(
                            0,
                            new Seed(7),
                            START.getEpochSecond() * Times.SECOND_NS,
                            SPEED,
                            10_000,
                            FaultPlan.NONE,
                            new WorldSettings(80_000)));

    @AfterEach
    void stopExchanges() {
        exchanges.close();
    }

    @Test
    void liveFeaturesAreThoseOfTrainingBitForBit() throws IOException {
        PaperUntil.run(folder.resolve("run"), config(), secondsClosed(OVERLAP_SECONDS + 70));
        List<Event.Trade> heard = new ArrayList<>();
        Map<Integer, Integer> symbols = read(heard);
        long joinSecond = Times.toEpochSecond(heard.getFirst().at().venueNs()) + OVERLAP_SECONDS;
        List<LiveSeries> live = new ArrayList<>();
        for (MappedSeries past :
                synced("then", "--to", Instant.ofEpochSecond(joinSecond).toString())) {
            live.add(LiveSeries.after(past, 3_600));
        }
        Map<Long, Long> hashes = new TreeMap<>();
        for (Event.Trade trade : heard) {
            int symbol = symbols.getOrDefault(trade.instrument(), -1); // -1: never listed
            take(trade, live.get(symbol), live, hashes);
        }
        List<MappedSeries> later = synced("later");
        assertTrue(hashes.size() >= 60, hashes.size() + " seconds");
        hashes.forEach((end, hash) -> assertEquals(hash(later, end), hash, () -> "at " + end));
    }

    /// Feeds one trade; once all symbols have closed another second, computes what is known then.
    private static void take(
            Event.Trade trade, LiveSeries series, List<LiveSeries> all, Map<Long, Long> hashes) {
        series.trade(
                trade.tradeId(),
                trade.at().venueNs(),
                trade.priceE8(),
                trade.quantityE8(),
                trade.taker() == Side.SELL);
        long end = all.stream().mapToLong(SecondSeries::endSecond).min().orElseThrow();
        hashes.computeIfAbsent(end, _ -> hash(all, end));
    }

    private static long hash(List<? extends SecondSeries> series, long end) {
        var features = new FeatureSequence(Standardization.none(SPEC));
        float[] values = new float[SPEC.size()];
        assertTrue(features.write(series, end, HORIZON_SECONDS, values), () -> "a gap at " + end);
        return features.hash(values);
    }

    private Config config() {
        var reader = new ConfigReader();
        settings().forEach(reader::flag);
        return reader.read();
    }

    /// Holds once all symbols together have closed so many seconds.
    private static Predicate<Event> secondsClosed(int count) {
        var last = new HashMap<Integer, Long>();
        var closed = new TreeSet<Long>();
        return event -> {
            if (event instanceof Event.Trade trade && trade.at().source() == Source.BINANCE) {
                last.put(trade.instrument(), Times.toEpochSecond(trade.at().venueNs()));
                if (last.size() == SYMBOLS.size()) {
                    closed.add(Collections.min(last.values()));
                }
            }
            return closed.size() >= count;
        };
    }

    /// Opens the series of a store that is brought up to date first.
    private List<MappedSeries> synced(String name, String... more) throws IOException {
        Path place = folder.resolve(name);
        var arguments = new ArrayList<>(List.of("history", "sync", "--from", "2025-03-02"));
        arguments.addAll(List.of("--symbols", String.join(",", SYMBOLS)));
        arguments.addAll(List.of("--store", place.toString()));
        arguments.addAll(List.of("--archive", url("binance_archive")));
        settings().forEach(setting -> arguments.addAll(List.of("--set", setting)));
        arguments.addAll(List.of(more));
        run(arguments);
        var opened = new ArrayList<MappedSeries>();
        try (HistoryStore store = HistoryStore.open(place)) {
            for (String symbol : SYMBOLS) {
                opened.add(new SeriesStore(place, store).open(symbol, BuildProgress.SILENT));
            }
        }
        return opened;
    }

    private List<String> settings() {
        var settings = new ArrayList<>(List.of("live.speed=" + SPEED));
        for (String service :
                List.of(
                        "binance_rest",
                        "binance_ws",
                        "polymarket_gamma",
                        "polymarket_clob",
                        "polymarket_ws",
                        "polymarket_rtds")) {
            settings.add("live.endpoints." + service + "=" + url(service));
        }
        return settings;
    }

    private String url(String service) {
        return exchanges.urls().getOrDefault(service, "");
    }

    private static void run(List<String> arguments) {
        var said = new StringWriter();
        int code =
                Main.commandLine()
                        .setOut(new PrintWriter(said, true))
                        .setErr(new PrintWriter(said, true))
                        .execute(arguments.toArray(String[]::new));
        assertEquals(ExitCode.OK, code, said.toString());
    }

    /// Reads the trades of the journal in its order.
    ///
    /// @return which symbol each instrument is
    private Map<Integer, Integer> read(List<Event.Trade> heard) throws IOException {
        var symbols = new HashMap<Integer, Integer>();
        try (JournalReader reader = JournalReader.open(folder.resolve("run/journal"))) {
            while (reader.next()) {
                if (reader.kind() != RecordKind.EVENT) {
                    continue;
                }
                Event event = reader.event();
                if (event instanceof Event.Listed(_, int instrument, Instrument.Spot spot)) {
                    symbols.put(instrument, SYMBOLS.indexOf(spot.symbol()));
                } else if (event instanceof Event.Trade trade
                        && trade.at().source() == Source.BINANCE) {
                    heard.add(trade);
                }
            }
        }
        return symbols;
    }
}
