package io.foretick.forecast.density.fit;

import io.foretick.forecast.density.MinuteSeries;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// The closes from which a fit forecasts over one horizon, drawn by seed from several series. The
/// same closes for every model that is fitted with one plan. Immutable.
final class DrawnCloses {

    private static final int[] FITTED_MINUTES = {
        1, 2, 3, 5, 8, 12, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1080, 1440, 2160, 2880
    };

    /// Closes at the start of a series from which nothing is forecast: variance is settling.
    static final int WARMUP_MINUTES = 360;

    private final int minutesAhead;
    private int[] series = new int[1024];
    private int[] indices = new int[1024];
    private int count;

    private DrawnCloses(int minutesAhead) {
        this.minutesAhead = minutesAhead;
    }

    /// One draw for each horizon that enough closes reach, each close taken by chance.
    ///
    /// @throws IllegalArgumentException if there is no such horizon
    static List<DrawnCloses> draw(List<MinuteSeries> all, FitPlan plan) {
        List<DrawnCloses> draws = new ArrayList<>();
        for (int minutes : FITTED_MINUTES) {
            long available = all.stream().mapToLong(one -> available(one, minutes)).sum();
            if (available >= FitPlan.RETURNS_MIN) {
                double share = Math.min(1.0, (double) plan.returnsPerHorizon() / available);
                DrawnCloses drawn = new DrawnCloses(minutes);
                drawn.take(all, share, plan.seed().split(minutes).random());
                draws.add(drawn);
            }
        }
        if (draws.isEmpty()) {
            throw new IllegalArgumentException(
                    "no horizon has " + FitPlan.RETURNS_MIN + " returns to be fitted to");
        }
        return draws;
    }

    int minutesAhead() {
        return minutesAhead;
    }

    double horizonSeconds() {
        return minutesAhead * 60.0;
    }

    int size() {
        return count;
    }

    /// Which of the series a close is in.
    int series(int number) {
        return series[number];
    }

    /// Where it is in its series.
    int index(int number) {
        return indices[number];
    }

    private void take(List<MinuteSeries> all, double share, SplittableRandom random) {
        for (int number = 0; number < all.size(); number++) {
            MinuteSeries one = all.get(number);
            for (int k = WARMUP_MINUTES; k < one.size(); k++) {
                if (one.reaches(k, minutesAhead) && random.nextDouble() < share) {
                    add(number, k);
                }
            }
        }
    }

    private void add(int number, int index) {
        if (count == indices.length) {
            series = Arrays.copyOf(series, 2 * count);
            indices = Arrays.copyOf(indices, 2 * count);
        }
        series[count] = number;
        indices[count] = index;
        count++;
    }

    private static long available(MinuteSeries series, int minutes) {
        long count = 0;
        for (int k = WARMUP_MINUTES; k < series.size(); k++) {
            if (series.reaches(k, minutes)) {
                count++;
            }
        }
        return count;
    }
}
