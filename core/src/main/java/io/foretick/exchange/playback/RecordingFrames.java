package io.foretick.exchange.playback;

import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.venue.FrameDecoder;
import io.foretick.venue.Listings;
import io.foretick.venue.recording.InputFile;
import io.foretick.venue.recording.InputFiles;
import io.foretick.venue.recording.MergedInput;
import io.foretick.venue.recording.RecordingFormat;
import io.foretick.venue.table.MarketCatalogue;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The frames of recordings in the order of their times. Holds one line of each file. Owned by one
/// thread.
final class RecordingFrames implements Closeable {

    private final MergedInput input;
    private final List<String> ignored;
    private @Nullable String captured;
    private long newestNs = Long.MIN_VALUE;
    private long unreadable;

    private RecordingFrames(InputFiles files) throws IOException {
        this.ignored = files.ignored();
        Map<Source, FrameDecoder> feeds = new EnumMap<>(Source.class);
        for (Source source : Source.values()) {
            feeds.put(source, this::capture);
        }
        this.input = MergedInput.open(files, new Listings(), feeds, MergedInput.Options.USUAL);
    }

    /// @throws IOException if a path is no recording, or one that holds no frames
    static RecordingFrames open(List<Path> paths) throws IOException {
        InputFiles files = InputFiles.find(paths);
        for (InputFile file : files.files()) {
            if (!canPlay(file.format())) {
                throw new IOException(
                        file.path()
                                + ": is "
                                + file.format()
                                + ", which holds no frames of a venue; only recorded messages and"
                                + " lists of markets can be played");
            }
        }
        return new RecordingFrames(files);
    }

    /// The next frame, or null after the last. A line that cannot be read is counted and passed
    /// over.
    @Nullable PlayedFrame next() throws IOException {
        while (input.next()) {
            if (input.isMessage()) {
                PlayedFrame frame = current();
                if (frame != null) {
                    return frame;
                }
                unreadable++;
            }
        }
        return null;
    }

    /// What the lists of markets among the recordings say.
    List<MarketCatalogue.Entry> markets() {
        return input.markets();
    }

    /// What was wrong with the files, and which of a folder were left out.
    List<String> problems() {
        var all = new ArrayList<>(ignored);
        all.addAll(input.problems());
        if (unreadable > 0) {
            all.add(unreadable + " lines could not be read");
        }
        return List.copyOf(all);
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    private @Nullable PlayedFrame current() {
        captured = null;
        long receiveNs = input.receiveNs();
        Source source = input.source();
        input.decode(new Stamp(receiveNs, Times.UNKNOWN_NS, receiveNs, 0, source), _ -> {});
        String text = captured;
        if (text == null) {
            return null;
        }
        newestNs = Math.max(newestNs, receiveNs);
        return new PlayedFrame(newestNs, source, text, FrameNames.of(source, text));
    }

    private void capture(Stamp at, byte[] frame, int offset, int length, Consumer<Event> sink) {
        captured = new String(frame, offset, length, StandardCharsets.UTF_8);
    }

    private static boolean canPlay(RecordingFormat format) {
        return switch (format) {
            case BINANCE_MESSAGES, HYPERLIQUID_MESSAGES, BYBIT_MESSAGES, SESSION_MESSAGES -> true;
            case SESSION_MARKETS, GAMMA_MARKETS, MARKET_TABLE, LABEL_TABLE -> true;
            case ORACLE_TABLE,
                    QUOTE_TABLE,
                    DEPTH_TABLE,
                    TRADE_TABLE,
                    SNAPSHOT_TABLE,
                    KLINES,
                    BYBIT_TABLE,
                    JOURNAL ->
                    false;
        };
    }
}
