package io.foretick.risk.measure;

import io.foretick.base.Checks;
import io.foretick.base.Seed;
import io.foretick.math.Elementary;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Whether the best mean profit of many trials could come from trials that earn nothing: White's
/// reality check (2000) and Hansen's test of superior predictive ability (2005). A value.
///
/// How it works: the periods are drawn anew in blocks of random length (Politis and Romano, 1994),
/// the same for all trials, so that what is alike stays alike, in time and among trials. Each draw
/// tells how far the means may lie from the truth by chance; the p-value is how often the best of
/// them lies further than what was seen. White measures in money, so one wild trial decides; Hansen
/// measures each trial by its own deviation, and does not let clearly bad trials hide the good.
/// With fewer than some hundred blocks Hansen's rejects too often: of 20 trials without skill over
/// 200 periods in blocks of 5 it called 11 % below 0.05, over 800 periods 6.5 %.
///
/// @param white p-value of the reality check
/// @param hansen p-value of the test of superior ability, its consistent form
public record RealityCheck(double white, double hansen) {

    private static final int DRAWS_MAX = 100_000;

    /// How the periods are drawn.
    ///
    /// @param blockMean mean length of a block in periods, at least 1: as long as profits remember
    /// @param draws how often
    public record Draws(double blockMean, int draws) {

        public Draws {
            Checks.inRange(blockMean, 1.0, 1e9, "blockMean");
            Checks.inRange(draws, 2, DRAWS_MAX, "draws");
        }
    }

    /// Both tests on the same draws.
    ///
    /// @param profits `[trial][period]`, at least 3 periods
    public static RealityCheck of(double[][] profits, Draws draws, Seed seed) {
        int trials = profits.length;
        int periods = profits[0].length;
        Checks.positive(trials, "trials");
        Checks.inRange(periods, 3, 1 << 24, "periods");
        double[][] byPeriod = transposed(profits);
        int[] once = new int[periods];
        Arrays.fill(once, 1);
        double[] means = weighedMeans(byPeriod, once);
        double[][] excess = new double[draws.draws()][];
        SplittableRandom random = seed.random();
        for (int draw = 0; draw < draws.draws(); draw++) {
            excess[draw] = weighedMeans(byPeriod, draw(periods, draws.blockMean(), random));
            for (int trial = 0; trial < trials; trial++) {
                excess[draw][trial] -= means[trial];
            }
        }
        return new RealityCheck(white(means, excess), hansen(means, excess, periods));
    }

    private static double[][] transposed(double[][] profits) {
        double[][] byPeriod = new double[profits[0].length][profits.length];
        for (int trial = 0; trial < profits.length; trial++) {
            for (int period = 0; period < byPeriod.length; period++) {
                byPeriod[period][trial] = profits[trial][period];
            }
        }
        return byPeriod;
    }

    /// How often each period is drawn. After the last one comes the first.
    private static int[] draw(int periods, double blockMean, SplittableRandom random) {
        int[] times = new int[periods];
        int at = 0;
        for (int k = 0; k < periods; k++) {
            boolean begins = k == 0 || random.nextDouble() * blockMean < 1.0;
            at = begins ? random.nextInt(periods) : (at + 1) % periods;
            times[at]++;
        }
        return times;
    }

    private static double[] weighedMeans(double[][] byPeriod, int[] times) {
        double[] means = new double[byPeriod[0].length];
        for (int period = 0; period < times.length; period++) {
            double weight = (double) times[period] / times.length;
            if (times[period] > 0) {
                double[] row = byPeriod[period];
                for (int trial = 0; trial < means.length; trial++) {
                    means[trial] += weight * row[trial];
                }
            }
        }
        return means;
    }

    private static double white(double[] means, double[][] excess) {
        double seen = Arrays.stream(means).max().orElseThrow();
        int further = 0;
        for (double[] draw : excess) {
            further += Arrays.stream(draw).max().orElseThrow() >= seen ? 1 : 0;
        }
        return (double) further / excess.length;
    }

    private static double hansen(double[] means, double[][] excess, int periods) {
        double[] deviations = deviations(excess);
        double doubtful = -Math.sqrt(2.0 * Elementary.log(Elementary.log(periods)));
        double[] centres = new double[means.length];
        double seen = 0.0;
        for (int trial = 0; trial < means.length; trial++) {
            double score = deviations[trial] > 0.0 ? means[trial] / deviations[trial] : 0.0;
            seen = Math.max(seen, score);
            centres[trial] = score < doubtful ? score : 0.0; // a clearly bad trial stays bad
        }
        int further = 0;
        for (double[] draw : excess) {
            further += best(draw, deviations, centres) >= seen ? 1 : 0;
        }
        return (double) further / excess.length;
    }

    private static double best(double[] draw, double[] deviations, double[] centres) {
        double best = 0.0;
        for (int trial = 0; trial < draw.length; trial++) {
            if (deviations[trial] > 0.0) {
                best = Math.max(best, draw[trial] / deviations[trial] + centres[trial]);
            }
        }
        return best;
    }

    /// Root mean square of each trial's excess over the draws: the deviation of its mean.
    private static double[] deviations(double[][] excess) {
        double[] deviations = new double[excess[0].length];
        for (double[] draw : excess) {
            for (int trial = 0; trial < deviations.length; trial++) {
                deviations[trial] += draw[trial] * draw[trial] / excess.length;
            }
        }
        for (int trial = 0; trial < deviations.length; trial++) {
            deviations[trial] = Math.sqrt(deviations[trial]);
        }
        return deviations;
    }
}
