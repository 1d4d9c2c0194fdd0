package io.foretick.store;

import io.foretick.forecast.density.MinuteSeries;
import io.foretick.store.file.Sha256;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Reads one-minute klines from CSV, plain or gzip, with the header
/// `open_time_ms,open,high,low,close,volume`; the coin is told by the file's name, such as
/// `BTCUSDT_1m_20250101.csv.gz`. Not for archives of trades or other intervals.
public final class KlineCsv {

    /// A file as read.
    ///
    /// @param file what it was, for provenance
    /// @param series its closes
    public record Klines(DataFile file, MinuteSeries series) {}

    private static final String HEADER = "open_time_ms,open,high,low,close,volume";
    private static final Pattern NAME =
            Pattern.compile("([A-Z0-9]+?)(?:USDT|USDC|USD)_1m.*\\.csv(?:\\.gz)?");
    private static final long MINUTE_MS = 60_000;
    private static final long ROWS_MAX = 20_000_000;

    private final Path path;
    private long[] closeMinutes = new long[4096];
    private double[] closes = new double[4096];
    private int rows;

    private KlineCsv(Path path) {
        this.path = path;
    }

    /// Reads one file.
    ///
    /// @throws IOException if it cannot be read, or holds anything else; names file and line
    public static Klines read(Path path) throws IOException {
        return new KlineCsv(path).read();
    }

    private Klines read() throws IOException {
        String asset = assetOf(path.getFileName().toString());
        byte[] bytes = Files.readAllBytes(path);
        InputStream raw = new ByteArrayInputStream(bytes);
        boolean zipped = path.getFileName().toString().endsWith(".gz");
        try (InputStream plain = zipped ? new GZIPInputStream(raw, 1 << 16) : raw;
                var reader = new InputStreamReader(plain, StandardCharsets.US_ASCII)) {
            readRows(new BufferedReader(reader));
        }
        MinuteSeries series =
                MinuteSeries.of(
                        asset, Arrays.copyOf(closeMinutes, rows), Arrays.copyOf(closes, rows));
        DataFile file = new DataFile(path.getFileName().toString(), Sha256.of(bytes), rows);
        return new Klines(file, series);
    }

    private String assetOf(String name) throws IOException {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IOException(
                    path + ": the name must begin like BTCUSDT_1m and end in .csv or .csv.gz");
        }
        return matcher.group(1);
    }

    private void readRows(BufferedReader reader) throws IOException {
        String header = reader.readLine();
        if (!HEADER.equals(header)) {
            throw new IOException(path + ":1: header must be " + HEADER + ", was " + header);
        }
        String line = reader.readLine();
        for (long number = 2; line != null; number++) {
            try {
                readRow(line);
            } catch (IllegalArgumentException e) {
                throw new IOException(path + ":" + number + ": " + e.getMessage(), e);
            }
            line = reader.readLine();
        }
        if (rows == 0) {
            throw new IOException(path + ": no rows");
        }
    }

    private void readRow(String line) {
        String[] fields = line.split(",", -1);
        if (fields.length != 6) {
            throw new IllegalArgumentException("a row has 6 fields, this one " + fields.length);
        }
        long openMs = Long.parseLong(fields[0]);
        if (openMs % MINUTE_MS != 0) {
            throw new IllegalArgumentException("open_time_ms is no whole minute: " + openMs);
        }
        // A close is known when its minute is over, not at the time that labels the row.
        long closeMinute = openMs / MINUTE_MS + 1;
        if (rows > 0 && closeMinute <= closeMinutes[rows - 1]) {
            throw new IllegalArgumentException("open_time_ms does not rise: " + openMs);
        }
        double close = Double.parseDouble(fields[4]);
        if (!(close > 0 && close < 1e30)) {
            throw new IllegalArgumentException("close must be above 0, was " + fields[4]);
        }
        append(closeMinute, close);
    }

    private void append(long closeMinute, double close) {
        if (rows == ROWS_MAX) {
            throw new IllegalArgumentException("more than " + ROWS_MAX + " rows");
        }
        if (rows == closes.length) {
            closeMinutes = Arrays.copyOf(closeMinutes, 2 * rows);
            closes = Arrays.copyOf(closes, 2 * rows);
        }
        closeMinutes[rows] = closeMinute;
        closes[rows] = close;
        rows++;
    }
}
