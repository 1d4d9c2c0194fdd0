package io.foretick.forecast.density;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.math.SkewShape;

import java.util.SplittableRandom;

/// Minute closes drawn from a known law: Student-t returns whose variance follows a known season.
public final class Synthetic {

    public static final double NU = 10; // squares have a light enough tail for means by quarter
    public static final double SIGMA_PER_SQRT_SECOND = 1e-4;

    private static final long FIRST_MINUTE = 27_000_000; // 2021-05-03, a Monday

    private Synthetic() {}

    /// Weekdays swing by 80 percent over the day, weekends are flat and half as large.
    public static Season season() {
        double[] factors = new double[Season.FACTORS];
        for (int k = 0; k < Season.QUARTERS; k++) {
            factors[k] = 1 + 0.8 * Math.sin(2 * Math.PI * k / Season.QUARTERS);
            factors[Season.QUARTERS + k] = 0.5;
        }
        return Season.normalised(factors);
    }

    public static MinuteSeries series(String asset, int days, Seed seed) {
        Season season = season();
        SkewShape law = SkewShape.of(NU, 0);
        SplittableRandom random = seed.random();
        int count = days * 1440;
        long[] minutes = new long[count];
        double[] closes = new double[count];
        double logClose = Math.log(30_000);
        for (int k = 0; k < count; k++) {
            minutes[k] = FIRST_MINUTE + k;
            closes[k] = Math.exp(logClose);
            double seasonal = season.integralSeconds(minutes[k] * Times.MINUTE_NS, 60);
            double sigma = SIGMA_PER_SQRT_SECOND * Math.sqrt(seasonal);
            logClose += sigma * law.quantile(random.nextDouble(1e-12, 1), false);
        }
        return MinuteSeries.of(asset, minutes, closes);
    }
}
