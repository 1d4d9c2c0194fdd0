package io.foretick.forecast.density;

import io.foretick.base.Seed;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Scores a model on returns it has not seen, beside two baselines fitted to what it was fitted to.
/// One run, one thread. The choice between models is not made here.
public final class HeldOut {

    /// Four days at the start of a series are not scored, so that a forecaster with a longer memory
    /// than these can be scored on the same returns.
    private static final int WARMUP_MINUTES = 5760;

    private static final int[] FIXED_MINUTES = {1, 5, 15, 60, 240, 1440};
    private static final int[] DURATION_MINUTES = {5, 15, 60, 240, 1440};
    private static final int FIXED_RETURNS = 12_000;
    private static final int MIX_RETURNS = 30_000;
    private static final long BLOCK_MINUTES = 1440;
    private static final long LONG_BLOCK_MINUTES = 2880; // targets of a day overlap into the next

    private final long fromMinute;
    private final Seed seed;
    private final List<Contest> contests = new ArrayList<>();

    private HeldOut(long fromMinute, Seed seed) {
        this.fromMinute = fromMinute;
        this.seed = seed;
    }

    /// Scores on the mix of horizons, then at each fixed one. The mix takes a market's duration
    /// from 5 minutes to a day, and the time left of it, both uniform.
    ///
    /// @param training what the model was fitted to; the baselines are fitted to it here
    /// @param all series that hold the returns to score; what lies before `fromMinute` only warms
    ///   the state up
    /// @param plan with which the baselines are fitted; its seed also chooses what is scored
    /// @throws IllegalArgumentException if nothing is left to score
    public static List<HeldOutScore> score(
            EwmaModel model,
            List<MinuteSeries> training,
            List<MinuteSeries> all,
            long fromMinute,
            EwmaFit.Plan plan) {
        List<ReturnLaw> laws =
                List.of(
                        ReturnLaw.Curve.of(model),
                        ReturnLaw.ConstantT.fit(training, plan),
                        ReturnLaw.Gaussian.fit(training, plan));
        HeldOut test = new HeldOut(fromMinute, plan.seed().split("score"));
        for (MinuteSeries series : all) {
            test.contests.add(new Contest(series, laws));
        }
        return test.scores();
    }

    private List<HeldOutScore> scores() {
        List<HeldOutScore> scores = new ArrayList<>();
        scores.add(onMix());
        for (int minutes : FIXED_MINUTES) {
            scores.add(at(minutes));
        }
        return scores;
    }

    private HeldOutScore onMix() {
        Tally tally = new Tally(LONG_BLOCK_MINUTES);
        SplittableRandom random = seed.split("mix").random();
        double share = (double) MIX_RETURNS / available(1);
        for (Contest contest : contests) {
            for (int k = contest.firstScored(fromMinute); k < contest.series.size(); k++) {
                if (random.nextDouble() < share) {
                    int duration = DURATION_MINUTES[random.nextInt(DURATION_MINUTES.length)];
                    contest.score(k, 1 + random.nextInt(duration), tally);
                }
            }
        }
        return tally.score("mix");
    }

    private HeldOutScore at(int minutes) {
        long blockMinutes = minutes < BLOCK_MINUTES ? BLOCK_MINUTES : LONG_BLOCK_MINUTES;
        Tally tally = new Tally(blockMinutes);
        SplittableRandom random = seed.split(minutes).random();
        double share = (double) FIXED_RETURNS / available(minutes);
        for (Contest contest : contests) {
            for (int k = contest.firstScored(fromMinute); k < contest.series.size(); k++) {
                if (random.nextDouble() < share) {
                    contest.score(k, minutes, tally);
                }
            }
        }
        return tally.score(minutes + "m");
    }

    private long available(int minutes) {
        long count = 0;
        for (Contest contest : contests) {
            for (int k = contest.firstScored(fromMinute); k < contest.series.size(); k++) {
                count += contest.series.reaches(k, minutes) ? 1 : 0;
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException(
                    "no return over " + minutes + " minutes is left to score");
        }
        return count;
    }

    /// All laws on one series.
    private static final class Contest {

        private final MinuteSeries series;
        private final List<ReturnLaw> laws;
        private final List<VarianceTrack> tracks;

        Contest(MinuteSeries series, List<ReturnLaw> laws) {
            this.series = series;
            this.laws = laws;
            this.tracks = laws.stream().map(law -> law.track(series)).toList();
        }

        int firstScored(long fromMinute) {
            return Math.max(series.firstAtOrAfter(fromMinute), WARMUP_MINUTES);
        }

        void score(int index, int minutes, Tally tally) {
            if (!series.reaches(index, minutes)) {
                return;
            }
            double[] nats = new double[laws.size()];
            for (int k = 0; k < nats.length; k++) {
                nats[k] = laws.get(k).logDensity(tracks.get(k), index, minutes);
            }
            tally.add(series.minute(index), nats);
        }
    }

    /// Sums of scores by block of days, in order of time: the model's, then the baselines'.
    private static final class Tally {

        private static final int COUNT = 3; // after the three laws' sums

        private final long blockMinutes;
        private final double[] total = new double[COUNT + 1];
        private final TreeMap<Long, double[]> blocks = new TreeMap<>();

        Tally(long blockMinutes) {
            this.blockMinutes = blockMinutes;
        }

        void add(long minute, double[] nats) {
            double[] block =
                    blocks.computeIfAbsent(minute / blockMinutes, _ -> new double[COUNT + 1]);
            for (int k = 0; k < COUNT; k++) {
                block[k] += nats[k];
                total[k] += nats[k];
            }
            block[COUNT]++;
            total[COUNT]++;
        }

        HeldOutScore score(String horizon) {
            double count = total[COUNT];
            return new HeldOutScore(
                    horizon,
                    (long) count,
                    total[0] / count,
                    total[1] / count,
                    total[2] / count,
                    modelOver(1),
                    modelOver(2));
        }

        private MeanDifference modelOver(int baseline) {
            double mean = (total[0] - total[baseline]) / total[COUNT];
            double sum = 0;
            for (double[] block : blocks.values()) {
                double away = (block[0] - block[baseline]) / block[COUNT] - mean;
                sum += away * away;
            }
            int count = blocks.size();
            double deviation = Math.sqrt(sum / (count - 1));
            return new MeanDifference(mean, deviation / Math.sqrt(count), count);
        }
    }
}
