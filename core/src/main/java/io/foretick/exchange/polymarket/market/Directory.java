package io.foretick.exchange.polymarket.market;

import io.foretick.base.Digest;
import io.foretick.base.Times;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Outcome;
import io.foretick.event.Window;
import io.foretick.exchange.polymarket.match.ListedMarket;
import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.Slugs;
import io.foretick.venue.polymarket.WindowLength;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which markets the venue lists, by the time alone: for each coin and length the windows that
/// start soon, that run, and that ended not long ago. Any thread.
///
/// How it works: what is listed at a time is a pure function of it; the maps only remember what was
/// computed last, and are moved on when a later time is asked about. Windows that [Slugs] cannot
/// name, around a clock change, are not listed.
public final class Directory {

    private static final long MINIMUM_SIZE_E8 = 500_000_000L; // 5 shares
    private static final FeeSchedule FEES = new FeeSchedule(7_000_000L, 1, false);
    private static final long KEPT_NS = 26 * Times.HOUR_NS;
    private static final long LEAD_NS = 24 * Times.HOUR_NS;
    private static final long HOURLY_LEAD_NS = 48 * Times.HOUR_NS;
    private static final long LATENESS_SECONDS_MAX = 600;

    private final Set<Coin> coins;
    private final Map<Series, Deque<Listing>> bySeries = new LinkedHashMap<>();
    private final Map<String, Listing> bySlug = new HashMap<>();
    private final Map<String, Listing> byId = new HashMap<>(); // condition and tokens
    private final Map<Long, Listing> byEvent = new HashMap<>();
    private long nowNs = Long.MIN_VALUE;

    /// The markets of all coins.
    public Directory() {
        this(EnumSet.allOf(Coin.class));
    }

    /// The markets of some coins.
    public Directory(Set<Coin> coins) {
        this.coins = EnumSet.copyOf(coins);
    }

    /// All markets that the lists show now, series by series, each by its start.
    public synchronized List<Listing> listed(long atNs) {
        moveTo(atNs);
        List<Listing> listed = new ArrayList<>(bySlug.size());
        bySeries.values().forEach(listings -> addListed(listings, atNs, listed));
        return listed;
    }

    /// The markets of one series, by their start.
    public synchronized List<Listing> listed(Series series, long atNs) {
        moveTo(atNs);
        List<Listing> listed = new ArrayList<>();
        addListed(bySeries.getOrDefault(series, new ArrayDeque<>()), atNs, listed);
        return listed;
    }

    /// The market with this slug, if it is listed.
    public synchronized Optional<Listing> ofSlug(String slug, long atNs) {
        moveTo(atNs);
        return found(bySlug.get(slug), atNs);
    }

    /// The market with this condition id or one of its token ids, if it is listed.
    public synchronized Optional<Listing> ofId(String conditionOrToken, long atNs) {
        moveTo(atNs);
        return found(byId.get(conditionOrToken), atNs);
    }

    /// The market of the event with this number, if it is listed.
    public synchronized Optional<Listing> ofEvent(long eventId, long atNs) {
        moveTo(atNs);
        return found(byEvent.get(eventId), atNs);
    }

    private static Optional<Listing> found(@Nullable Listing listing, long atNs) {
        return Optional.ofNullable(listing).filter(known -> known.listedNs() <= atNs);
    }

    private static void addListed(Iterable<Listing> from, long atNs, List<Listing> to) {
        for (Listing listing : from) {
            if (listing.listedNs() <= atNs) {
                to.add(listing);
            }
        }
    }

    private void moveTo(long atNs) {
        if (atNs <= nowNs) {
            return;
        }
        nowNs = atNs;
        for (Series series : Series.all()) {
            if (coins.contains(series.coin())) {
                Deque<Listing> listings = bySeries.computeIfAbsent(series, _ -> new ArrayDeque<>());
                forget(listings);
                append(series, listings);
            }
        }
    }

    private void forget(Deque<Listing> listings) {
        while (!listings.isEmpty()
                && listings.getFirst().market().window().endNs() + KEPT_NS < nowNs) {
            Listing gone = listings.removeFirst();
            bySlug.remove(gone.market().slug());
            byId.remove(gone.market().conditionId());
            byId.remove(gone.market().upToken());
            byId.remove(gone.market().downToken());
            byEvent.remove(gone.eventId());
        }
    }

    private void append(Series series, Deque<Listing> listings) {
        long aheadNs = leadNs(series.length());
        long atNs = listings.isEmpty() ? nowNs - KEPT_NS : endNs(listings.getLast());
        while (atNs <= nowNs + aheadNs) {
            Optional<Window> window = Slugs.windowAt(series.length(), atNs);
            if (window.isEmpty()) {
                atNs += Times.HOUR_NS; // the four hours around a clock change
                continue;
            }
            make(series, window.get()).ifPresent(listing -> remember(listing, listings));
            atNs = window.get().endNs();
        }
    }

    private static long endNs(Listing listing) {
        return listing.market().window().endNs();
    }

    private void remember(Listing listing, Deque<Listing> listings) {
        listings.addLast(listing);
        bySlug.put(listing.market().slug(), listing);
        byId.put(listing.market().conditionId(), listing);
        byId.put(listing.market().upToken(), listing);
        byId.put(listing.market().downToken(), listing);
        byEvent.put(listing.eventId(), listing);
    }

    private static Optional<Listing> make(Series series, Window window) {
        List<String> slugs = Slugs.of(series.coin(), series.length(), window.startNs());
        if (slugs.isEmpty()) {
            return Optional.empty();
        }
        String slug = slugs.getFirst();
        ListedMarket market =
                new ListedMarket(
                        slug,
                        MarketIds.condition(slug),
                        MarketIds.token(slug, Outcome.UP),
                        MarketIds.token(slug, Outcome.DOWN),
                        series.coin(),
                        series.length(),
                        window,
                        FEES,
                        MINIMUM_SIZE_E8);
        long eventId = MarketIds.event(series, window.startNs());
        return Optional.of(new Listing(market, series, eventId, listedNs(market)));
    }

    // The venue is some minutes late, by a number that belongs to the market.
    private static long listedNs(ListedMarket market) {
        long lateSeconds =
                Long.remainderUnsigned(
                        new Digest().add(market.slug()).value(), LATENESS_SECONDS_MAX);
        long dueNs = market.window().startNs() - leadNs(market.length());
        return dueNs + lateSeconds * Times.SECOND_NS;
    }

    private static long leadNs(WindowLength length) {
        return length == WindowLength.HOUR ? HOURLY_LEAD_NS : LEAD_NS;
    }
}
