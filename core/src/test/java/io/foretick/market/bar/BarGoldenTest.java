package io.foretick.market.bar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.market.bar.BarColumns.Column;
import io.foretick.market.second.TradeSink;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Bars of recorded trades and of made candles, against bars that other programs built from them.
class BarGoldenTest {

    private static final double SUM_RELATIVE = 1e-10;
    private static final String FIRST_MONTH = "input_synth_a/raw/ETHUSDT-1h-2025-04.csv";
    private static final long HARD_LIMIT = 10_000 * E8.ONE; // of the sampler that is compared with

    /// Files are called `bars_TAPE_KIND_RULE_THRESHOLD.csv`.
    @TestFactory
    Stream<DynamicTest> equalTheBarsOfARecordedTape() {
        return SharedFiles.golden().cases("bars_*_{carry,reset,legacy}_*.csv", this::checkTape);
    }

    @TestFactory
    Stream<DynamicTest> equalTheHardThresholdsOfTheOldSampler() {
        return SharedFiles.golden().cases("legacy_sample_bars_*.csv", this::checkSampler);
    }

    private void checkTape(Path file) throws IOException {
        String[] name = file.getFileName().toString().replace(".csv", "").split("_", -1);
        int parts = name.length;
        long threshold = Long.parseLong(name[parts - 1]);
        var crossing = Crossing.valueOf(name[parts - 2].toUpperCase(Locale.ROOT));
        BarRule rule =
                switch (name[parts - 3]) {
                    case "tick" -> new BarRule.Tick(threshold, crossing);
                    case "volume" -> new BarRule.Volume(threshold * E8.ONE, crossing);
                    case "dollar" -> new BarRule.Dollar(threshold * E8.ONE, crossing);
                    default -> throw new IllegalArgumentException(file.toString());
                };
        String tape = String.join("_", List.of(name).subList(1, parts - 3));
        var built = new BarColumns();
        var builder = new BarBuilder(rule, built);
        feedTrades(file.resolveSibling("real_" + tape + ".csv"), builder);
        builder.close();
        List<Map<String, String>> expected = rows(file);
        assertEquals(expected.size(), built.size());
        for (int bar = 0; bar < expected.size(); bar++) {
            assertBar(expected.get(bar), built, bar);
        }
    }

    private void checkSampler(Path file) throws IOException {
        String kind = file.getFileName().toString().replaceAll(".*_(\\w+)\\.csv", "$1");
        BarRule rule =
                switch (kind) {
                    case "tick" -> new BarRule.Tick(1_000, Crossing.LEGACY);
                    case "volume" -> new BarRule.Volume(HARD_LIMIT, Crossing.LEGACY);
                    case "dollar" -> new BarRule.Dollar(1_000 * HARD_LIMIT, Crossing.LEGACY);
                    default -> throw new IllegalArgumentException(file.toString());
                };
        var built = new BarColumns();
        var builder = new BarBuilder(rule, built);
        feedCandles(file.resolveSibling(FIRST_MONTH), builder);
        builder.close();
        List<Map<String, String>> expected = rows(file);
        assertEquals(expected.size(), built.size());
        for (int bar = 0; bar < expected.size(); bar++) {
            Map<String, String> row = expected.get(bar);
            assertEquals(millis(row, "timestamp"), built.get(bar, Column.END_NS));
            assertPrices(row, built, bar);
            assertSum(row, "volume", built.get(bar, Column.VOLUME_E8));
        }
    }

    private static void assertBar(Map<String, String> row, BarColumns built, int bar) {
        assertEquals(count(row, "first_id"), built.get(bar, Column.FIRST_ID));
        assertEquals(count(row, "last_id"), built.get(bar, Column.LAST_ID));
        assertEquals(millis(row, "open_ms"), built.get(bar, Column.START_NS));
        assertEquals(millis(row, "close_ms"), built.get(bar, Column.END_NS));
        assertEquals(count(row, "trades"), built.get(bar, Column.TRADES));
        assertPrices(row, built, bar);
        assertSum(row, "volume", built.get(bar, Column.VOLUME_E8));
        assertSum(row, "dollar", built.get(bar, Column.DOLLAR_E8));
        assertSum(row, "buy_volume", built.get(bar, Column.BUY_VOLUME_E8));
    }

    private static void assertPrices(Map<String, String> row, BarColumns built, int bar) {
        assertEquals(priceE8(row, "open"), built.get(bar, Column.OPEN_E8));
        assertEquals(priceE8(row, "high"), built.get(bar, Column.HIGH_E8));
        assertEquals(priceE8(row, "low"), built.get(bar, Column.LOW_E8));
        assertEquals(priceE8(row, "close"), built.get(bar, Column.CLOSE_E8));
    }

    private static void assertSum(Map<String, String> row, String column, long sumE8) {
        double expected = Double.parseDouble(row.get(column));
        assertEquals(expected, E8.toDouble(sumE8), SUM_RELATIVE * Math.abs(expected), column);
    }

    private static void feedTrades(Path file, TradeSink sink) throws IOException {
        List<Map<String, String>> trades = rows(file);
        assertFalse(trades.isEmpty());
        for (Map<String, String> row : trades) {
            sink.trade(
                    count(row, "trade_id"),
                    millis(row, "exch_ms"),
                    priceE8(row, "price"),
                    priceE8(row, "qty"),
                    "1".equals(row.get("buyer_is_maker")));
        }
    }

    private static void feedCandles(Path file, BarBuilder builder) throws IOException {
        for (String line : Files.readAllLines(file)) {
            builder.candle(candle(line.split(",", -1)));
        }
    }

    private static Bar candle(String[] cells) {
        return new Bar(
                Long.parseLong(cells[0]) * Times.MILLI_NS,
                Times.HOUR_NS,
                E8.parse(cells[1]),
                E8.parse(cells[2]),
                E8.parse(cells[3]),
                E8.parse(cells[4]),
                E8.parse(cells[5]));
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] names = lines.getFirst().split(",", -1);
        var rows = new ArrayList<Map<String, String>>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            var row = new HashMap<String, String>();
            for (int k = 0; k < names.length; k++) {
                row.put(names[k], cells[k]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static long count(Map<String, String> row, String column) {
        return Long.parseLong(row.get(column));
    }

    private static long millis(Map<String, String> row, String column) {
        return count(row, column) * Times.MILLI_NS;
    }

    /// Prices are written with all digits of a double; they are whole in 1e-8.
    private static long priceE8(Map<String, String> row, String column) {
        return E8.ofDouble(Double.parseDouble(row.get(column)));
    }
}
