package io.foretick.venue.recording;

import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.venue.FrameDecoder;
import io.foretick.venue.Listings;
import io.foretick.venue.table.CsvRow;
import io.foretick.venue.table.DepthTable;
import io.foretick.venue.table.KlineTable;
import io.foretick.venue.table.MarketCatalogue;
import io.foretick.venue.table.OracleTable;
import io.foretick.venue.table.QuoteTable;
import io.foretick.venue.table.TableDecoder;
import io.foretick.venue.table.TradeTable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Decides from the first lines of a file how its lines are framed and who decodes them.
final class FileOpener {

    private static final int HEAD_LINES = 100;

    /// The coin of document D's recordings where neither file nor folder names one.
    private static final String USUAL_ASSET = "BTC";

    private final Listings listings;
    private final MarketCatalogue markets;
    private final FrameDecoder feeds;
    private final long assumedQuantityE8;

    /// @param feeds who decodes the messages of which source
    FileOpener(
            Listings listings,
            MarketCatalogue markets,
            Map<Source, FrameDecoder> feeds,
            long assumedQuantityE8) {
        this.listings = listings;
        this.markets = markets;
        this.feeds = new BySource(Map.copyOf(feeds));
        this.assumedQuantityE8 = assumedQuantityE8;
    }

    /// A file ready to be read, not yet open.
    ///
    /// @throws UnrecognisedInputException if its first lines do not say what its format must say
    RecordedFile open(InputFile file, int order) throws IOException {
        List<byte[]> head = RecordedFile.head(file, HEAD_LINES);
        try {
            Framing framing = framing(file, head);
            byte[] ordered = file.format().isQuotes() ? TimeOrder.of(file, framing) : null;
            long firstNs = firstNs(framing, ordered == null ? head : firstRows(ordered));
            return new RecordedFile(file, order, framing, decoder(file, head), firstNs, ordered);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UnrecognisedInputException(
                    file.path(), "is not as its format says: " + e.getMessage());
        }
    }

    private static Framing framing(InputFile file, List<byte[]> head) {
        List<String> columns = file.columns();
        return switch (file.format()) {
            case BINANCE_MESSAGES, HYPERLIQUID_MESSAGES -> new Framing.ReceivedLine();
            case BYBIT_MESSAGES -> new Framing.TimedLine();
            case SESSION_MESSAGES -> new Framing.SessionLine();
            case ORACLE_TABLE -> row(columns.indexOf("recv_ms"), 0);
            case QUOTE_TABLE, DEPTH_TABLE -> row(QuoteTable.timeColumn(columns, first(head)), 0);
            case TRADE_TABLE ->
                    row(Math.max(0, columns.indexOf("recv_ts_ms")), 0); // else the first column
            case SNAPSHOT_TABLE -> row(0, 0);
            case BYBIT_TABLE -> row(columns.isEmpty() ? 2 : 0, 0);
            case KLINES -> row(0, lengthNs(head));
            case SESSION_MARKETS, GAMMA_MARKETS, MARKET_TABLE, LABEL_TABLE, JOURNAL ->
                    throw new IllegalStateException("no messages in " + file);
        };
    }

    private static Framing row(int timeColumn, long delayNs) {
        return new Framing.TableRow(new CsvRow(), timeColumn, delayNs);
    }

    private static CsvRow first(List<byte[]> head) {
        byte[] line = head.isEmpty() ? new byte[0] : head.getFirst();
        return new CsvRow().split(line, 0, line.length);
    }

    private FrameDecoder decoder(InputFile file, List<byte[]> head) throws IOException {
        return switch (file.format()) {
            case BINANCE_MESSAGES, HYPERLIQUID_MESSAGES, BYBIT_MESSAGES, SESSION_MESSAGES -> feeds;
            case SNAPSHOT_TABLE, BYBIT_TABLE -> FileOpener::unknown;
            case ORACLE_TABLE, QUOTE_TABLE, DEPTH_TABLE, TRADE_TABLE, KLINES ->
                    new TableDecoder(rows(file, head));
            case SESSION_MARKETS, GAMMA_MARKETS, MARKET_TABLE, LABEL_TABLE, JOURNAL ->
                    throw new IllegalStateException("no messages in " + file);
        };
    }

    private TableDecoder.Rows rows(InputFile file, List<byte[]> head) throws IOException {
        List<String> columns = file.columns();
        return switch (file.format()) {
            case ORACLE_TABLE -> new OracleTable(columns, requiredAsset(file), listings);
            case QUOTE_TABLE ->
                    new QuoteTable(columns, first(head), markets, listings, assumedQuantityE8);
            case DEPTH_TABLE -> new DepthTable(columns, markets);
            case TRADE_TABLE -> new TradeTable(columns, file.asset().orElse(USUAL_ASSET), listings);
            case KLINES -> new KlineTable(requiredAsset(file), lengthNs(head), listings);
            default -> throw new IllegalStateException("no table that is decoded: " + file);
        };
    }

    private static List<byte[]> firstRows(byte[] rows) throws IOException {
        List<byte[]> head = new ArrayList<>();
        try (LineReader lines = new LineReader(rows)) {
            while (head.size() < HEAD_LINES && lines.next()) {
                int from = lines.offset();
                head.add(Arrays.copyOfRange(lines.bytes(), from, from + lines.length()));
            }
        }
        return head;
    }

    private static long lengthNs(List<byte[]> head) {
        return head.isEmpty() ? Times.MINUTE_NS : KlineTable.lengthNs(head);
    }

    private static void unknown(
            Stamp at, byte[] frame, int offset, int length, Consumer<Event> sink) {
        sink.accept(new Event.FrameSkipped(at, SkipReason.UNKNOWN));
    }

    private static String requiredAsset(InputFile file) throws UnrecognisedInputException {
        return file.pairAsset()
                .orElseThrow(() ->
                        new UnrecognisedInputException(
                                file.path(),
                                "its name must say the pair, such as BTCUSDT, for its rows do"
                                        + " not"));
    }

    /// The time of the first line that has one; 0 if none has.
    private static long firstNs(Framing framing, List<byte[]> head) {
        Framing.Message message = new Framing.Message();
        for (byte[] line : head) {
            if (framed(framing, line, message)) {
                return message.receiveNs;
            }
        }
        return 0;
    }

    private static boolean framed(Framing framing, byte[] line, Framing.Message message) {
        try {
            framing.frame(line, 0, line.length, message);
            return true;
        } catch (IllegalArgumentException | ArithmeticException e) {
            return false; // counted as malformed when the file is read
        }
    }

    /// Hands each message to the decoder of its source.
    private record BySource(Map<Source, FrameDecoder> feeds) implements FrameDecoder {
        @Override
        public void decode(Stamp at, byte[] frame, int offset, int length, Consumer<Event> sink) {
            FrameDecoder feed = feeds.get(at.source());
            if (feed == null) {
                unknown(at, frame, offset, length, sink);
            } else {
                feed.decode(at, frame, offset, length, sink);
            }
        }
    }
}
