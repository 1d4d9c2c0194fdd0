package io.foretick.forecast.direction.score;

import io.foretick.base.Checks;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.Fact;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Thresholds;
import io.foretick.forecast.direction.Update;
import io.foretick.market.candle.Timeframe;
import io.foretick.math.Logistic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/// One prediction beside what came: a row of all scores. Immutable.
///
/// @param model its name, as files have it
/// @param candleStartNs first instant of the candle at whose close it was made
/// @param rawUp raw probability of up
/// @param up calibrated probability of up
/// @param margin raw margin, `logit_up - logit_down`
/// @param slope of the affine calibration, called `a`
/// @param shift of the affine calibration, called `b`
/// @param decision what was predicted; `FLAT` is abstention
/// @param fact what came; `FLAT` is a move too small to count
/// @param regime of the market when it was made, or empty
/// @param baseUp share of rises among the moves that were known when it was made
public record Judged(
        Timeframe timeframe,
        String model,
        long candleStartNs,
        double rawUp,
        double up,
        double margin,
        double slope,
        double shift,
        Thresholds thresholds,
        Direction decision,
        Direction fact,
        double returnBps,
        double reward,
        String regime,
        double baseUp) {

    private static final String REGIME_NOTE = "regime_";

    public Judged {
        Checks.inRange(rawUp, 0.0, 1.0, "rawUp");
        Checks.inRange(up, 0.0, 1.0, "up");
        Checks.inRange(baseUp, 0.0, 1.0, "baseUp");
    }

    /// The row that an update makes.
    ///
    /// @param regime of the market when the prediction was made, or empty
    /// @param baseUp share of rises among the moves that were known then; see [BaseRate]
    public static Judged of(Update update, String regime, double baseUp) {
        Prediction made = update.prediction();
        Fact fact = update.fact();
        return new Judged(
                made.timeframe(),
                made.model().name(),
                made.candleStartNs(),
                made.rawUp(),
                made.calibrated().up(),
                made.margin(),
                made.calibrated().slope(),
                made.calibrated().shift(),
                made.thresholds(),
                made.direction(),
                fact.direction(),
                fact.returnBps(),
                update.reward(),
                regime,
                baseUp);
    }

    /// The regime that notes name, such as `trending` of `regime_trending`; empty where none does.
    public static String regimeOf(Iterable<String> notes) {
        for (String note : notes) {
            if (note.startsWith(REGIME_NOTE)) {
                return note.substring(REGIME_NOTE.length());
            }
        }
        return "";
    }

    /// Rows by regime, in the order of the regimes' names.
    public static SortedMap<String, Collection<Judged>> byRegime(Collection<Judged> rows) {
        SortedMap<String, Collection<Judged>> regimes = new TreeMap<>();
        for (Judged row : rows) {
            regimes.computeIfAbsent(row.regime, _ -> new ArrayList<>()).add(row);
        }
        return regimes;
    }

    /// Whether the fact is a move that counts.
    public boolean moved() {
        return fact != Direction.FLAT;
    }

    /// 1 for up, 0 for down, one half for neither.
    public double outcome() {
        return fact.outcome();
    }

    /// The calibrated probability of the likelier side.
    public double confidence() {
        return Math.max(up, 1.0 - up);
    }

    /// The margin that the calibrated probability amounts to, `ln(up / (1 - up))`. It is `slope *
    /// margin + shift` where the affine calibration has the last word.
    public double calibratedMargin() {
        return Logistic.logit(up);
    }
}
