package io.foretick.forecast.density.evaluation;

import io.foretick.base.DensityCurve;
import io.foretick.forecast.DensityModel;
import io.foretick.forecast.DensityPredictor;
import io.foretick.forecast.ReturnLaw;
import io.foretick.market.second.SecondSeries;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One day of a coin beside what a model said of it every few hours: a picture, not a score.
///
/// @param symbol of the coin
/// @param path log price at each step, from the first one on, in their order
/// @param legs what was said, oldest first
public record Fan(String symbol, List<Point> path, List<Leg> legs) {

    /// A price of the day.
    public record Point(long second, double logPrice) {}

    /// Quantiles of the log price as told at one instant for later ones.
    ///
    /// @param bands from the instant itself on, where they have no width
    public record Leg(long fromSecond, List<Band> bands) {

        public Leg {
            bands = List.copyOf(bands);
        }
    }

    /// Where the log price was said to be with probability 0.9, and with 0.5.
    public record Band(long second, double low90, double low50, double high50, double high90) {}

    private static final long DAY = 86_400;
    private static final long LEG = 21_600;
    private static final long STEP = 600;
    private static final double OUTER = 0.05;
    private static final double INNER = 0.25;

    public Fan {
        path = List.copyOf(path);
        legs = List.copyOf(legs);
    }

    /// The day from the middle of an exam on, of the first coin that is recorded there whole. Empty
    /// if there is no such day, or the model told nothing of it.
    public static Optional<Fan> of(Exam exam, DensityModel model) {
        List<Sitting> sittings = exam.sittings();
        for (int k = sittings.size() / 2; k < sittings.size(); k++) {
            long start = sittings.get(k).endSecond();
            for (int coin = 0; coin < exam.coins().size(); coin++) {
                if (exam.coins().get(coin).covers(start - STEP, start + DAY)) {
                    return drawn(exam.coins(), coin, start, model);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Fan> drawn(
            List<SecondSeries> coins, int coin, long start, DensityModel model) {
        SecondSeries series = coins.get(coin);
        List<Point> path = new ArrayList<>();
        for (long second = start; second <= start + DAY; second += STEP) {
            path.add(new Point(second, series.logPrice(second - 1)));
        }
        List<Leg> legs = new ArrayList<>();
        DensityPredictor predictor = model.over(coins);
        for (long from = start; from < start + DAY; from += LEG) {
            @Nullable DensityCurve curve = predictor.at(from).get(coin);
            if (curve != null) {
                legs.add(leg(curve, from, series.logPrice(from - 1)));
            }
        }
        return legs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fan(series.symbol(), path, legs));
    }

    private static Leg leg(DensityCurve curve, long from, double logPrice) {
        List<Band> bands = new ArrayList<>();
        bands.add(new Band(from, logPrice, logPrice, logPrice, logPrice));
        for (long ahead = STEP; ahead <= LEG; ahead += STEP) {
            ReturnLaw law = ReturnLaw.of(curve, (double) ahead);
            bands.add(
                    new Band(
                            from + ahead,
                            logPrice + law.quantile(OUTER, false),
                            logPrice + law.quantile(INNER, false),
                            logPrice + law.quantile(INNER, true),
                            logPrice + law.quantile(OUTER, true)));
        }
        return new Leg(from, bands);
    }
}
