package io.foretick.exchange.price;

import io.foretick.base.Seed;
import io.foretick.base.Times;

/// The price of one coin over one day, second by second, and how its trading is spread over the
/// day. Made by [Days]; immutable, any thread.
public final class CoinDay {

    /// Steps of a second, in each of which the price stands still.
    public static final int STEPS = 10;

    /// Length of a step.
    public static final long STEP_NS = Times.SECOND_NS / STEPS;

    private final Seed stepSeed;
    private final int day;
    private final double[] sigmas; // [minute], both ends
    private final double[] prices; // [second], both ends
    private final double[] activity; // [second], both ends: from 0 to 1

    CoinDay(Seed stepSeed, int day, double[] sigmas, double[] prices, double[] activity) {
        this.stepSeed = stepSeed;
        this.day = day;
        this.sigmas = sigmas;
        this.prices = prices;
        this.activity = activity;
    }

    /// Number of the day in the [Calendar].
    public int day() {
        return day;
    }

    /// Dollars at the beginning of a second of the day; the last is the next day's first.
    ///
    /// @param second from 0 to 86,400
    public double price(int second) {
        return prices[second];
    }

    /// Standard deviation of the log price per root second, jumps apart.
    public double sigmaPerSqrtSecond(int second) {
        double after = second % 60 / 60.0;
        int minute = second / 60;
        return after == 0
                ? sigmas[minute]
                : (1 - after) * sigmas[minute] + after * sigmas[minute + 1];
    }

    /// The share of the day's trading that lies before a second: 0 at its first, 1 after its last.
    public double activityBefore(int second) {
        return activity[second];
    }

    /// Dollars at the beginning of each step of a second, and at its end: a random bridge between
    /// the prices of two seconds.
    public double[] steps(int second) {
        var steps = new double[STEPS + 1];
        double from = prices[second];
        var draws = new Draws(stepSeed.split(second));
        double scale = from * sigmaPerSqrtSecond(second) / Math.sqrt(STEPS);
        for (int step = 1; step <= STEPS; step++) {
            steps[step] = steps[step - 1] + scale * draws.normal();
        }
        double slope = (prices[second + 1] - from - steps[STEPS]) / STEPS;
        for (int step = 0; step < STEPS; step++) {
            steps[step] += from + step * slope;
        }
        steps[STEPS] = prices[second + 1];
        return steps;
    }
}
