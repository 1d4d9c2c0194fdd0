package io.foretick.forecast.density.evaluation;

import io.foretick.base.Checks;
import io.foretick.base.DensityCurve;
import io.foretick.forecast.DensityModel;
import io.foretick.forecast.DensityPredictor;
import io.foretick.market.second.BarSeries;
import io.foretick.market.second.SecondSeries;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/// The questions of an evaluation, the same for every model, in order of time. Immutable as long as
/// its series are. A model is asked for one curve of each coin at each instant, however many the
/// questions; that is what it costs.
public final class Exam {

    private final List<SecondSeries> coins;
    private final List<Sitting> sittings;

    private Exam(List<SecondSeries> coins, List<Sitting> sittings) {
        this.coins = coins;
        this.sittings = sittings;
    }

    /// Draws the questions. All coins that are recorded at a drawn instant are asked about there.
    ///
    /// @param coins series of bars no longer than a minute
    /// @throws IllegalArgumentException if there is nothing to ask, or bars are longer
    public static Exam draw(List<? extends SecondSeries> coins, EvaluationPlan plan) {
        List<long[]> ends = new ArrayList<>();
        for (SecondSeries coin : coins) {
            checkBars(coin);
            ends.add(ScoredEnds.of(coin, plan.fromSecond(), plan.toSecond()));
        }
        long available = ends.stream().mapToLong(of -> of.length).sum();
        double share = plan.ends() / (double) available;
        SplittableRandom random = plan.seed().split("exam").random();
        List<Sitting> sittings = new ArrayList<>();
        for (long end : ends.stream().flatMapToLong(LongStream::of).sorted().distinct().toArray()) {
            if (random.nextDouble() < share) {
                sittings.add(sitting(coins, ends, end, plan.toSecond(), random));
            }
        }
        if (sittings.stream().allMatch(sitting -> sitting.questions().isEmpty())) {
            throw new IllegalArgumentException(
                    "nothing is left to score: of each stretch of data the first four days are"
                            + " not");
        }
        return new Exam(List.copyOf(coins), List.copyOf(sittings));
    }

    private static Sitting sitting(
            List<? extends SecondSeries> coins,
            List<long[]> ends,
            long end,
            long toSecond,
            SplittableRandom random) {
        List<Question> questions = new ArrayList<>();
        for (int coin = 0; coin < coins.size(); coin++) {
            if (Arrays.binarySearch(ends.get(coin), end) >= 0) {
                new QuestionDraw(coin, coins.get(coin), toSecond).addAt(end, random, questions);
            }
        }
        return new Sitting(end, questions);
    }

    private static void checkBars(SecondSeries coin) {
        if (coin instanceof BarSeries bars) {
            Checks.inRange(bars.barSeconds(), 1, ScoredEnds.MINUTE, "seconds of a bar");
        }
    }

    /// The exam cut into parts of about equal length, in order. Answers to the parts, one after the
    /// other, are the answers to the whole, so that each part may be answered by a thread of its
    /// own.
    public List<Exam> parts(int count) {
        List<Exam> parts = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int from = (int) ((long) sittings.size() * k / count);
            int to = (int) ((long) sittings.size() * (k + 1) / count);
            parts.add(new Exam(coins, sittings.subList(from, to)));
        }
        return parts;
    }

    /// A model's answers, one to each question, in their order.
    ///
    /// @return null where the model told no law
    public List<@Nullable Answer> answers(DensityModel model) {
        DensityPredictor predictor = model.over(coins);
        List<@Nullable Answer> answers = new ArrayList<>();
        for (Sitting sitting : sittings) {
            List<@Nullable DensityCurve> curves = predictor.at(sitting.endSecond());
            for (Question question : sitting.questions()) {
                DensityCurve curve = curves.get(question.coin());
                answers.add(curve == null ? null : Answer.of(curve, question));
            }
        }
        return answers;
    }

    /// What is asked about.
    public List<SecondSeries> coins() {
        return coins;
    }

    /// When it is asked, and what.
    public List<Sitting> sittings() {
        return sittings;
    }

    /// All questions, in the order of the answers.
    public List<Question> questions() {
        return sittings.stream().flatMap(sitting -> sitting.questions().stream()).toList();
    }
}
