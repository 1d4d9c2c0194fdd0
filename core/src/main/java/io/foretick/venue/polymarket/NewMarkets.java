package io.foretick.venue.polymarket;

import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.Stamp;
import io.foretick.venue.Listings;
import io.foretick.venue.NameTable;

import java.util.Optional;
import java.util.function.Consumer;

/// Lists the Up/Down markets of known coins among the announcements of one frame. The venue
/// announces every new market that it opens; the others are passed over by their names. Owned by
/// one [MarketChannelDecoder].
final class NewMarkets {

    private static final int ANNOUNCEMENTS_MAX = 64; // in one frame

    private final Listings listings;
    private final int[] starts = new int[ANNOUNCEMENTS_MAX];
    private final int[] ends = new int[ANNOUNCEMENTS_MAX];
    private int count;

    NewMarkets(Listings listings) {
        this.listings = listings;
    }

    void clear() {
        count = 0;
    }

    /// Whether the market is listed already.
    boolean knows(String slug) {
        return listings.findSlug(slug) != NameTable.NOT_FOUND;
    }

    /// Notes where an announcement stands, if its slug may be one of ours.
    void note(String slug, int start, int end) {
        boolean ours = slug.contains("-updown-") || slug.contains("-up-or-down-");
        if (ours && count < ANNOUNCEMENTS_MAX) {
            starts[count] = start;
            ends[count] = end;
            count++;
        }
    }

    /// Lists what was noted, now that the frame is known to be whole.
    ///
    /// @return whether an event was given
    boolean list(Stamp at, byte[] frame, Consumer<Event> sink) {
        boolean given = false;
        for (int k = 0; k < count; k++) {
            Optional<Market> market = GammaMarkets.parseAnnouncement(frame, starts[k], ends[k]);
            if (market.isPresent() && !knows(market.get().slug())) {
                listings.list(market.get(), at, sink);
                given = true;
            }
        }
        return given;
    }
}
