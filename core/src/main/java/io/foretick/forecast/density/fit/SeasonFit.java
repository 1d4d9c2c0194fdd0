package io.foretick.forecast.density.fit;

import io.foretick.forecast.density.MinuteSeries;
import io.foretick.forecast.density.Season;

import java.util.Arrays;
import java.util.List;

/// Fits a [Season]: mean squared one-minute return by time of the week, each series first divided
/// by its own level, smoothed over the neighbouring quarters of an hour. Stateless.
public final class SeasonFit {

    /// Weights of the quarters at distance 0, 1, 2.
    private static final double[] KERNEL = {3, 2, 1};

    private SeasonFit() {}

    /// The season of these series together; a time of the week that none of them holds, not even
    /// nearby, gets the mean of the others.
    public static Season fit(List<MinuteSeries> series) {
        double[] sums = new double[Season.FACTORS];
        double[] counts = new double[Season.FACTORS];
        for (MinuteSeries one : series) {
            collect(one, sums, counts);
        }
        double all = Arrays.stream(sums).sum() / Arrays.stream(counts).sum();
        if (!(all > 0)) {
            throw new IllegalArgumentException("the season needs minutes in which a price moved");
        }
        double[] factors = new double[Season.FACTORS];
        for (int k = 0; k < Season.FACTORS; k++) {
            double count = smoothed(counts, k);
            double sum = smoothed(sums, k);
            factors[k] = sum > 0 ? sum / count : all;
        }
        return Season.normalised(factors);
    }

    private static void collect(MinuteSeries series, double[] sums, double[] counts) {
        double level = series.meanSquare();
        if (level == 0) {
            return;
        }
        for (int k = 0; k < series.size(); k++) {
            if (series.reaches(k, 1)) {
                int index = Season.indexAt(series.timeNs(k));
                double returnLog = series.returnLog(k, 1);
                sums[index] += returnLog * returnLog / level;
                counts[index]++;
            }
        }
    }

    /// The weighted sum around one quarter; the day is a circle.
    private static double smoothed(double[] values, int index) {
        int day = index < Season.QUARTERS ? 0 : Season.QUARTERS;
        double sum = KERNEL[0] * values[index];
        for (int distance = 1; distance < KERNEL.length; distance++) {
            int before = Math.floorMod(index - day - distance, Season.QUARTERS);
            int after = Math.floorMod(index - day + distance, Season.QUARTERS);
            sum += KERNEL[distance] * (values[day + before] + values[day + after]);
        }
        return sum;
    }
}
