package io.foretick.forecast.density.score;

import io.foretick.base.DensityCurve;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.forecast.Forecaster;
import io.foretick.forecast.ReturnLaw;
import io.foretick.forecast.density.MinuteSeries;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// Scores models on returns they have not seen, all on the same ones, through the very curves that
/// they would publish. One run, one thread. The choice between models is not made here.
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

    private final List<Entry> entries;
    private final List<MinuteSeries> all;
    private final long fromMinute;
    private final Seed seed;

    private HeldOut(List<Entry> entries, List<MinuteSeries> all, long fromMinute, Seed seed) {
        this.entries = entries;
        this.all = all;
        this.fromMinute = fromMinute;
        this.seed = seed;
    }

    /// Scores on the mix of horizons, then at each fixed one. The mix takes a market's duration
    /// from 5 minutes to a day, and the time left of it, both uniform.
    ///
    /// @param all series that hold the returns to score; what lies before `fromMinute` only warms
    ///   the forecasters up
    /// @param seed of the choice of returns; the same whatever the entries
    /// @throws IllegalArgumentException if nothing is left to score
    public static List<HeldOutScore> score(
            List<Entry> entries, List<MinuteSeries> all, long fromMinute, Seed seed) {
        return new HeldOut(entries, all, fromMinute, seed.split("score")).scores();
    }

    private List<HeldOutScore> scores() {
        List<Round> rounds = new ArrayList<>();
        rounds.add(mix());
        for (int minutes : FIXED_MINUTES) {
            rounds.add(at(minutes));
        }
        for (MinuteSeries series : all) {
            List<Question> questions =
                    rounds.stream()
                            .flatMap(round -> round.questions().stream())
                            .filter(question -> question.series() == series)
                            .sorted(Comparator.comparingInt(Question::index))
                            .toList();
            for (int k = 0; k < entries.size(); k++) {
                answer(k, series, questions);
            }
        }
        return rounds.stream().map(Round::score).toList();
    }

    private Round mix() {
        Round round = round("mix", LONG_BLOCK_MINUTES);
        SplittableRandom random = seed.split("mix").random();
        double share = (double) MIX_RETURNS / available(1);
        for (MinuteSeries series : all) {
            for (int k = firstScored(series); k < series.size(); k++) {
                if (random.nextDouble() < share) {
                    int duration = DURATION_MINUTES[random.nextInt(DURATION_MINUTES.length)];
                    ask(series, k, 1 + random.nextInt(duration), round);
                }
            }
        }
        return round;
    }

    private Round at(int minutes) {
        long blockMinutes = minutes < BLOCK_MINUTES ? BLOCK_MINUTES : LONG_BLOCK_MINUTES;
        Round round = round(minutes + "m", blockMinutes);
        SplittableRandom random = seed.split(minutes).random();
        double share = (double) FIXED_RETURNS / available(minutes);
        for (MinuteSeries series : all) {
            for (int k = firstScored(series); k < series.size(); k++) {
                if (random.nextDouble() < share) {
                    ask(series, k, minutes, round);
                }
            }
        }
        return round;
    }

    private Round round(String horizon, long blockMinutes) {
        return new Round(horizon, blockMinutes, entries.stream().map(Entry::name).toList());
    }

    private void ask(MinuteSeries series, int index, int minutes, Round round) {
        if (series.reaches(index, minutes)) {
            round.add(new Question(series, index, minutes, entries.size()));
        }
    }

    private int firstScored(MinuteSeries series) {
        return Math.max(series.firstAtOrAfter(fromMinute), WARMUP_MINUTES);
    }

    private long available(int minutes) {
        long count = 0;
        for (MinuteSeries series : all) {
            for (int k = firstScored(series); k < series.size(); k++) {
                count += series.reaches(k, minutes) ? 1 : 0;
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException(
                    "no return over " + minutes + " minutes is left to score");
        }
        return count;
    }

    /// Leads one entry's forecaster along a series and asks it on the way.
    ///
    /// @param questions of this series, in order of time
    private void answer(int entry, MinuteSeries series, List<Question> questions) {
        Forecaster forecaster = entries.get(entry).model().forAsset(series.asset());
        int fed = 0;
        for (Question question : questions) {
            while (fed <= question.index()) {
                forecaster.onPrice(series.timeNs(fed), series.logClose(fed));
                fed++;
            }
            DensityCurve curve = forecaster.curveAt(series.timeNs(question.index()));
            question.answer(entry, logDensity(curve, question));
        }
    }

    private static double logDensity(DensityCurve curve, Question question) {
        double seconds = Times.seconds(question.minutes() * Times.MINUTE_NS);
        return ReturnLaw.of(curve, seconds).logPdf(question.returnLog());
    }
}
