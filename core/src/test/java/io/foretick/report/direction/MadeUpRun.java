package io.foretick.report.direction;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.forecast.direction.Calibrated;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.Fact;
import io.foretick.forecast.direction.FeatureVector;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Recall;
import io.foretick.forecast.direction.Reward;
import io.foretick.forecast.direction.Thresholds;
import io.foretick.forecast.direction.Update;
import io.foretick.market.candle.Timeframe;
import io.foretick.math.Elementary;

import java.util.List;
import java.util.SplittableRandom;

/// Tells a listener what a predictor would: each candle, its fact, updates and predictions, all
/// made up from the candle's number alone. So a run may begin at any candle and says the same.
public final class MadeUpRun {

    static final String SYMBOL = "BTCUSDT";
    static final long START_MS = 1_735_689_600_000L; // 2025-01-01T00:00:00Z
    static final List<ModelName> MODELS =
            List.of(
                    ModelName.TRENDVIC,
                    ModelName.OSCILLATOR,
                    ModelName.VOLUMEMETRIX,
                    ModelName.ENSEMBLE);

    private static final Timeframe MINUTE = Timeframe.parse("1");

    private final Timeframe timeframe;
    private final List<ModelName> models;
    private final double spread;

    public MadeUpRun() {
        this(MINUTE, MODELS);
    }

    /// One of four models on minutes.
    ///
    /// @param spread largest raw margin
    public MadeUpRun(double spread) {
        this(MINUTE, MODELS, spread);
    }

    MadeUpRun(Timeframe timeframe, List<ModelName> models) {
        this(timeframe, models, 2);
    }

    private MadeUpRun(Timeframe timeframe, List<ModelName> models, double spread) {
        this.timeframe = timeframe;
        this.models = models;
        this.spread = spread;
    }

    /// Tells of the candles `[from, to)`.
    public void tell(int from, int to, DirectionListener listener) {
        for (int candle = from; candle < to; candle++) {
            listener.candle(timeframe, bar(candle));
            if (candle > 0) {
                Fact fact = fact(candle);
                listener.fact(fact);
                for (ModelName model : models) {
                    listener.update(update(model, candle - 1, fact));
                }
            }
            for (ModelName model : models) {
                listener.prediction(prediction(model, candle));
            }
        }
    }

    Bar bar(int candle) {
        SplittableRandom random = random(candle, 0);
        long close = closeE8(candle);
        long open = candle == 0 ? close : closeE8(candle - 1);
        long high = Math.max(open, close) + random.nextLong(5 * E8.ONE);
        long low = Math.min(open, close) - random.nextLong(5 * E8.ONE);
        long volume = random.nextLong(40 * E8.ONE);
        return new Bar(startNs(candle), timeframe.lengthNs(), open, high, low, close, volume);
    }

    Fact fact(int candle) {
        double before = E8.toDouble(closeE8(candle - 1));
        return Fact.of(timeframe, startNs(candle), before, E8.toDouble(closeE8(candle)), 1.0);
    }

    Prediction prediction(ModelName model, int candle) {
        SplittableRandom random = random(candle, 1 + model.ordinal());
        double margin = spread * (2 * random.nextDouble() - 1);
        double up = 1 / (1 + Elementary.exp(-margin));
        double slope = 1 - 0.001 * (candle % 500);
        double calibratedUp = 1 / (1 + Elementary.exp(-slope * margin));
        var calibrated = new Calibrated(calibratedUp, "affine", slope, 0.01, candle, calibratedUp);
        Direction taken = Thresholds.DEFAULT.decide(calibratedUp);
        boolean anti = candle % 17 == 0;
        return new Prediction(
                model,
                timeframe,
                startNs(candle),
                E8.toDouble(closeE8(candle)),
                margin / 2,
                -margin / 2,
                up,
                calibrated,
                anti ? Direction.FLAT : taken,
                Thresholds.DEFAULT,
                recall(model, taken, anti),
                true,
                features(random),
                notes(model, candle, anti));
    }

    Update update(ModelName model, int candle, Fact fact) {
        Prediction prediction = prediction(model, candle);
        Reward reason = Reward.of(prediction.direction(), fact.direction());
        var lesson =
                new Update.Lesson(
                        true, true, 0.6931, 0.6932, 0.001, 1e-4, 0.25, 1.0, 3.25, 3.2, 3.125);
        double slope = prediction.calibrated().slope() - 0.001;
        double up = prediction.calibrated().up();
        var after = new Calibrated(up, "affine", slope, 0.02, candle + 1, up);
        return new Update(prediction, fact, reason, reason.value(), lesson, after);
    }

    private static List<String> notes(ModelName model, int candle, boolean anti) {
        if (model == ModelName.ENSEMBLE) {
            return List.of(candle / 60 % 2 == 0 ? "regime_trending" : "regime_ranging");
        }
        return anti ? List.of("anti_pattern_abstain") : List.of();
    }

    private Recall recall(ModelName model, Direction taken, boolean anti) {
        String key = timeframe.name() + ":" + model + ":fine:macd=POS|sar=UP|slope=FLAT|sma=UP";
        String coarse = timeframe.name() + ":" + model + ":coarse:macd=POS|sma=UP";
        var decision = new Recall.Decision(taken, true, 0.5, anti ? 0.25 : 0.5, anti);
        return new Recall(key, coarse, true, 0.375, 0.25, 0.375, 0.4, decision);
    }

    private static FeatureVector features(SplittableRandom random) {
        double[] values = new double[7];
        for (int k = 0; k < values.length; k++) {
            values[k] = random.nextDouble() - 0.5;
        }
        return FeatureVector.of(values);
    }

    private long startNs(int candle) {
        return START_MS * Times.MILLI_NS + candle * timeframe.lengthNs();
    }

    private static long closeE8(int candle) {
        SplittableRandom random = random(candle, 99);
        double wave =
                500 * Elementary.sinOfTurns(candle / 4_400.0)
                        + 10 * Elementary.sinOfTurns(candle / 19.0);
        return (90_000 + Math.round(wave)) * E8.ONE + random.nextLong(6_000) * (E8.ONE / 100);
    }

    private static SplittableRandom random(int candle, int stream) {
        return new SplittableRandom(1_000L * candle + stream);
    }
}
