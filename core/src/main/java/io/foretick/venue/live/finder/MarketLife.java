package io.foretick.venue.live.finder;

import io.foretick.base.Times;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.finder.GammaClient.Found;
import io.foretick.venue.live.work.Workers;

import java.util.Optional;

/// Asks for what the venue says late about one market: its price to beat about a minute after the
/// start, and how it ended. Owned by one worker.
final class MarketLife {

    private static final long STRIKE_NS = 60 * Times.SECOND_NS; // after the start
    private static final long STRIKE_EAGER_NS = 3 * Times.MINUTE_NS;
    private static final long OUTCOME_NS = 20 * Times.SECOND_NS; // after the end
    private static final long OUTCOME_EAGER_NS = 5 * Times.MINUTE_NS;
    private static final long OUTCOME_NS_MAX = 3 * Times.HOUR_NS;
    private static final long EAGER_NS = 10 * Times.SECOND_NS;
    private static final long PATIENT_NS = 30 * Times.SECOND_NS;
    private static final long WALL_NS_MIN = 100 * Times.MILLI_NS;

    private final GammaClient gamma;
    private final VenueClock clock;
    private final FinderSink sink;
    private final String slug;
    private final long startNs;
    private final long endNs;
    private boolean strikeKnown;
    private boolean resolved;

    MarketLife(Found found, GammaClient gamma, VenueClock clock, FinderSink sink) {
        this.gamma = gamma;
        this.clock = clock;
        this.sink = sink;
        this.slug = found.slug();
        this.startNs = found.window().startNs();
        this.endNs = found.window().endNs();
        this.strikeKnown = found.listing().strikeE8() > 0;
        this.resolved = found.listing().resolution() != null;
    }

    /// Asks until all is known, or nothing more is to be expected.
    ///
    /// @return whether the outcome is known
    boolean run() throws InterruptedException {
        Workers.pause(clock.wallNsUntil(strikeKnown ? endNs : startNs + STRIKE_NS));
        while (!strikeKnown && clock.nowNs() < endNs) {
            ask();
            boolean eager = clock.nowNs() < startNs + STRIKE_EAGER_NS;
            pause(eager ? EAGER_NS : PATIENT_NS);
        }
        Workers.pause(clock.wallNsUntil(endNs + OUTCOME_NS));
        while (!resolved && clock.nowNs() < endNs + OUTCOME_NS_MAX) {
            ask();
            boolean eager = clock.nowNs() < endNs + OUTCOME_EAGER_NS;
            pause(eager ? EAGER_NS : PATIENT_NS);
        }
        return resolved;
    }

    private void ask() throws InterruptedException {
        Optional<Found> answer = gamma.bySlug(slug);
        if (answer.isEmpty()) {
            return;
        }
        boolean struck = answer.get().listing().strikeE8() > 0;
        boolean ended = answer.get().listing().resolution() != null;
        if ((struck && !strikeKnown) || (ended && !resolved)) {
            strikeKnown |= struck;
            resolved |= ended;
            sink.answered(slug, answer.get().answer().bytes());
        }
    }

    private void pause(long venueNs) throws InterruptedException {
        boolean done = strikeKnown && (resolved || clock.nowNs() < endNs);
        if (!done) {
            Workers.pause(Math.max(WALL_NS_MIN, clock.toWallNs(venueNs)));
        }
    }
}
