package io.foretick.math.series;

import io.foretick.math.Elementary;

/// Returns of a series of prices. Stateless, safe for any thread.
public final class Returns {

    private Returns() {}

    /// `ln x_t - ln x_{t-1}`; 0 for the first price, which has none before it.
    public static double[] logarithmic(double[] prices) {
        double[] returns = new double[prices.length];
        for (int t = 1; t < prices.length; t++) {
            returns[t] = Elementary.log(prices[t]) - Elementary.log(prices[t - 1]);
        }
        return returns;
    }
}
