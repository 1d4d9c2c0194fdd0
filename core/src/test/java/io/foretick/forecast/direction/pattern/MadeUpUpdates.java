package io.foretick.forecast.direction.pattern;

import io.foretick.base.Times;
import io.foretick.forecast.direction.Calibrated;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.Fact;
import io.foretick.forecast.direction.FeatureVector;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Recall;
import io.foretick.forecast.direction.Reward;
import io.foretick.forecast.direction.Thresholds;
import io.foretick.forecast.direction.Update;
import io.foretick.market.candle.Timeframe;

import java.util.List;
import java.util.SplittableRandom;

/// Updates as a model would make them, without a model. For tests alone.
public final class MadeUpUpdates {

    public static final Timeframe MINUTE = Timeframe.parse("1");

    private static final long START_NS = 1_760_000_000L / 60 * 60 * Times.SECOND_NS;

    private MadeUpUpdates() {}

    /// First instant of a candle by its number.
    public static long candleNs(long number) {
        return START_NS + number * Times.MINUTE_NS;
    }

    /// Asks the memory as a predictor does.
    ///
    /// @param candle number of the candle at whose close it is asked
    public static Recall recall(
            PatternMemory memory, ModelName model, long candle, String bins, Direction taken) {
        long nowNs = candleNs(candle + 1);
        String coarse = bins.substring(0, bins.indexOf('|'));
        Recall situation = memory.situation(model, bins, coarse, nowNs);
        return situation.with(memory.decision(situation, taken, nowNs));
    }

    /// What came of a decision that memory let stand.
    public static Update update(ModelName model, long candle, Recall recall, Direction fact) {
        return update(model, candle, recall, recall.decision().taken(), fact);
    }

    /// What came of a prediction.
    ///
    /// @param decided what it came to after memory had its say
    public static Update update(
            ModelName model, long candle, Recall recall, Direction decided, Direction came) {
        double close = came == Direction.UP ? 101 : came == Direction.DOWN ? 99 : 100;
        Fact fact = Fact.of(MINUTE, candleNs(candle + 1), 100, close, 1.0);
        var calibrated = new Calibrated(0.625, "affine", 1, 0, candle, 0.625);
        var prediction =
                new Prediction(
                        model,
                        MINUTE,
                        candleNs(candle),
                        100,
                        0.25,
                        -0.25,
                        0.625,
                        calibrated,
                        decided,
                        Thresholds.DEFAULT,
                        recall,
                        true,
                        FeatureVector.NONE,
                        List.of());
        var lesson = new Update.Lesson(true, true, 0.5, 0.5, 0.001, 1e-4, 1, 1, 1, 1, 1);
        Reward reason = Reward.of(decided, came);
        return new Update(prediction, fact, reason, reason.value(), lesson, calibrated);
    }

    /// Lets a memory live through candles with one model, as a predictor would; the same seed gives
    /// the same life.
    ///
    /// @param kinds how many situations there are
    public static void live(PatternMemory memory, long seed, long from, long to, int kinds) {
        for (long candle = from; candle < to; candle++) {
            var random = new SplittableRandom(seed * 1_000_003 + candle);
            ModelName model = ModelName.values()[random.nextInt(3)];
            int kind = random.nextInt(kinds);
            String bins = "a=" + kind % 7 + "|b=" + kind;
            Direction taken = Direction.values()[random.nextInt(3)];
            Direction fact = random.nextInt(3) == 0 ? taken : Direction.values()[kind % 3];
            Recall recall = recall(memory, model, candle, bins, taken);
            memory.learn(update(model, candle, recall, fact));
            memory.maintain(candleNs(candle + 2));
        }
    }
}
