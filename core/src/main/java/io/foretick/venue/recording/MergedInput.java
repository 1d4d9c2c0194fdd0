package io.foretick.venue.recording;

import io.foretick.base.Checks;
import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.venue.FrameDecoder;
import io.foretick.venue.Listings;
import io.foretick.venue.binance.BinanceDecoder;
import io.foretick.venue.polymarket.MarketChannelDecoder;
import io.foretick.venue.polymarket.ReferencePriceDecoder;
import io.foretick.venue.table.MarketCatalogue;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/// All recordings of a run as one stream, merged by arrival time, then by source, file and line.
/// Holds one line of each file that has begun. Owned by one thread.
///
/// What the market lists say stands in the stream too, at the time at which it becomes known; its
/// source is [Source#MARKET_LIST] and it is no input message: it gets frame 0 and is not counted.
public final class MergedInput implements Closeable {

    private static final Comparator<RecordedFile> ORDER =
            Comparator.comparingLong(RecordedFile::mergeNs)
                    .thenComparing(RecordedFile::source)
                    .thenComparingInt(RecordedFile::order);

    private final List<RecordedFile> files;
    private final PriorityQueue<RecordedFile> waiting = new PriorityQueue<>(ORDER);
    private final List<String> problems;
    private final MarketCalendar calendar;
    private final long bytesTotal;
    private @Nullable RecordedFile current;
    private boolean fromCalendar;
    private long lastNs;

    /// What recordings leave open.
    ///
    /// @param assumedQuantityE8 shares behind a recorded price that has no size
    /// @param strikeDelayNs how long after a window's start its price to beat is published
    /// @param outcomeDelayNs how long after a window's end its outcome is published
    public record Options(long assumedQuantityE8, long strikeDelayNs, long outcomeDelayNs) {

        /// 100 shares, and a minute for both delays, as the venue takes in 2026.
        public static final Options USUAL =
                new Options(100 * E8.ONE, Times.MINUTE_NS, Times.MINUTE_NS);

        public Options {
            Checks.notNegative(assumedQuantityE8, "assumedQuantityE8");
            Checks.notNegative(strikeDelayNs, "strikeDelayNs");
            Checks.notNegative(outcomeDelayNs, "outcomeDelayNs");
        }
    }

    private MergedInput(
            List<RecordedFile> files, MarketCalendar calendar, List<String> problems, long bytes) {
        this.files = files;
        this.calendar = calendar;
        this.problems = problems;
        this.bytesTotal = bytes;
    }

    /// Reads all market lists and the heads of all other files.
    ///
    /// @param feeds who decodes the messages of which source; those of the others are unknown
    /// @throws UnrecognisedInputException if a file is not what its first line promised
    public static MergedInput open(
            InputFiles inputs, Listings listings, Map<Source, FrameDecoder> feeds, Options options)
            throws IOException {
        MarketCatalogue markets = new MarketCatalogue(listings, SlugMarkets::of);
        List<String> problems = new ArrayList<>();
        MarketListReader lists = new MarketListReader(markets, problems);
        FileOpener opener = new FileOpener(listings, markets, feeds, options.assumedQuantityE8());
        List<RecordedFile> files = new ArrayList<>();
        for (InputFile file : inputs.files()) {
            if (file.format().isMarketList()) {
                lists.read(file);
            } else {
                files.add(opener.open(file, files.size()));
            }
        }
        MarketCalendar calendar = new MarketCalendar(markets, firstNs(files), options);
        MergedInput input = new MergedInput(files, calendar, problems, inputs.bytes());
        input.waiting.addAll(files);
        return input;
    }

    /// Decoders of all feeds that Foretick knows.
    public static Map<Source, FrameDecoder> usualFeeds(Listings listings) {
        Map<Source, FrameDecoder> feeds = new EnumMap<>(Source.class);
        feeds.put(Source.BINANCE, new BinanceDecoder(listings));
        feeds.put(Source.POLYMARKET_CLOB, new MarketChannelDecoder(listings));
        feeds.put(Source.POLYMARKET_RTDS, new ReferencePriceDecoder(listings));
        return feeds;
    }

    private static long firstNs(List<RecordedFile> files) {
        return files.stream()
                .mapToLong(RecordedFile::mergeNs)
                .filter(timeNs -> timeNs > 0)
                .min()
                .orElse(0);
    }

    /// What all market lists together say, in their order, whenever it becomes known.
    public List<MarketCatalogue.Entry> markets() {
        return calendar.markets();
    }

    /// Goes to the next message or item of a market list; at the end answers false.
    public boolean next() throws IOException {
        stepCurrent();
        RecordedFile head = begunHead();
        if (head == null) {
            calendar.skipMarketsAfter(lastNs);
        }
        fromCalendar = calendar.hasNext() && (head == null || calendar.nextNs() <= head.mergeNs());
        if (fromCalendar) {
            calendar.advance();
            return true;
        }
        current = waiting.poll();
        lastNs = current == null ? lastNs : current.mergeNs();
        return current != null;
    }

    /// Whether this is an input message, to be counted; else it is an item of a market list.
    public boolean isMessage() {
        return !fromCalendar;
    }

    /// When it arrived, by the recorder's clock; may run backwards, which the caller's sequencer
    /// has to level.
    public long receiveNs() {
        return fromCalendar ? calendar.currentNs() : message().receiveNs();
    }

    /// Who said it.
    public Source source() {
        return fromCalendar ? Source.MARKET_LIST : message().source();
    }

    /// Gives the events of the current message or item, at least one for each message.
    ///
    /// @param at its stamp, with the source that [#source] names
    public void decode(Stamp at, Consumer<Event> sink) {
        if (fromCalendar) {
            calendar.emit(at, sink);
        } else {
            message().decode(at, sink);
        }
    }

    /// Size of all files on disk.
    public long bytesTotal() {
        return bytesTotal;
    }

    /// How much of the files is read; market lists count from the start.
    public long bytesRead() {
        long left = 0;
        for (RecordedFile file : files) {
            left += file.bytesLeft();
        }
        return bytesTotal - left;
    }

    /// What was wrong with the files so far, for people: each names the file and the line.
    public List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        files.stream().map(RecordedFile::problem).filter(text -> !text.isEmpty()).forEach(all::add);
        return Collections.unmodifiableList(all);
    }

    @Override
    public void close() throws IOException {
        for (RecordedFile file : files) {
            file.close();
        }
    }

    private RecordedFile message() {
        if (current == null) {
            throw new IllegalStateException("no message: next() has not answered true");
        }
        return current;
    }

    /// Reads on in the file of the last message, and lets it wait for its turn again.
    private void stepCurrent() throws IOException {
        RecordedFile stepped = current;
        current = null;
        if (stepped != null && stepped.advance()) {
            waiting.add(stepped);
        }
    }

    /// The file whose turn it is; a file that has not begun is put in order by its first message.
    private @Nullable RecordedFile begunHead() throws IOException {
        RecordedFile head = waiting.peek();
        while (head != null && !head.hasBegun()) {
            waiting.remove();
            if (head.advance()) {
                waiting.add(head);
            }
            head = waiting.peek();
        }
        return head;
    }
}
