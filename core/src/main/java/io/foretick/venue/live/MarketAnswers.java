package io.foretick.venue.live;

import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.event.SkipReason;
import io.foretick.event.Stamp;
import io.foretick.venue.Listings;
import io.foretick.venue.NameTable;
import io.foretick.venue.polymarket.GammaAnswer;
import io.foretick.venue.polymarket.GammaMarkets;
import io.foretick.venue.polymarket.MarketListing;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Consumer;

/// Turns Gamma's answers into events, and remembers what was said of each market, so that nothing
/// is said twice. Owned by one [ArrivalDecoders].
final class MarketAnswers {

    private final Listings listings;
    private final BitSet resolved = new BitSet();
    private long[] strikeE8 = new long[64]; // by instrument, 0 while not told

    MarketAnswers(Listings listings) {
        this.listings = listings;
    }

    void decode(Stamp at, byte[] answer, Consumer<Event> sink) {
        GammaAnswer understood = GammaMarkets.parse(answer);
        boolean told = false;
        for (MarketListing listing : understood.listings()) {
            told |= tell(at, listing, sink);
        }
        if (!told) {
            boolean nothing = understood.listings().isEmpty();
            sink.accept(
                    new Event.FrameSkipped(
                            at, nothing ? SkipReason.MALFORMED : SkipReason.DUPLICATE));
        }
    }

    /// Whether this outcome is news; from now on it is not.
    boolean resolve(int instrument) {
        boolean news = !resolved.get(instrument);
        resolved.set(instrument);
        return news;
    }

    private boolean tell(Stamp at, MarketListing listing, Consumer<Event> sink) {
        Market market = withKnownTick(listing.market());
        int number = listings.findSlug(market.slug());
        boolean listed = number == NameTable.NOT_FOUND || !listings.get(number).equals(market);
        int instrument = listings.list(market, at, sink);
        boolean priced = strike(at, instrument, listing.strikeE8(), sink);
        Resolution resolution = listing.resolution();
        boolean ended = resolution != null && resolve(instrument);
        if (resolution != null && ended) {
            sink.accept(
                    new Event.MarketResolved(at, instrument, resolution, listing.finalPriceE8()));
        }
        return listed || priced || ended;
    }

    private boolean strike(Stamp at, int instrument, long priceE8, Consumer<Event> sink) {
        if (instrument >= strikeE8.length) {
            strikeE8 = Arrays.copyOf(strikeE8, 2 * instrument);
        }
        if (priceE8 == 0 || strikeE8[instrument] == priceE8) {
            return false;
        }
        strikeE8[instrument] = priceE8;
        sink.accept(new Event.StrikePublished(at, instrument, priceE8));
        return true;
    }

    // The book's own channel tells the present price step; a list may be older.
    private Market withKnownTick(Market told) {
        int number = listings.findSlug(told.slug());
        Instrument known = number == NameTable.NOT_FOUND ? told : listings.get(number);
        long tickE8 = known instanceof Market market ? market.tickE8() : told.tickE8();
        return new Market(
                told.slug(),
                told.conditionId(),
                told.upToken(),
                told.downToken(),
                told.asset(),
                told.window(),
                told.rule(),
                told.fees(),
                tickE8,
                told.minimumSizeE8());
    }
}
