package io.foretick.venue;

import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Market;
import io.foretick.event.Outcome;
import io.foretick.event.Source;
import io.foretick.event.Stamp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Gives instruments their numbers, in the order in which a session first meets them, and finds
/// them by the venues' names. One per session, owned by the thread that decodes.
public final class Listings {

    private final List<Instrument> instruments = new ArrayList<>();
    private final Map<Source, NameTable> symbols = new EnumMap<>(Source.class);
    private final NameTable slugs = new NameTable();
    private final NameTable tokens = new NameTable();

    /// Lists a spot pair or an oracle series unless it is listed already.
    ///
    /// @param name what the feed's frames call it; for an oracle with several averages the feed
    ///   adds what tells them apart
    /// @return its number
    public int list(
            Instrument instrument, Source feed, String name, Stamp at, Consumer<Event> sink) {
        NameTable table = symbols(feed);
        int known = find(table, name);
        if (known != NameTable.NOT_FOUND) {
            return known;
        }
        int number = add(instrument, at, sink);
        table.put(name, number);
        return number;
    }

    /// Lists a market, or lists it again under its number when its terms have changed.
    ///
    /// @return its number
    public int list(Market market, Stamp at, Consumer<Event> sink) {
        int known = find(slugs, market.slug());
        if (known == NameTable.NOT_FOUND) {
            known = add(market, at, sink);
            slugs.put(market.slug(), known);
        } else if (!market.equals(instruments.get(known))) {
            instruments.set(known, market);
            sink.accept(new Event.Listed(at, known, market));
        }
        nameTokens(market, known);
        return known;
    }

    /// Takes up again what a journal says was listed, in the order of the numbers.
    ///
    /// @throws IllegalStateException if a number is missing
    public void restore(List<Event.Listed> listed) {
        for (Event.Listed listing : listed) {
            if (listing.instrument() != instruments.size()) {
                throw new IllegalStateException(
                        "expected instrument " + instruments.size() + ", got " + listing);
            }
            restore(listing.terms());
        }
    }

    /// What an oracle series is called among the names of its feed.
    ///
    /// @param symbol lower case, such as `btc/usd`
    public static String oracleName(String symbol, int averageSeconds) {
        return "%s@%04d".formatted(symbol, averageSeconds);
    }

    private void restore(Instrument terms) {
        int number = instruments.size();
        switch (terms) {
            case Instrument.Spot spot -> symbols(spot.source()).put(spot.symbol(), number);
            case Instrument.Oracle oracle ->
                    symbols(oracle.source())
                            .put(oracleName(oracle.symbol(), oracle.averageSeconds()), number);
            case Market market -> {
                slugs.put(market.slug(), number);
                nameTokens(market, number);
            }
        }
        instruments.add(terms);
    }

    private NameTable symbols(Source feed) {
        return symbols.computeIfAbsent(feed, _ -> new NameTable());
    }

    private void nameTokens(Market market, int number) {
        if (!market.upToken().isEmpty()) {
            tokens.put(market.upToken(), 2 * number + Outcome.UP.ordinal());
            tokens.put(market.downToken(), 2 * number + Outcome.DOWN.ordinal());
        }
    }

    /// The number of the instrument that this feed's frames call by these bytes, or
    /// [NameTable#NOT_FOUND].
    public int findSymbol(Source feed, byte[] text, int offset, int length) {
        NameTable table = symbols.get(feed);
        return table == null ? NameTable.NOT_FOUND : table.find(text, offset, length);
    }

    /// Twice the market's number, plus 1 for the Down token; or [NameTable#NOT_FOUND].
    public int findToken(byte[] text, int offset, int length) {
        return tokens.find(text, offset, length);
    }

    /// The number of the market with this slug, or [NameTable#NOT_FOUND].
    public int findSlug(String slug) {
        return find(slugs, slug);
    }

    /// The terms under which an instrument is listed now.
    public Instrument get(int number) {
        return instruments.get(number);
    }

    public int size() {
        return instruments.size();
    }

    private int add(Instrument instrument, Stamp at, Consumer<Event> sink) {
        int number = instruments.size();
        instruments.add(instrument);
        sink.accept(new Event.Listed(at, number, instrument));
        return number;
    }

    private static int find(NameTable table, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return table.find(bytes, 0, bytes.length);
    }
}
