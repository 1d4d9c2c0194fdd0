package io.foretick.venue.live.finder;

import io.foretick.base.Times;
import io.foretick.event.Window;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.rest.RestAnswer;
import io.foretick.venue.live.rest.RestClient;
import io.foretick.venue.live.work.Workers;
import io.foretick.venue.polymarket.GammaMarkets;
import io.foretick.venue.polymarket.MarketListing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks Gamma for Up/Down markets. For threads that may block.
final class GammaClient {

    private static final int TRIES_MAX = 3;
    private static final int PAGE = 100;
    private static final int PAGES_MAX = 10;
    private static final long RETRY_NS_MIN = 100 * Times.MILLI_NS;

    /// A market and the answer that describes it.
    record Found(MarketListing listing, RestAnswer.Body answer) {

        Window window() {
            return listing.market().window();
        }

        String slug() {
            return listing.market().slug();
        }
    }

    private final RestClient rest;
    private final VenueClock clock;

    GammaClient(RestClient rest, VenueClock clock) {
        this.rest = rest;
        this.clock = clock;
    }

    /// The market of this name.
    Optional<Found> bySlug(String slug) throws InterruptedException {
        Optional<RestAnswer.Body> answer = ask("/events/slug/" + slug);
        return answer.flatMap(body ->
                GammaMarkets.parse(body.bytes()).listings().stream()
                        .filter(listing -> listing.market().slug().equals(slug))
                        .findFirst()
                        .map(listing -> new Found(listing, body)));
    }

    /// The open markets of a series that end after an instant, the earliest first, as far as the
    /// first page that holds any.
    List<MarketListing> bySeries(MarketSeries series, long afterNs) throws InterruptedException {
        String query =
                "/events?series_slug="
                        + series.slug()
                        + "&closed=false&order=endDate&ascending=true&limit="
                        + PAGE;
        for (int page = 0; page < PAGES_MAX; page++) {
            Optional<RestAnswer.Body> answer = ask(query + "&offset=" + page * PAGE);
            if (answer.isEmpty()) {
                return List.of();
            }
            List<MarketListing> all = GammaMarkets.parse(answer.get().bytes()).listings();
            List<MarketListing> open = new ArrayList<>(all);
            open.removeIf(listing -> listing.market().window().endNs() <= afterNs);
            if (!open.isEmpty() || all.isEmpty()) {
                return open;
            }
        }
        return List.of();
    }

    private Optional<RestAnswer.Body> ask(String path) throws InterruptedException {
        for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
            switch (rest.get(path)) {
                case RestAnswer.Body body -> {
                    return Optional.of(body);
                }
                case RestAnswer.Missing _ -> {
                    return Optional.empty();
                }
                case RestAnswer.Busy busy -> Workers.pause(busy.waitNs());
                case RestAnswer.Failed _ ->
                        Workers.pause(Math.max(RETRY_NS_MIN, clock.toWallNs(Times.SECOND_NS)));
            }
        }
        return Optional.empty();
    }
}
