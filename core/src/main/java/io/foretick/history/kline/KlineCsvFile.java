package io.foretick.history.kline;

import io.foretick.base.E8;
import io.foretick.base.Sha256;
import io.foretick.history.day.DayFiles;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// A file of spot klines, plain CSV, gzip or the zip of the archive. Symbol and interval are told
/// by its name, such as `BTCUSDT-1m-2024-05.zip` or `BTCUSDT_1m_20250101.csv.gz`; its rows are the
/// archive's twelve columns without a header, in milliseconds or microseconds, or six under the
/// header `open_time_ms,open,high,low,close,volume`. Files of futures are refused. Reading only.
public record KlineCsvFile(Path path, String symbol, KlineInterval interval) {

    /// Takes the klines of a file, oldest first.
    @FunctionalInterface
    public interface Sink {
        void kline(Kline kline) throws IOException;
    }

    private static final Pattern NAME =
            Pattern.compile("([A-Z0-9]+)[-_]([0-9]+[A-Za-z]+)(?:[-_].*)?\\.(?:csv|csv\\.gz|zip)");
    private static final String HEADER = "open_time_ms,open,high,low,close,volume";
    private static final int SHORT_FIELDS = 6;
    private static final int ARCHIVE_FIELDS = 12;
    private static final long ROWS_MAX = 40_000_000;
    private static final long SMALLEST_MICROS = 100_000_000_000_000L;

    /// From 2025 on the archive of spot is in microseconds, that of futures is not.
    private static final long MICROS_SINCE_MS = 1_735_689_600_000L;

    /// The file at a path; nothing is read yet.
    ///
    /// @throws IOException if the name does not say symbol and interval
    public static KlineCsvFile of(Path path) throws IOException {
        Matcher matcher = NAME.matcher(path.getFileName().toString());
        if (!matcher.matches()) {
            throw new IOException(
                    path
                            + ": the name must begin like BTCUSDT-1m and end in .csv, .csv.gz or"
                            + " .zip");
        }
        try {
            return new KlineCsvFile(
                    path,
                    DayFiles.checkSymbol(matcher.group(1)),
                    KlineInterval.parse(matcher.group(2)));
        } catch (IllegalArgumentException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    /// Gives out all klines and returns how many there were.
    ///
    /// @throws IOException if the file cannot be read or holds anything else; names file and line
    public long read(Sink sink) throws IOException {
        try (InputStream plain = open();
                var text = new InputStreamReader(plain, StandardCharsets.US_ASCII)) {
            return read(new BufferedReader(text), sink);
        }
    }

    /// SHA-256 of the file as it lies there, 64 hexadecimal digits.
    public String sha256() throws IOException {
        try (var bytes = new DigestInputStream(Files.newInputStream(path), Sha256.begin())) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return Sha256.hex(bytes.getMessageDigest());
        }
    }

    private long read(BufferedReader reader, Sink sink) throws IOException {
        String line = reader.readLine();
        boolean headed = line != null && !line.isEmpty() && !Character.isDigit(line.charAt(0));
        if (headed) {
            checkHeader(line);
            line = reader.readLine();
        }
        int fields = headed ? SHORT_FIELDS : ARCHIVE_FIELDS;
        long rows = 0;
        long last = -1;
        while (line != null) {
            rows++;
            long number = headed ? rows + 1 : rows;
            Kline kline = kline(line, fields, number);
            if (kline.openSecond() <= last || rows > ROWS_MAX) {
                throw refused(number, rows > ROWS_MAX ? "too many rows" : "time does not rise");
            }
            last = kline.openSecond();
            sink.kline(kline);
            line = reader.readLine();
        }
        if (rows == 0) {
            throw new IOException(path + ": no rows");
        }
        return rows;
    }

    private void checkHeader(String line) throws IOException {
        if (line.startsWith("open_time,")) {
            throw refused(1, "this is a file of futures: spot files of the archive have no header");
        }
        if (!line.equals(HEADER)) {
            throw refused(1, "header must be " + HEADER + ", was " + line);
        }
    }

    private Kline kline(String line, int count, long number) throws IOException {
        try {
            String[] fields = line.split(",", -1);
            if (fields.length != count) {
                throw new IllegalArgumentException(
                        "a row has " + count + " fields, this one " + fields.length);
            }
            return new Kline(
                    openSecond(Long.parseLong(fields[0]), count),
                    E8.parse(fields[1]),
                    E8.parse(fields[2]),
                    E8.parse(fields[3]),
                    E8.parse(fields[4]),
                    E8.parse(fields[5]));
        } catch (IllegalArgumentException e) {
            throw refused(number, String.valueOf(e.getMessage()));
        }
    }

    private long openSecond(long time, int count) {
        boolean micros = time >= SMALLEST_MICROS;
        if (!micros && count == ARCHIVE_FIELDS && time >= MICROS_SINCE_MS) {
            throw new IllegalArgumentException(
                    "this is a file of futures: those of spot are in microseconds since 2025");
        }
        long unit = micros ? 1_000_000 : 1_000;
        if (time % (interval.seconds() * unit) != 0) {
            throw new IllegalArgumentException(
                    "open time is no whole " + interval.name() + ": " + time);
        }
        return time / unit;
    }

    private InputStream open() throws IOException {
        String name = path.getFileName().toString();
        InputStream raw = Files.newInputStream(path);
        try {
            if (name.endsWith(".gz")) {
                return new GZIPInputStream(raw, 1 << 16);
            }
            return name.endsWith(".zip") ? onlyEntry(new ZipInputStream(raw)) : raw;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private InputStream onlyEntry(ZipInputStream zip) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().endsWith(".csv")) {
            throw new IOException(path + ": the zip must begin with a CSV file");
        }
        return zip;
    }

    /// The cause tells a row that is wrong from a disk that failed.
    private IOException refused(long line, String why) {
        return new IOException(path + ":" + line + ": " + why, new IllegalArgumentException(why));
    }
}
