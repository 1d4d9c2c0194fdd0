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
            long firstNs = firstNs(framing, head);
            return new RecordedFile(file, order, framing, decoder(file, head), firstNs);
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
            case KLINES -> row(0, head.isEmpty() ? 0 : KlineTable.lengthNs(head));
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
            case ORACLE_TABLE ->
                    new TableDecoder(
                            new OracleTable(file.columns(), requiredAsset(file), listings));
            case QUOTE_TABLE ->
                    new TableDecoder(
                            new QuoteTable(
                                    file.columns(),
                                    first(head),
                                    markets,
                                    listings,
                                    assumedQuantityE8));
            case DEPTH_TABLE -> new TableDecoder(new DepthTable(file.columns(), markets));
            case TRADE_TABLE ->
                    new TableDecoder(
                            new TradeTable(
                                    file.columns(), file.asset().orElse(USUAL_ASSET), listings));
            case KLINES ->
                    new TableDecoder(
                            new KlineTable(
                                    requiredAsset(file),
                                    head.isEmpty() ? Times.MINUTE_NS : KlineTable.lengthNs(head),
                                    listings));
            default -> feeds;
        };
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
                sink.accept(new Event.FrameSkipped(at, SkipReason.UNKNOWN));
            } else {
                feed.decode(at, frame, offset, length, sink);
            }
        }
    }
}
