package io.foretick.venue.recording;

import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Resolution;
import io.foretick.event.Stamp;
import io.foretick.venue.table.MarketCatalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// When what the market lists say becomes known. Owned by the thread that reads the recordings.
///
/// A market is listed a minute before its window, or with the first message of all if its tokens
/// are known: frames may speak of it a day ahead. Its strike and its outcome are published some
/// time after the window's start and end. Markets that had ended before the first message are left
/// out, and so are those that had not begun at the last.
final class MarketCalendar {

    /// How long before its window a market is listed.
    static final long LISTED_AHEAD_NS = Times.MINUTE_NS;

    private final MarketCatalogue catalogue;
    private final List<Entry> entries = new ArrayList<>();
    private int next;

    private enum Kind {
        LISTING,
        STRIKE,
        OUTCOME
    }

    private record Entry(long timeNs, Kind kind, MarketCatalogue.Entry market) {}

    /// @param firstNs time of the first message
    MarketCalendar(MarketCatalogue catalogue, long firstNs, MergedInput.Options options) {
        this.catalogue = catalogue;
        for (MarketCatalogue.Entry market : catalogue.entries()) {
            if (market.market().window().endNs() >= firstNs) {
                add(market, firstNs, options);
            }
        }
        entries.sort(Comparator.comparingLong(Entry::timeNs).thenComparing(Entry::kind));
    }

    private void add(MarketCatalogue.Entry market, long firstNs, MergedInput.Options options) {
        long startNs = market.market().window().startNs();
        boolean known = !market.market().upToken().isEmpty();
        long listedNs = known ? firstNs : Math.max(firstNs, startNs - LISTED_AHEAD_NS);
        entries.add(new Entry(listedNs, Kind.LISTING, market));
        if (market.strikeE8() > 0) {
            long strikeNs = Math.max(firstNs, startNs + options.strikeDelayNs());
            entries.add(new Entry(strikeNs, Kind.STRIKE, market));
        }
        if (market.resolution() != null) {
            long endNs = market.market().window().endNs();
            entries.add(new Entry(endNs + options.outcomeDelayNs(), Kind.OUTCOME, market));
        }
    }

    /// All markets of the lists, also those that lie outside the recording.
    List<MarketCatalogue.Entry> markets() {
        return List.copyOf(catalogue.entries());
    }

    /// Whether something is left.
    boolean hasNext() {
        return next < entries.size();
    }

    /// When the next item becomes known.
    long nextNs() {
        return entries.get(next).timeNs();
    }

    /// When the item that was taken last became known.
    long currentNs() {
        return entries.get(next - 1).timeNs();
    }

    /// Takes the next item.
    void advance() {
        next++;
    }

    /// Goes on to the next item of a market whose window had begun by then.
    void skipMarketsAfter(long lastNs) {
        while (hasNext() && startNs() > lastNs) {
            next++;
        }
    }

    private long startNs() {
        return entries.get(next).market().market().window().startNs();
    }

    /// Gives the item that was taken last.
    void emit(Stamp at, Consumer<Event> sink) {
        Entry entry = entries.get(next - 1);
        MarketCatalogue.Entry market = entry.market();
        int number = catalogue.list(market.market(), at, sink);
        switch (entry.kind()) {
            case LISTING -> {} // listed above
            case STRIKE -> sink.accept(new Event.StrikePublished(at, number, market.strikeE8()));
            case OUTCOME -> {
                Resolution resolution = market.resolution();
                if (resolution != null) {
                    sink.accept(new Event.MarketResolved(at, number, resolution, market.finalE8()));
                }
            }
        }
    }
}
