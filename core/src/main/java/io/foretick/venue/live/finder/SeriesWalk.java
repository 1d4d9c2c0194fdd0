package io.foretick.venue.live.finder;

import io.foretick.base.Times;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.finder.GammaClient.Found;
import io.foretick.venue.live.work.Workers;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Consumer;

/// Goes through the windows of one series without a hole: each search begins where the last window
/// ended. Owned by one worker.
final class SeriesWalk {

    private static final long RETRY_NS = 2 * Times.SECOND_NS;
    private static final long RETRY_NS_MAX = 30 * Times.SECOND_NS;
    private static final long RETRY_WALL_NS_MIN = 100 * Times.MILLI_NS;

    private final MarketSeries series;
    private final FinderSettings settings;
    private final MarketSearch search;
    private final VenueClock clock;
    private final Consumer<Found> found;
    private final Runnable missed;
    private final ArrayDeque<Long> startsNs = new ArrayDeque<>(); // of the last windows

    /// @param found takes each market
    /// @param missed is told of each window whose market was never listed
    SeriesWalk(
            MarketSeries series,
            FinderSettings settings,
            MarketSearch search,
            VenueClock clock,
            Consumer<Found> found,
            Runnable missed) {
        this.series = series;
        this.settings = settings;
        this.search = search;
        this.clock = clock;
        this.found = found;
        this.missed = missed;
    }

    void run() throws InterruptedException {
        long cursorNs = clock.nowNs();
        boolean running = true; // the first window runs already
        while (true) {
            if (!running) {
                Workers.pause(clock.wallNsUntil(dueNs(cursorNs)));
            }
            running = false;
            Optional<Found> market = seek(cursorNs);
            if (market.isPresent()) {
                passed(market.get().window().startNs());
                found.accept(market.get());
                cursorNs = Math.max(cursorNs + 1, market.get().window().endNs());
            } else {
                missed.run();
                passed(cursorNs);
                cursorNs = MarketSearch.nextComputedNs(series, cursorNs);
            }
        }
    }

    /// When the window that starts here is to be looked for: before it becomes one of the upcoming.
    private long dueNs(long startNs) {
        if (settings.upcoming() == 0) {
            return startNs - settings.aheadNs();
        }
        boolean early = startsNs.size() < settings.upcoming();
        return (early ? clock.nowNs() : startsNs.getFirst()) - settings.aheadNs();
    }

    private void passed(long startNs) {
        startsNs.addLast(startNs);
        if (startsNs.size() > Math.max(1, settings.upcoming())) {
            startsNs.removeFirst();
        }
    }

    /// Searches until the market is listed or its window is over.
    private Optional<Found> seek(long timeNs) throws InterruptedException {
        long overNs = MarketSearch.nextComputedNs(series, timeNs);
        long retryNs = RETRY_NS;
        while (true) {
            Optional<Found> market = search.at(series, timeNs);
            if (market.isPresent() || clock.nowNs() >= overNs) {
                return market.filter(one -> one.window().endNs() > timeNs);
            }
            Workers.pause(Math.max(RETRY_WALL_NS_MIN, clock.toWallNs(retryNs)));
            retryNs = Math.min(2 * retryNs, RETRY_NS_MAX);
        }
    }
}
