package io.foretick.cli;

import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.DirectionListeners;
import io.foretick.forecast.direction.score.GuardLimits;
import io.foretick.forecast.direction.score.LiveGuards;
import io.foretick.market.candle.Timeframe;
import io.foretick.report.direction.DirectionFiles;
import io.foretick.report.direction.FileSettings;
import io.foretick.session.ConfigException;
import io.foretick.session.direction.Autosave;
import io.foretick.session.direction.Desk;
import io.foretick.session.direction.DirectionSession;
import io.foretick.session.direction.Predictor;
import io.foretick.session.direction.StateKeeper;
import io.foretick.store.direction.DirectionState;
import io.foretick.store.direction.StateFiles;
import io.foretick.venue.VenueClock;
import io.foretick.venue.VenueException;
import io.foretick.venue.bybit.feed.CandleFeed;
import io.foretick.venue.bybit.feed.CandleFeedHealth;
import io.foretick.venue.bybit.feed.CandleFeedPlan;
import io.foretick.venue.bybit.rest.BybitRest;
import io.foretick.venue.bybit.rest.UnknownSymbolException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Wires one live run of the direction predictor: feed, session, state, files, guards, page. Used
/// once.
final class DirectionRun implements DirectionSession.Attendant {

    private static final System.Logger LOG = System.getLogger(DirectionRun.class.getName());

    private final Plan plan;
    private final Venue venue;
    private final DirectionScreen screen;
    private final List<DirectionListener> others;
    private final AlarmPost alarms = new AlarmPost();
    private @Nullable CandleFeed feed; // null until it is started
    private @Nullable DirectionSession session; // null until it is started

    /// What is to run.
    ///
    /// @param recipe what each timeframe's predictor is made of
    /// @param folder of the JSONL files
    record Plan(
            List<Timeframe> timeframes,
            Predictor.Recipe recipe,
            StateFiles state,
            Autosave autosave,
            Path folder,
            FileSettings files,
            boolean stopOnCollapse) {}

    /// Whom the candles come from.
    ///
    /// @param feed what is asked of it where no state is known
    record Venue(HttpClient client, String restUrl, VenueClock clock, CandleFeedPlan feed) {}

    /// @param others who hears the predictors as well
    DirectionRun(Plan plan, Venue venue, DirectionScreen screen, List<DirectionListener> others) {
        this.plan = plan;
        this.venue = venue;
        this.screen = screen;
        this.others = List.copyOf(others);
    }

    /// Runs until a signal comes, the time is over, or a model has collapsed and that is to end it.
    ///
    /// @return the exit code
    int run(StopSignals signals, @Nullable Duration duration)
            throws IOException, InterruptedException {
        VenueClock clock = venue.clock();
        var rest = new BybitRest(venue.client(), clock, venue.restUrl());
        requireSymbol(rest);
        try (DirectionState state = DirectionState.open(plan.state(), plan.recipe().symbol());
                DirectionFiles files =
                        DirectionFiles.open(plan.folder(), plan.recipe().symbol(), plan.files())) {
            var keeper = new StateKeeper(state, plan.recipe());
            List<StateKeeper.Restored> restored =
                    keeper.restore(plan.timeframes(), listeners(files));
            screen.open(restored.stream().map(StateKeeper.Restored::predictor).toList());
            session = new DirectionSession(desks(restored, keeper), this);
            signals.stopWith(session::stop);
            if (duration != null) {
                signals.stopAfter(duration);
            }
            try (CandleFeed started =
                    CandleFeed.start(feedPlan(restored), venue.client(), rest, clock, session)) {
                feed = started;
                session.run();
            } finally {
                tell(files);
            }
        }
        if (isToEnd()) {
            return ExitCode.CHECK_FAILED;
        }
        return signals.received() ? ExitCode.INTERRUPTED : ExitCode.OK;
    }

    private static void tell(DirectionFiles files) {
        LOG.log(
                System.Logger.Level.INFO,
                "JSONL: {0} rows were there already, {1} lines could not be read",
                files.repeatedRows(),
                files.unreadableLines());
    }

    /// A venue that does not answer yet is waited for by the feed.
    private void requireSymbol(BybitRest rest) throws InterruptedException {
        try {
            rest.requireSymbol(plan.recipe().symbol());
        } catch (UnknownSymbolException e) {
            throw new ConfigException("--symbol: " + e.getMessage(), e);
        } catch (VenueException e) {
            LOG.log(System.Logger.Level.WARNING, "the venue does not answer: {0}", e.getMessage());
        }
    }

    /// Guards judge what everybody hears, and everybody hears what they say.
    private DirectionListener listeners(DirectionFiles files) {
        List<DirectionListener> all = new ArrayList<>(List.of(files, screen.listener()));
        all.addAll(others);
        all.add(alarms);
        var everybody = new DirectionListeners(all);
        return DirectionListeners.of(everybody, new LiveGuards(GuardLimits.DEFAULT, everybody));
    }

    private List<Desk> desks(List<StateKeeper.Restored> restored, StateKeeper keeper) {
        return restored.stream().map(one -> new Desk(one, keeper, plan.autosave())).toList();
    }

    /// Each timeframe goes on behind the candle at which it was saved.
    private CandleFeedPlan feedPlan(List<StateKeeper.Restored> restored) {
        Map<Timeframe, Long> resume = new TreeMap<>();
        for (StateKeeper.Restored one : restored) {
            Timeframe timeframe = one.predictor().timeframe();
            one.saved().ifPresent(saved -> resume.put(timeframe, saved.head().positionNs()));
        }
        return venue.feed().withResume(resume);
    }

    @Override
    public boolean warmedUp() {
        return feed != null
                && switch (feed.health().state()) {
                    case LIVE, CATCHING_UP -> true;
                    case STARTING, WARMING, FAILED, CLOSED -> false;
                };
    }

    private boolean isToEnd() {
        return plan.stopOnCollapse() && alarms.heardError();
    }

    @Override
    public void idle() throws VenueException {
        if (isToEnd() && session != null) {
            session.stop();
        }
        if (feed != null) {
            CandleFeedHealth health = feed.health();
            screen.idle(health);
            if (health.state() == CandleFeedHealth.State.FAILED) {
                throw new VenueException("the candles of Bybit have ended: " + health.failure());
            }
        }
    }
}
