package io.foretick.venue.recording;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/// Tells what a file holds from its first lines. Reads no further.
final class Recogniser {

    private static final int SEEN_MAX = 60;
    private static final int BYTES_SEEN_MAX = 16;
    private static final char UNREADABLE = '\ufffd'; // what no UTF-8 decodes to
    private static final int HEAD_LINES_MAX = 1_000;
    private static final int ARCHIVE_COLUMNS = 12;
    private static final int UP_BID_COLUMN = 4;

    private Recogniser() {}

    /// Whether this is a folder with the segments of a journal.
    static boolean isJournal(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (DirectoryStream<Path> segments = Files.newDirectoryStream(path, "segment-*.ftj")) {
            return segments.iterator().hasNext();
        }
    }

    /// What a file holds.
    ///
    /// @throws UnrecognisedInputException if no format fits, naming what was seen
    static InputFile recognise(Path path) throws IOException {
        if (isJournal(path)) {
            return new InputFile(path, RecordingFormat.JOURNAL, List.of(), 0);
        }
        if (!Files.isRegularFile(path)) {
            throw new UnrecognisedInputException(path, "is no file");
        }
        if (Files.size(path) == 0) {
            throw new UnrecognisedInputException(path, "is empty");
        }
        String head = head(path);
        RecordingFormat format = head.startsWith("{") ? ofJson(head) : ofText(head);
        if (format == null) {
            throw new UnrecognisedInputException(path, refusal(path, head));
        }
        List<String> columns = hasHeader(format, head) ? columns(head) : List.of();
        return new InputFile(path, format, columns, Files.size(path));
    }

    /// The first line that is neither blank nor a comment.
    private static String head(Path path) throws IOException {
        try (LineReader lines = new LineReader(path)) {
            for (int k = 0; k < HEAD_LINES_MAX && lines.next(); k++) {
                if (!lines.isBlank() && !lines.startsWith('#')) {
                    return lines.text();
                }
            }
            throw new UnrecognisedInputException(path, "holds no line " + lines.breakReason());
        } catch (ZipException e) {
            throw new UnrecognisedInputException(path, "is a broken archive: " + e.getMessage());
        } catch (EOFException e) {
            throw new UnrecognisedInputException(path, "breaks off in its compressed head");
        }
    }

    private static @Nullable RecordingFormat ofJson(String head) {
        if (has(head, "recv_wall_ts") && has(head, "payload")) {
            return RecordingFormat.SESSION_MESSAGES;
        }
        if (has(head, "raw") && has(head, "slug")) {
            return RecordingFormat.GAMMA_MARKETS;
        }
        if (has(head, "slug") && has(head, "start_ts") && has(head, "outcomes")) {
            return RecordingFormat.SESSION_MARKETS;
        }
        return has(head, "topic") && has(head, "ts") ? RecordingFormat.BYBIT_MESSAGES : null;
    }

    private static boolean has(String json, String key) {
        return json.contains('"' + key + '"');
    }

    private static @Nullable RecordingFormat ofText(String head) {
        if (head.matches("\\d{16,19} \\{.*")) {
            return head.contains("{\"channel\"")
                    ? RecordingFormat.HYPERLIQUID_MESSAGES
                    : RecordingFormat.BINANCE_MESSAGES;
        }
        List<String> columns = columns(head);
        RecordingFormat named = ofColumns(columns);
        return named == null ? ofRow(columns) : named;
    }

    private static @Nullable RecordingFormat ofColumns(List<String> names) {
        if (names.containsAll(List.of("slug", "outcome_src", "start", "end"))) {
            return RecordingFormat.MARKET_TABLE;
        }
        if (names.containsAll(List.of("slug", "strike", "outcome_up"))) {
            return RecordingFormat.LABEL_TABLE;
        }
        if (names.containsAll(List.of("slug", "bid_px", "ask_px", "token"))) {
            return RecordingFormat.DEPTH_TABLE;
        }
        if (names.containsAll(List.of("up_bid", "up_ask"))) {
            return RecordingFormat.QUOTE_TABLE;
        }
        if (names.containsAll(List.of("feed_ts_ms", "value", "recv_ms"))) {
            return RecordingFormat.ORACLE_TABLE;
        }
        if (names.containsAll(List.of("recv_ts_ms", "price", "qty"))
                || names.containsAll(List.of("timestampofreceive", "tradeid", "price"))) {
            return RecordingFormat.TRADE_TABLE;
        }
        if (names.containsAll(List.of("timestampofreceive", "lastupdateid", "isask"))) {
            return RecordingFormat.SNAPSHOT_TABLE;
        }
        if (names.containsAll(List.of("open_time_ms", "open", "high", "low", "close"))) {
            return RecordingFormat.KLINES;
        }
        boolean bybit = names.containsAll(List.of("timestamp", "open", "high", "low", "close"));
        return bybit ? RecordingFormat.BYBIT_TABLE : null;
    }

    /// The formats without a header.
    private static @Nullable RecordingFormat ofRow(List<String> row) {
        if (row.size() == ARCHIVE_COLUMNS && row.stream().allMatch(Recogniser::isNumber)) {
            return RecordingFormat.KLINES;
        }
        if (row.size() > 4
                && List.of("both", "bid", "ask").contains(row.get(0))
                && isNumber(row.get(3))) {
            return RecordingFormat.BYBIT_TABLE;
        }
        boolean quotes =
                row.size() >= 2 * UP_BID_COLUMN
                        && row.subList(0, UP_BID_COLUMN).stream().anyMatch(c -> c.contains("-"))
                        && row.subList(UP_BID_COLUMN, 2 * UP_BID_COLUMN).stream()
                                .allMatch(c -> c.isEmpty() || isNumber(c));
        return quotes ? RecordingFormat.QUOTE_TABLE : null;
    }

    private static boolean hasHeader(RecordingFormat format, String head) {
        boolean table = format.isTable() || format == RecordingFormat.MARKET_TABLE;
        boolean named = columns(head).stream().noneMatch(Recogniser::isNumber);
        return named && (table || format == RecordingFormat.LABEL_TABLE);
    }

    private static List<String> columns(String line) {
        return Stream.of(line.strip().split(",", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static boolean isNumber(String text) {
        return text.matches("-?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    }

    private static String refusal(Path path, String head) throws IOException {
        if (head.startsWith("open_time,") && head.contains("taker_buy_volume")) {
            return "holds candles of a futures market; only spot candles can be used";
        }
        boolean text = head.chars().limit(SEEN_MAX).allMatch(c -> c >= ' ' && c != UNREADABLE);
        String seen =
                text
                        ? "'" + head.substring(0, Math.min(head.length(), SEEN_MAX)) + "'"
                        : "the bytes " + firstBytes(path);
        return "fits no format that Foretick reads; it begins with " + seen;
    }

    private static String firstBytes(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return HexFormat.ofDelimiter(" ").formatHex(in.readNBytes(BYTES_SEEN_MAX));
        }
    }
}
