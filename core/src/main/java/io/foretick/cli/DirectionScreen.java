package io.foretick.cli;

import io.foretick.base.Times;
import io.foretick.dashboard.DashboardSettings;
import io.foretick.dashboard.PredictorServer;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.report.predictor.BoardSettings;
import io.foretick.report.predictor.FeedHealth;
import io.foretick.report.predictor.PatternRows;
import io.foretick.report.predictor.PredictorBoard;
import io.foretick.session.ConfigException;
import io.foretick.session.direction.Predictor;
import io.foretick.venue.VenueClock;
import io.foretick.venue.bybit.feed.CandleFeedHealth;
import io.foretick.venue.bybit.feed.CandleFeedHealth.Line;
import io.javalin.util.JavalinBindException;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/// The predictor's page: what it shows, and, where it is wanted, the server that shows it. Fed on
/// the session's thread.
final class DirectionScreen implements AutoCloseable {

    private static final int STREAMS_MAX = 16;

    private final boolean wanted;
    private final DashboardSettings settings;
    private final PrintWriter notices;
    private final PredictorBoard board;
    private FeedHealth health = FeedHealth.STARTING;
    private List<Predictor> predictors = List.of();
    private @Nullable PredictorServer server; // null where no page is wanted, or not yet

    /// @param clock of the venue
    /// @param port where the page is served; empty where none is wanted
    DirectionScreen(
            String symbol, VenueClock clock, String bind, OptionalInt port, PrintWriter notices) {
        this.wanted = port.isPresent();
        this.settings = new DashboardSettings(bind, port.orElse(0), List.of(), STREAMS_MAX);
        this.notices = notices;
        this.board =
                new PredictorBoard(
                        BoardSettings.of("live", symbol), clock, () -> health, this::patterns);
    }

    /// What hears the predictors for the page.
    DirectionListener listener() {
        return board;
    }

    /// Shows these predictors' memories as well, and opens the port.
    ///
    /// @throws ConfigException if nobody could listen there
    void open(List<Predictor> shown) {
        predictors = List.copyOf(shown);
        if (!wanted) {
            return;
        }
        try {
            server = PredictorServer.start(settings, board);
            notices.println("dashboard: " + server.url());
            notices.flush();
        } catch (JavalinBindException e) {
            throw new ConfigException(
                    "--dashboard-port: port "
                            + settings.port()
                            + " is taken or not allowed; choose another, or 0",
                    e);
        }
    }

    /// To be called after each candle and now and then in between.
    void idle(CandleFeedHealth feed) {
        if (wanted) {
            health = shown(feed);
            board.idle();
        }
    }

    private PatternRows patterns() {
        return DirectionPatterns.of(predictors);
    }

    private static FeedHealth shown(CandleFeedHealth feed) {
        FeedHealth.State state =
                switch (feed.state()) {
                    case STARTING, WARMING -> FeedHealth.State.STARTING;
                    case LIVE -> FeedHealth.State.LIVE;
                    case CATCHING_UP -> FeedHealth.State.RECONNECTING;
                    case FAILED, CLOSED -> FeedHealth.State.ENDED;
                };
        long backfilled = feed.lines().stream().mapToLong(Line::backfilled).sum();
        return feed.lines().stream()
                .filter(line -> line.newestStartNs() != CandleFeedHealth.NONE_NS)
                .max(Comparator.comparingLong(DirectionScreen::endNs))
                .map(newest ->
                        new FeedHealth(
                                state,
                                endNs(newest),
                                newest.lagNs(),
                                feed.reconnects(),
                                backfilled))
                .orElseGet(() ->
                        new FeedHealth(state, Times.UNKNOWN_NS, 0, feed.reconnects(), backfilled));
    }

    private static long endNs(Line line) {
        return line.newestStartNs() + line.interval().lengthNs();
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
