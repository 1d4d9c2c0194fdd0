package io.foretick.forecast.density;

import io.foretick.base.Checks;
import io.foretick.base.Digest;
import io.foretick.base.Times;

import java.util.Arrays;

/// How the variance of returns depends on the time of the week: one factor for each quarter of an
/// hour of the UTC day, for weekdays and for the weekend, with mean 1 over a week. Immutable; not a
/// level of variance, which the factors multiply.
///
/// How it works: the running sum of the factors over one week makes any integral the difference of
/// two look-ups, exact inside a quarter too.
public final class Season {

    /// Quarters of an hour in a day.
    public static final int QUARTERS = 96;

    /// Factors: those of a weekday, then those of a weekend day.
    public static final int FACTORS = 2 * QUARTERS;

    private static final long QUARTER_NS = 15 * Times.MINUTE_NS;
    private static final double QUARTER_SECONDS = 900;
    private static final double WEEK_SECONDS = 604_800;
    private static final int WEEK_QUARTERS = 7 * QUARTERS;
    private static final int WEEKDAY_QUARTERS = 5 * QUARTERS;
    private static final long FIRST_MONDAY_NS = 4 * Times.DAY_NS; // the epoch was a Thursday

    private final double[] factors;
    private final double[] secondsBefore = new double[WEEK_QUARTERS + 1];

    private Season(double[] factors) {
        this.factors = factors;
        for (int quarter = 0; quarter < WEEK_QUARTERS; quarter++) {
            secondsBefore[quarter + 1] =
                    secondsBefore[quarter] + QUARTER_SECONDS * factors[indexInWeek(quarter)];
        }
    }

    /// The season with these factors.
    ///
    /// @param factors `[weekday quarters, weekend quarters]`, each above 0, mean over a week 1
    public static Season of(double[] factors) {
        double mean = weeklyMean(factors);
        Checks.inRange(mean, 1 - 1e-9, 1 + 1e-9, "mean season factor");
        return new Season(factors.clone());
    }

    /// The season in proportion to these factors.
    public static Season normalised(double[] factors) {
        double mean = weeklyMean(factors);
        double[] scaled = new double[FACTORS];
        for (int k = 0; k < FACTORS; k++) {
            scaled[k] = factors[k] / mean;
        }
        return new Season(scaled);
    }

    /// No season: every factor is 1.
    public static Season flat() {
        double[] ones = new double[FACTORS];
        Arrays.fill(ones, 1.0);
        return new Season(ones);
    }

    /// Which factor holds at a time.
    public static int indexAt(long timeNs) {
        return indexInWeek((int) (inWeekNs(timeNs) / QUARTER_NS));
    }

    public double factor(int index) {
        return factors[index];
    }

    public double factorAt(long timeNs) {
        return factors[indexAt(timeNs)];
    }

    /// Integral of the factor over the `seconds` that follow `fromNs`, in seconds.
    public double integralSeconds(long fromNs, double seconds) {
        double start = inWeekNs(fromNs) / 1e9;
        double end = start + seconds;
        double weeks = Math.floor(end / WEEK_SECONDS);
        double wholeWeeks = weeks * secondsBefore[WEEK_QUARTERS];
        return wholeWeeks + before(end - weeks * WEEK_SECONDS) - before(start);
    }

    void addTo(Digest digest) {
        for (double factor : factors) {
            digest.add(factor);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Season season && Arrays.equals(factors, season.factors);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(factors);
    }

    private double before(double secondInWeek) {
        int quarter = Math.min((int) (secondInWeek / QUARTER_SECONDS), WEEK_QUARTERS - 1);
        double inside = secondInWeek - quarter * QUARTER_SECONDS;
        return secondsBefore[quarter] + inside * factors[indexInWeek(quarter)];
    }

    private static long inWeekNs(long timeNs) {
        return Math.floorMod(timeNs - FIRST_MONDAY_NS, Times.WEEK_NS);
    }

    private static int indexInWeek(int quarterOfWeek) {
        int weekend = quarterOfWeek < WEEKDAY_QUARTERS ? 0 : QUARTERS;
        return weekend + quarterOfWeek % QUARTERS;
    }

    private static double weeklyMean(double[] factors) {
        Checks.inRange(factors.length, FACTORS, FACTORS, "season factors");
        double sum = 0;
        for (int k = 0; k < FACTORS; k++) {
            Checks.inRange(factors[k], Double.MIN_NORMAL, 1e6, "season factor " + k);
            sum += factors[k] * (k < QUARTERS ? 5 : 2);
        }
        return sum / WEEK_QUARTERS;
    }
}
