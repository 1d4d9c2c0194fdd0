package io.foretick.forecast.direction.score;

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
import io.foretick.forecast.direction.Timeframe;
import io.foretick.forecast.direction.Update;
import io.foretick.math.Elementary;

import java.util.ArrayList;
import java.util.List;

/// Rows of one minute each, made up for tests; the decision follows the default thresholds unless
/// it is named.
public final class Rows {

    public static final Timeframe MINUTE = Timeframe.parse("1");
    public static final long START_NS = 1_700_000_040L * Times.SECOND_NS;

    private final List<Judged> rows = new ArrayList<>();

    /// A row of the next candle, with a raw probability equal to the calibrated one.
    public Rows add(double up, Direction fact) {
        return add(up, Thresholds.DEFAULT.decide(up), fact);
    }

    public Rows add(double up, Direction decision, Direction fact) {
        return add(up, decision, fact, 1.0, 0.0);
    }

    public Rows add(double up, Direction decision, Direction fact, double slope, double shift) {
        double margin = (Elementary.log(up / (1 - up)) - shift) / slope;
        return add(update(rows.size(), up, margin, decision, fact, slope, shift));
    }

    public Rows add(Update update) {
        rows.add(Judged.of(update, "", 0.5));
        return this;
    }

    /// As many rows as are asked for, of one kind.
    public Rows repeat(int count, double up, Direction fact) {
        for (int k = 0; k < count; k++) {
            add(up, fact);
        }
        return this;
    }

    public List<Judged> list() {
        return rows;
    }

    public DirectionScores scores() {
        return DirectionScores.of(rows);
    }

    public static Update update(int candle, double up, Direction fact) {
        double margin = Elementary.log(up / (1 - up));
        return update(candle, up, margin, Thresholds.DEFAULT.decide(up), fact, 1.0, 0.0);
    }

    public static Update update(
            int candle,
            double up,
            double margin,
            Direction decision,
            Direction fact,
            double slope,
            double shift) {
        var calibrated = new Calibrated(up, "affine", slope, shift, candle, up);
        Prediction made =
                prediction(ModelName.TRENDVIC, candle, 100.0, margin, calibrated, decision);
        double close =
                switch (fact) {
                    case UP -> 101.0;
                    case DOWN -> 99.0;
                    case FLAT -> 100.0;
                };
        return judged(made, Fact.of(MINUTE, startNs(candle + 1), 100.0, close, 1.0));
    }

    public static Prediction prediction(
            ModelName model,
            int candle,
            double close,
            double margin,
            Calibrated calibrated,
            Direction decision) {
        return new Prediction(
                model,
                MINUTE,
                startNs(candle),
                close,
                margin / 2,
                -margin / 2,
                1.0 / (1.0 + Elementary.exp(-margin)),
                calibrated,
                decision,
                Thresholds.DEFAULT,
                Recall.NOTHING,
                true,
                FeatureVector.NONE,
                List.of());
    }

    public static Update judged(Prediction made, Fact fact) {
        Reward reward = Reward.of(made.direction(), fact.direction());
        var lesson = new Update.Lesson(true, false, 0.7, 0.7, 1e-3, 1e-4, 1, 1, 2, 2, 2);
        return new Update(made, fact, reward, reward.value(), lesson, made.calibrated());
    }

    public static long startNs(int candle) {
        return START_NS + candle * MINUTE.lengthNs();
    }
}
