package io.foretick.report.telemetry;

import io.foretick.event.Market;
import io.foretick.market.MarketSlot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The folder of one market. Rows wait in memory, a few thousand characters a file, and are then
/// appended; no file stays open. Mutable, owned by its [TelemetryRecorder].
final class MarketLog {

    /// The files of a market with their columns.
    enum Sheet {
        SIGNALS(
                "ts_ms,strategy,side,edge,fair,mkt,conf,size_frac,{asset},dist,time_left_s,eval_us,"
                        + "selected"),
        LATENCY("ts_ms,event,latency_us"),
        ORDERS("ts_ms,order_id,side,price,size,strategy,edge,{asset},time_left_s"),
        FILLS(
                "ts_ms,order_id,strategy,status,filled_price,filled_size,submit_to_ack_ms,"
                        + "pnl_if_correct"),
        GAINS("ts_ms,order_id,trade,strategy,side,price,size,fee,gain");

        private final String columns;

        Sheet(String columns) {
            this.columns = columns;
        }

        String file() {
            return name().toLowerCase(Locale.ROOT) + ".csv";
        }

        /// The first line; the column of the coin's price bears the coin's name.
        String header(Market market) {
            return columns.replace("{asset}", market.asset().toLowerCase(Locale.ROOT)) + "\n";
        }
    }

    private static final int BUFFER_CHARS = 4_096;
    private static final int SLUG_CHARS_MAX = 120;

    private final MarketSlot slot;
    private final Path folder;
    private final Map<Sheet, StringBuilder> waiting = new EnumMap<>(Sheet.class);
    private final Map<Sheet, Long> rows = new EnumMap<>(Sheet.class);
    private final Set<String> strategies = new LinkedHashSet<>();
    private long finalPriceE8;
    private long delaysSecond = Long.MIN_VALUE;

    MarketLog(Path logs, MarketSlot slot) {
        this.slot = slot;
        Market market = slot.terms();
        this.folder =
                logs.resolve(market.window().durationName())
                        .resolve(folderName(market.slug(), slot.instrument()));
    }

    MarketSlot slot() {
        return slot;
    }

    /// What the venue said of the price at the end, 0 if it gave none.
    long finalPriceE8() {
        return finalPriceE8;
    }

    void finalPriceE8(long priceE8) {
        finalPriceE8 = priceE8;
    }

    /// Whether delays were not yet written in this second; asking counts as writing them.
    boolean delaysAreDue(long epochSecond) {
        boolean due = epochSecond > delaysSecond;
        delaysSecond = epochSecond;
        return due;
    }

    /// Who wanted to trade here, in order of first appearance.
    Set<String> strategies() {
        return strategies;
    }

    void append(Sheet sheet, CsvRow row) {
        StringBuilder text = waiting.computeIfAbsent(sheet, _ -> new StringBuilder());
        text.append(row.line());
        rows.merge(sheet, 1L, Long::sum);
        if (text.length() >= BUFFER_CHARS) {
            write(sheet, text);
        }
    }

    /// How many rows a file was given.
    long rows(Sheet sheet) {
        return rows.getOrDefault(sheet, 0L);
    }

    /// Writes what waits; all files are there afterwards.
    void flush() {
        for (Sheet sheet : Sheet.values()) {
            write(sheet, waiting.computeIfAbsent(sheet, _ -> new StringBuilder()));
        }
    }

    void writeInfo(String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("market_info.txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into " + folder, e);
        }
    }

    /// A slug as the name of a folder. Venues' own slugs stay as they are; any other is made
    /// harmless and gets the instrument's number, so that no two meet.
    static String folderName(String slug, int instrument) {
        String safe = slug.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[.]+", "_");
        safe = safe.substring(0, Math.min(safe.length(), SLUG_CHARS_MAX));
        return safe.equals(slug) ? slug : safe + "-" + instrument;
    }

    private void write(Sheet sheet, StringBuilder text) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(sheet.file());
            if (!Files.exists(file)) {
                text.insert(0, sheet.header(slot.terms()));
            }
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            text.setLength(0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into " + folder, e);
        }
    }
}
