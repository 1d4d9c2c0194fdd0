package io.foretick.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A small table of numbers read from a CSV file with a header; an empty cell is NaN. Cells that
/// are no numbers are kept as text and fail only when they are asked for as numbers.
public final class CsvColumns {

    private final Path file;
    private final List<String> names;
    private final List<String[]> rows;

    private CsvColumns(Path file, List<String> names, List<String[]> rows) {
        this.file = file;
        this.names = names;
        this.rows = rows;
    }

    /// Reads all of `file`; commas inside quotes are not understood.
    public static CsvColumns read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> names = List.of(lines.getFirst().split(",", -1));
        List<String[]> rows =
                lines.stream().skip(1).map(line -> line.replace("\"", "").split(",", -1)).toList();
        return new CsvColumns(file, names, rows);
    }

    /// The columns' names, as in the header.
    public List<String> names() {
        return names;
    }

    public int rows() {
        return rows.size();
    }

    public boolean has(String name) {
        return names.contains(name);
    }

    /// One column as text.
    public List<String> texts(String name) {
        int at = names.indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException("no column " + name + " in " + file);
        }
        return rows.stream().map(row -> at < row.length ? row[at] : "").toList();
    }

    /// One column as numbers.
    public double[] numbers(String name) {
        return texts(name).stream().mapToDouble(CsvColumns::number).toArray();
    }

    /// One column as whole numbers.
    public int[] integers(String name) {
        return Arrays.stream(numbers(name))
                .mapToInt(value -> Math.toIntExact((long) value))
                .toArray();
    }

    private static double number(String text) {
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }
}
