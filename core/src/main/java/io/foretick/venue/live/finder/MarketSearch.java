package io.foretick.venue.live.finder;

import io.foretick.base.Times;
import io.foretick.event.Window;
import io.foretick.venue.live.finder.GammaClient.Found;
import io.foretick.venue.polymarket.MarketListing;
import io.foretick.venue.polymarket.Slugs;

import java.util.Comparator;
import java.util.Optional;

/// Finds the market of a series whose window holds an instant: by its computed name, else by the
/// venue's list of the series. Where the clocks change, nobody computes a name.
final class MarketSearch {

    private static final long STEP_NS = 5 * Times.MINUTE_NS; // every window starts on one
    private static final int STEPS_MAX = 12 * 36;

    private final GammaClient gamma;

    MarketSearch(GammaClient gamma) {
        this.gamma = gamma;
    }

    /// The market at this instant, or, where the series leaves the instant out, the first after it
    /// that starts before the next window whose name can be computed.
    Optional<Found> at(MarketSeries series, long timeNs) throws InterruptedException {
        Optional<Window> window = Slugs.windowAt(series.length(), timeNs);
        if (window.isPresent()) {
            for (String slug : Slugs.of(series.coin(), series.length(), window.get().startNs())) {
                Optional<Found> found = gamma.bySlug(slug);
                if (found.isPresent() && holds(found.get().window(), timeNs)) {
                    return found;
                }
            }
        }
        Optional<String> listed = listed(series, timeNs);
        return listed.isEmpty() ? Optional.empty() : gamma.bySlug(listed.get());
    }

    private Optional<String> listed(MarketSeries series, long timeNs) throws InterruptedException {
        long nextNs = nextComputedNs(series, timeNs);
        return gamma.bySeries(series, timeNs).stream()
                .filter(listing -> ofSeries(listing, series))
                .filter(listing -> listing.market().window().startNs() < nextNs)
                .min(Comparator.comparingLong(listing -> listing.market().window().startNs()))
                .map(listing -> listing.market().slug());
    }

    /// The start of the next window after an instant whose name can be computed.
    static long nextComputedNs(MarketSeries series, long timeNs) {
        long atNs = Math.floorDiv(timeNs, STEP_NS) * STEP_NS + STEP_NS;
        for (int k = 0; k < STEPS_MAX; k++) {
            Optional<Window> window = Slugs.windowAt(series.length(), atNs);
            if (window.isPresent() && window.get().startNs() == atNs) {
                return atNs;
            }
            atNs += STEP_NS;
        }
        return atNs;
    }

    private static boolean ofSeries(MarketListing listing, MarketSeries series) {
        return listing.market().asset().equals(series.coin().name());
    }

    private static boolean holds(Window window, long timeNs) {
        return window.startNs() <= timeNs && timeNs < window.endNs();
    }
}
