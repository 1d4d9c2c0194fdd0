package io.foretick.venue.live.finder;

import io.foretick.base.Times;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.finder.GammaClient.Found;
import io.foretick.venue.live.rest.RestClient;
import io.foretick.venue.live.work.Workers;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Finds the markets of some series as their windows come, each once, and follows each until its
/// outcome is known. Any thread may ask.
public final class MarketFinder implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(MarketFinder.class.getName());
    private static final int WORKERS_MAX = 2_000;
    private static final long RETRY_NS = 30 * Times.SECOND_NS;
    private static final long RETRY_WALL_NS_MIN = 100 * Times.MILLI_NS;
    private static final int SEEN_MAX = 20_000; // markets that are remembered as given

    private final FinderSettings settings;
    private final GammaClient gamma;
    private final VenueClock clock;
    private final FinderSink sink;
    private final Workers workers = new Workers(WORKERS_MAX);
    private final Set<String> seen = new LinkedHashSet<>();
    private final Set<String> followed = new LinkedHashSet<>();
    private final AtomicLong missed = new AtomicLong();
    private final AtomicLong unresolved = new AtomicLong();

    private MarketFinder(
            FinderSettings settings, RestClient rest, VenueClock clock, FinderSink sink) {
        this.settings = settings;
        this.gamma = new GammaClient(rest, clock);
        this.clock = clock;
        this.sink = sink;
    }

    /// Begins to look for the running windows; comes back at once.
    ///
    /// @param rest of Gamma
    public static MarketFinder start(
            FinderSettings settings, RestClient rest, VenueClock clock, FinderSink sink) {
        var finder = new MarketFinder(settings, rest, clock, sink);
        for (MarketSeries series : settings.series()) {
            finder.walk(series);
        }
        return finder;
    }

    /// Slugs of the markets whose books are followed now, in the order in which they were found.
    public List<String> followed() {
        synchronized (followed) {
            return List.copyOf(followed);
        }
    }

    /// Windows that passed without a market being listed.
    public long missed() {
        return missed.get();
    }

    /// Markets whose outcome nobody told in time.
    public long unresolved() {
        return unresolved.get();
    }

    /// Asks how a market ended whose window was over before anybody looked for it, such as one that
    /// a session still held when it stopped.
    public void askOutcome(String slug) {
        if (remember(slug)) {
            work("outcome of " + slug, () -> awaitOutcome(slug));
        }
    }

    /// Stops looking; comes back when all threads are gone.
    @Override
    public void close() {
        workers.close();
    }

    private void walk(MarketSeries series) {
        var walk =
                new SeriesWalk(
                        series,
                        settings,
                        new MarketSearch(gamma),
                        clock,
                        this::begin,
                        missed::incrementAndGet);
        work("series " + series.key(), walk::run);
    }

    private void begin(Found found) {
        if (!remember(found.slug())) {
            return;
        }
        sink.answered(found.slug(), found.answer().bytes());
        work("books of " + found.slug(), () -> followBooks(found));
        work("news of " + found.slug(), () -> followNews(found));
    }

    private boolean remember(String slug) {
        synchronized (seen) {
            boolean fresh = seen.add(slug);
            if (seen.size() > SEEN_MAX) {
                seen.remove(seen.iterator().next());
            }
            return fresh;
        }
    }

    private void followBooks(Found found) throws InterruptedException {
        synchronized (followed) {
            followed.add(found.slug());
        }
        sink.follow(found.listing().market());
        try {
            Workers.pause(clock.wallNsUntil(found.window().endNs() + settings.runOnNs()));
        } finally {
            synchronized (followed) {
                followed.remove(found.slug());
            }
            sink.leave(found.listing().market());
        }
    }

    private void awaitOutcome(String slug) throws InterruptedException {
        Optional<Found> found = gamma.bySlug(slug);
        while (found.isEmpty()) {
            Workers.pause(Math.max(RETRY_WALL_NS_MIN, clock.toWallNs(RETRY_NS)));
            found = gamma.bySlug(slug);
        }
        sink.answered(slug, found.get().answer().bytes());
        followNews(found.get());
    }

    private void followNews(Found found) throws InterruptedException {
        if (!new MarketLife(found, gamma, clock, sink).run()) {
            unresolved.incrementAndGet();
            LOG.log(System.Logger.Level.WARNING, "nobody told the outcome of " + found.slug());
        }
    }

    private void work(String name, Workers.Task task) {
        if (!workers.keep(name, task)) {
            missed.incrementAndGet();
        }
    }
}
