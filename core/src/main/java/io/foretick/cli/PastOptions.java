package io.foretick.cli;

import io.foretick.feature.TrainRange;
import io.foretick.forecast.DensityModel;
import io.foretick.history.series.BuildProgress;
import io.foretick.lab.data.CoinHistory;
import io.foretick.lab.data.KlineHistory;
import io.foretick.lab.data.StoreHistory;
import io.foretick.market.second.SecondSeries;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `--klines`, or `--store` with `--symbols`: the recorded past of coins that a model is shown.
/// Filled by picocli, read once.
public final class PastOptions {

    @Option(
            names = "--klines",
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Kline files such as BTCUSDT_1m_202501.csv.gz, or folders of them; rows are"
                            + " open_time_ms,open,high,low,close,volume.")
    private List<Path> klines = List.of();

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description = "Or a store of history, at one price a second.")
    private @Nullable Path store;

    @Option(
            names = "--symbols",
            paramLabel = "SYMBOLS",
            split = ",",
            converter = SymbolConverter.class,
            description = "Pairs such as BTCUSDT, with commas between; default: all.")
    private List<String> symbols = List.of();

    /// The coins, until it is closed.
    ///
    /// @param coins in the order that was asked for, else by name
    /// @param mapped what holds them open, if anything does
    public record Past(List<CoinHistory> coins, Optional<StoreHistory> mapped)
            implements Closeable {

        /// The same in bars of the length that a model reads.
        ///
        /// @throws IllegalArgumentException if they cannot be made of what is recorded
        public Past inBars(int barSeconds) {
            return new Past(coins.stream().map(coin -> coin.inBars(barSeconds)).toList(), mapped);
        }

        /// In the bars that a model reads; one of seconds takes what there is.
        Past asReadBy(DensityModel model) {
            return model.barSeconds() > 1 ? inBars(model.barSeconds()) : this;
        }

        List<SecondSeries> series() {
            return coins.stream().map(CoinHistory::series).toList();
        }

        /// All of it from the start of one day to the start of another, UTC.
        ///
        /// @param from null for the first second
        /// @param to null for the last
        /// @throws IllegalArgumentException if nothing of it is recorded
        public TrainRange range(@Nullable LocalDate from, @Nullable LocalDate to) {
            long first = Long.MAX_VALUE;
            long last = 0;
            for (SecondSeries one : series()) {
                first = Math.min(first, one.firstSecond());
                last = Math.max(last, one.endSecond());
            }
            long begin = from == null ? first : Math.max(first, second(from));
            long end = to == null ? last : Math.min(last, second(to));
            if (begin >= end) {
                throw new IllegalArgumentException(
                        "nothing is recorded from %s to %s: what is given lies between %s and %s"
                                .formatted(
                                        from == null ? "the beginning" : from,
                                        to == null ? "the end" : to,
                                        Instant.ofEpochSecond(first),
                                        Instant.ofEpochSecond(last)));
            }
            return new TrainRange(begin, end);
        }

        private static long second(LocalDate day) {
            return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        }

        @Override
        public void close() {
            mapped.ifPresent(StoreHistory::close);
        }
    }

    /// Whether any of them was given.
    boolean isGiven() {
        return store != null || !klines.isEmpty();
    }

    /// Reads what was asked for.
    ///
    /// @throws IllegalArgumentException unless there is exactly one source, which has each symbol
    public Past open(BuildProgress progress) throws IOException {
        Path folder = store;
        if ((folder == null) == klines.isEmpty()) {
            throw new IllegalArgumentException("give either --klines or --store");
        }
        if (folder == null) {
            return new Past(chosen(KlineHistory.read(klines)), Optional.empty());
        }
        StoreHistory mapped = StoreHistory.open(folder, symbols, progress);
        return new Past(mapped.coins(), Optional.of(mapped));
    }

    private List<CoinHistory> chosen(List<CoinHistory> all) {
        if (symbols.isEmpty()) {
            return all;
        }
        List<CoinHistory> chosen = new ArrayList<>();
        for (String symbol : symbols) {
            chosen.add(
                    all.stream()
                            .filter(coin -> coin.symbol().equals(symbol))
                            .findFirst()
                            .orElseThrow(() ->
                                    new IllegalArgumentException("no kline file is of " + symbol)));
        }
        return chosen;
    }
}
