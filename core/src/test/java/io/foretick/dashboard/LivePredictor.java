package io.foretick.dashboard;

import io.foretick.base.Times;
import io.foretick.forecast.direction.Alarm.Level;
import io.foretick.forecast.direction.ModelName;
import io.foretick.market.candle.Timeframe;
import io.foretick.report.predictor.BoardSettings;
import io.foretick.report.predictor.FeedHealth;
import io.foretick.report.predictor.PatternRows;
import io.foretick.report.predictor.PatternRows.Count;
import io.foretick.report.predictor.PatternRows.Kind;
import io.foretick.report.predictor.PatternRows.Row;
import io.foretick.report.predictor.PredictorBoard;
import io.foretick.testing.MadeUpPredictor;
import io.foretick.venue.VenueClock;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Made-up predictors of several timeframes on a thread of their own, with a dashboard over them.
/// Their newest candles closed just now.
final class LivePredictor implements AutoCloseable {

    private static final int IDLE_MS = 100;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final List<MadeUpPredictor> predictors = new ArrayList<>();
    private final PredictorBoard board =
            new PredictorBoard(
                    BoardSettings.of("live", "BTCUSDT"),
                    VenueClock.wall(),
                    this::feed,
                    LivePredictor::patterns);
    private final PredictorServer server =
            PredictorServer.start(DashboardSettings.DEFAULT.withPort(0), board);
    private final ScheduledFuture<?> beats;
    private volatile FeedHealth.State feedState = FeedHealth.State.LIVE;

    /// @param lateNs how long ago the newest candles ought to have been followed by others
    LivePredictor(int candles, long lateNs, String... timeframes) {
        long nowNs = System.currentTimeMillis() * Times.MILLI_NS - lateNs;
        for (String name : timeframes) {
            Timeframe timeframe = Timeframe.parse(name);
            long startNs = timeframe.startOf(nowNs) - candles * timeframe.lengthNs();
            var predictor = new MadeUpPredictor(timeframe, startNs, predictors.size(), board);
            predictor.steps(candles);
            predictors.add(predictor);
        }
        beats = thread.scheduleAtFixedRate(board::idle, 0, IDLE_MS, TimeUnit.MILLISECONDS);
    }

    PredictorServer server() {
        return server;
    }

    /// The next candle of every timeframe.
    void step() throws InterruptedException, ExecutionException {
        thread.submit(() -> predictors.forEach(MadeUpPredictor::step)).get();
    }

    /// A guard's word on a model of the first timeframe.
    void alarm(ModelName model, String check, Level level, String text)
            throws InterruptedException, ExecutionException {
        thread.submit(() -> predictors.getFirst().alarm(model, check, level, text)).get();
    }

    /// From now on the feed is in this state.
    void feed(FeedHealth.State state) {
        feedState = state;
    }

    /// The predictor stands still: nothing is published any more.
    void stop() {
        beats.cancel(false);
    }

    @Override
    public void close() {
        server.close();
        thread.shutdownNow();
    }

    private FeedHealth feed() {
        if (predictors.isEmpty()) {
            return FeedHealth.STARTING;
        }
        long endNs = predictors.getFirst().nextNs();
        return new FeedHealth(feedState, endNs, 214 * Times.MILLI_NS, 2, 17);
    }

    private static PatternRows patterns() {
        var random = new SplittableRandom(5);
        var top = new ArrayList<Row>();
        var anti = new ArrayList<Row>();
        for (int k = 0; k < 12; k++) {
            top.add(row(k, k % 3 == 0 ? Kind.DECISION : Kind.CONTEXT, 0.5 + 0.01 * k, random));
            if (k < 5) {
                anti.add(row(k, Kind.DECISION, 0.3 - 0.02 * k, random));
            }
        }
        var counts = new Count(Timeframe.parse("1"), 1_204, 2_310, 410, anti.size());
        return new PatternRows(top, anti, List.of(counts));
    }

    private static Row row(int k, Kind kind, double wins, SplittableRandom random) {
        boolean fine = k % 2 == 0;
        String bins =
                fine
                        ? "cross=UP|macd=NEG|ret=UP|sar=BELOW|slope=FLAT|std=LOW" + k
                        : "macd=POS|sar=ABOVE" + k;
        String key = "1:TRENDVIC:" + (fine ? "fine" : "coarse") + ":" + bins;
        double up = 0.3 + 0.3 * random.nextDouble();
        return new Row(
                Timeframe.parse("1"),
                ModelName.TRENDVIC,
                kind,
                kind == Kind.DECISION ? key + "|PRED=" + (k % 4 == 0 ? "UP" : "DOWN") : key,
                20 + 37L * (12 - k),
                up,
                0.9 - up,
                0.1,
                wins,
                2 * wins - 1,
                0.62 - 0.03 * k,
                MadeUpPredictor.aMidnightNs());
    }
}
