package io.foretick.venue.table;

import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.venue.Listings;
import io.foretick.venue.NameTable;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The markets that the given lists name, found by slug, and listed when a row first speaks of
/// them. Owned by one thread.
public final class MarketCatalogue {

    private final Map<String, Entry> bySlug = new LinkedHashMap<>();
    private final NameTable numbers = new NameTable();
    private final Listings listings;
    private final SlugReader slugReader;

    /// Reads markets off slugs that no list has.
    @FunctionalInterface
    public interface SlugReader {

        /// The market that a slug names, if the slug tells its window.
        Optional<Market> read(String slug);
    }

    /// What is known of one market.
    ///
    /// @param strikeE8 its price to beat, 0 if unknown
    /// @param finalE8 the price that it ended with, 0 if unknown
    /// @param resolution how it was settled, null if no settlement is known
    public record Entry(
            Market market, long strikeE8, long finalE8, @Nullable Resolution resolution) {

        /// This, with what only the other knows.
        public Entry completedBy(Entry other) {
            return new Entry(
                    market.upToken().isEmpty() ? other.market : market,
                    strikeE8 == 0 ? other.strikeE8 : strikeE8,
                    finalE8 == 0 ? other.finalE8 : finalE8,
                    resolution == null ? other.resolution : resolution);
        }
    }

    public MarketCatalogue(Listings listings, SlugReader slugReader) {
        this.listings = listings;
        this.slugReader = slugReader;
    }

    /// Adds a market; of one that is known already only what was missing.
    public void add(Entry entry) {
        bySlug.merge(entry.market().slug(), entry, Entry::completedBy);
    }

    public Collection<Entry> entries() {
        return Collections.unmodifiableCollection(bySlug.values());
    }

    /// The number of the market that a row names; lists it if no event has listed it yet.
    ///
    /// @return [NameTable#NOT_FOUND] for a slug that no list has and that tells no window
    public int number(CsvRow row, int column, Stamp at, Consumer<Event> sink) {
        int offset = row.offset(column);
        int length = row.length(column);
        int known = numbers.find(row.bytes(), offset, length);
        if (known != NameTable.NOT_FOUND) {
            return known;
        }
        String slug = row.text(column);
        Entry entry = bySlug.get(slug);
        Optional<Market> market =
                entry == null ? slugReader.read(slug) : Optional.of(entry.market());
        int number = market.isPresent() ? list(market.get(), at, sink) : listings.findSlug(slug);
        if (number != NameTable.NOT_FOUND) {
            numbers.put(slug, number);
        }
        return number;
    }

    /// Lists a market unless it is listed.
    public int list(Market market, Stamp at, Consumer<Event> sink) {
        Stamp listed =
                new Stamp(at.timeNs(), Times.UNKNOWN_NS, at.receiveNs(), 0, Source.MARKET_LIST);
        return listings.list(market, listed, sink);
    }
}
