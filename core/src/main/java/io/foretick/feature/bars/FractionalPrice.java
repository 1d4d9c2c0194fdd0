package io.foretick.feature.bars;

import io.foretick.base.Checks;
import io.foretick.math.Elementary;
import io.foretick.math.series.DickeyFuller;
import io.foretick.math.series.FractionalDifference;

import java.util.Arrays;

/// The fractional difference of log prices (López de Prado, Advances in Financial Machine Learning,
/// 2018, chapter 5), freed of what the cut of its weights leaves of the price's level. Stateless.
///
/// How it works: weights below a thousandth are cut off, 252 are kept at most, and what they lack
/// of a sum of zero stands on the oldest price of the window. So a price ten times as high gives
/// the same numbers. Order 0 would be the price itself, which is no feature: its column is 0.
public final class FractionalPrice {

    private static final double WEIGHT_MIN = 1e-3;
    private static final int TERMS_MAX = 252;
    private static final double P_VALUE_MAX = 0.05;
    private static final int STEPS = 10;
    private static final int ROWS_MIN = 50;

    private FractionalPrice() {}

    static double[] difference(double[] close, double order) {
        double[] weights = FractionalDifference.weights(order, WEIGHT_MIN, TERMS_MAX);
        double[] balanced = weights.clone();
        balanced[balanced.length - 1] -= Arrays.stream(weights).sum();
        return FractionalDifference.apply(relativeLogs(close), balanced);
    }

    /// To the first price, which changes nothing but the last bits: those must not depend on how
    /// high prices are.
    private static double[] relativeLogs(double[] close) {
        return Arrays.stream(close).map(price -> Elementary.log(price / close[0])).toArray();
    }

    /// The smallest of 0.1, 0.2, ... 1.0 whose difference of these prices has no unit root at 5 %;
    /// 1 where none has or there are too few.
    ///
    /// @param trainingClose prices before whatever the features are judged on
    public static double smallestOrder(double[] trainingClose) {
        Checks.positive(trainingClose.length, "training rows");
        double[] logs = Arrays.stream(trainingClose).map(Elementary::log).toArray();
        for (int step = 1; step < STEPS; step++) {
            double order = step / (double) STEPS;
            double[] weights = FractionalDifference.weights(order, WEIGHT_MIN, TERMS_MAX);
            int head = weights.length - 1;
            if (logs.length - head >= ROWS_MIN) {
                double[] all = FractionalDifference.apply(logs, weights);
                if (isStationary(Arrays.copyOfRange(all, head, all.length))) {
                    return order;
                }
            }
        }
        return 1.0;
    }

    private static boolean isStationary(double[] differences) {
        return DickeyFuller.test(differences).map(DickeyFuller::pValue).orElse(1.0) < P_VALUE_MAX;
    }
}
