package io.foretick.lab.legacydata;

import io.foretick.base.Sha256;
import io.foretick.base.Times;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;

/// Reads the files of the data as they really are, and says what is wrong with them. Stateless.
final class FileCheck {

    private static final int KLINE_COLUMNS = 12;

    private FileCheck() {}

    /// @param folder of the data
    static LegacyFile of(Path folder, LegacySource source, String path) throws IOException {
        Path file = folder.resolve(path);
        if (!Files.exists(file)) {
            return new LegacyFile(source, path, 0, "", List.of("is not there"));
        }
        byte[] bytes = Files.readAllBytes(file);
        List<String> lines = new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
        List<String> faults = new ArrayList<>();
        String header = header(source);
        boolean headed = !header.isEmpty() && !lines.isEmpty() && lines.getFirst().equals(header);
        if (!header.isEmpty() && !headed) {
            faults.add("must begin with " + header);
        }
        List<String> rows = headed ? lines.subList(1, lines.size()) : lines;
        firstFault(source, rows, headed ? 2 : 1, faults);
        if (rows.size() < source.rowsMin()) {
            faults.add(
                    "has %d rows, %d at least are wanted".formatted(rows.size(), source.rowsMin()));
        }
        return new LegacyFile(source, path, rows.size(), Sha256.hex(bytes), faults);
    }

    /// Klines have none.
    private static String header(LegacySource source) {
        return switch (source) {
            case PRICE -> "";
            case TVL -> TvlCollector.HEADER;
            case SOCIAL -> SocialCollector.header();
        };
    }

    private static void firstFault(
            LegacySource source, List<String> rows, int firstLine, List<String> faults) {
        int columns =
                source == LegacySource.PRICE ? KLINE_COLUMNS : header(source).split(",").length;
        long last = Long.MIN_VALUE;
        for (int k = 0; k < rows.size(); k++) {
            try {
                long time = time(source, rows.get(k), columns);
                if (time <= last) {
                    throw new IllegalArgumentException(
                            "its time is not after that of the row before");
                }
                last = time;
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
                faults.add("line " + (firstLine + k) + ": " + e.getMessage());
                return;
            }
        }
    }

    /// Time of a row of which all else is a number.
    private static long time(LegacySource source, String row, int columns) {
        String[] cells = row.split(",", -1);
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " columns and not " + columns);
        }
        for (int k = 1; k < columns; k++) {
            boolean missing = source == LegacySource.SOCIAL && cells[k].isEmpty();
            if (!missing && !Double.isFinite(Double.parseDouble(cells[k]))) {
                throw new IllegalArgumentException("'" + cells[k] + "' is no number");
            }
        }
        return source == LegacySource.PRICE
                ? Times.ofEpochAnyUnit(Long.parseLong(cells[0]))
                : DayTimes.second(cells[0]);
    }
}
