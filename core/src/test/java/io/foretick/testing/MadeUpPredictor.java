package io.foretick.testing;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.forecast.direction.Alarm;
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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Says what a predictor of one timeframe would say, with numbers of its own making from a seed:
/// for tests of those that listen. It predicts nothing.
public final class MadeUpPredictor {

    private static final double FLAT_BPS = 1.0;
    private static final double TYPICAL_BPS = 4.0;
    private static final double LOW_CONFIDENCE = 0.51;

    private final Timeframe timeframe;
    private final DirectionListener listener;
    private final SplittableRandom random;
    private final Map<ModelName, Prediction> pending = new LinkedHashMap<>();
    private long startNs;
    private double close = 91_250;
    private long steps;

    /// @param startNs start of its first candle
    public MadeUpPredictor(
            Timeframe timeframe, long startNs, long seed, DirectionListener listener) {
        this.timeframe = timeframe;
        this.startNs = timeframe.startOf(startNs);
        this.random = new SplittableRandom(seed);
        this.listener = listener;
    }

    /// The next candle: its fact, what was learnt, and new predictions.
    public void step() {
        double before = close;
        close = before * (1 + 1e-4 * TYPICAL_BPS * random.nextGaussian());
        listener.candle(timeframe, bar(before, close));
        if (!pending.isEmpty()) {
            Fact fact = Fact.of(timeframe, startNs, before, close, FLAT_BPS);
            listener.fact(fact);
            pending.values().forEach(prediction -> listener.update(update(prediction, fact)));
        }
        for (ModelName model : ModelName.values()) {
            Prediction made = prediction(model);
            pending.put(model, made);
            listener.prediction(made);
        }
        steps++;
        startNs += timeframe.lengthNs();
    }

    /// Many steps.
    public void steps(int count) {
        for (int k = 0; k < count; k++) {
            step();
        }
    }

    /// A guard's word on one of its models.
    public void alarm(ModelName model, String check, Alarm.Level level, String text) {
        listener.alarm(new Alarm(timeframe, model, startNs, check, level, text));
    }

    /// Leaves out candles.
    public void gap(int candles) {
        long toNs = startNs + candles * timeframe.lengthNs();
        listener.gap(timeframe, startNs, toNs);
        startNs = toNs;
        pending.clear();
    }

    /// First instant of the candle that comes next.
    public long nextNs() {
        return startNs;
    }

    private Bar bar(double open, double last) {
        double spread = 0.3 + random.nextDouble() * 8;
        return new Bar(
                startNs,
                timeframe.lengthNs(),
                e8(open),
                e8(Math.max(open, last) + spread),
                e8(Math.min(open, last) - spread),
                e8(last),
                e8(1 + random.nextDouble() * 12));
    }

    private Prediction prediction(ModelName model) {
        double logit = 0.55 * random.nextGaussian();
        double up = 1 / (1 + Math.exp(-slope() * logit - shift()));
        Thresholds thresholds = new Thresholds(LOW_CONFIDENCE, 0.02);
        boolean anti = random.nextInt(12) == 0;
        Direction taken = thresholds.decide(up);
        return new Prediction(
                model,
                timeframe,
                startNs,
                close,
                logit / 2,
                -logit / 2,
                1 / (1 + Math.exp(-logit)),
                new Calibrated(up, leader(), slope(), shift(), steps, up),
                anti ? Direction.FLAT : taken,
                thresholds,
                recall(taken, anti),
                true,
                FeatureVector.of(new double[] {logit}),
                anti ? List.of("anti_pattern_abstain") : List.of());
    }

    private String leader() {
        return steps / 97 % 2 == 0 ? "beta" : "isotonic";
    }

    private double slope() {
        return 0.35 + 0.65 * Math.exp(-steps / 150.0) + 0.01 * Math.sin(steps / 9.0);
    }

    private double shift() {
        return 0.06 * Math.sin(steps / 60.0);
    }

    private Recall recall(Direction taken, boolean anti) {
        String key = timeframe.name() + ":MADE_UP:fine:bin=" + random.nextInt(5) + "|side=LONG";
        double wins = anti ? 0.3 : 0.45 + 0.1 * random.nextDouble();
        return new Recall(key, key, true, 0.46, 0.41, 0.13, 0.38, Recall.Decision.unknown(taken))
                .with(new Recall.Decision(taken, true, 0.31, wins, anti));
    }

    private Update update(Prediction prediction, Fact fact) {
        Reward reward = Reward.of(prediction.direction(), fact.direction());
        var lesson =
                new Update.Lesson(
                        true, steps % 3 == 0, 0.69, 0.691, 0.001, 1e-4, 1.0, 1.0, 2.1, 2.0, 1.9);
        return new Update(
                prediction, fact, reward, reward.value(), lesson, prediction.calibrated());
    }

    private static long e8(double value) {
        return Math.round(value * 100) * (E8.ONE / 100);
    }

    /// A time to start at: midnight UTC of a winter's day.
    public static long aMidnightNs() {
        return 20_000 * Times.DAY_NS;
    }
}
