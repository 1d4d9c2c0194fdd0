package io.foretick.forecast.density.evaluation;

import io.foretick.market.second.PairName;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// Turns answers into an [Evaluation]: forms the groups and scores each. Pure functions.
///
/// Of single days scores are taken as independent, of whole ones overlap: where the end of a market
/// of any duration, or the return of a day, is asked for, blocks have two days.
public final class Grading {

    private static final int DAY = 1;
    private static final int TWO_DAYS = 2;
    private static final int DAY_MINUTES = 1440;
    private static final int SHARES = 5;
    private static final int HOURS = 24;
    private static final long HOUR_SECONDS = 3_600;

    private final Exam exam;
    private final AnswerSheet windows;
    private final AnswerSheet horizons;

    private Grading(Exam exam, AnswerSheet all) {
        this.exam = exam;
        this.windows = all.only(k -> all.questions().get(k).hasWindow());
        this.horizons = all.only(k -> !all.questions().get(k).hasWindow());
    }

    /// Grades answers to an exam.
    ///
    /// @param names of the contestants, the examined one first
    /// @param answers of each, one to each question
    /// @throws IllegalArgumentException if no end of a market was answered by all
    public static Evaluation grade(
            Exam exam, List<String> names, List<List<@Nullable Answer>> answers) {
        List<Question> questions = exam.questions();
        List<Question> kept = new ArrayList<>();
        List<List<Answer>> keptAnswers = new ArrayList<>();
        names.forEach(_ -> keptAnswers.add(new ArrayList<>()));
        for (int k = 0; k < questions.size(); k++) {
            int number = k;
            if (answers.stream().allMatch(of -> of.get(number) != null)) {
                kept.add(questions.get(k));
                for (int one = 0; one < names.size(); one++) {
                    keptAnswers.get(one).add(Objects.requireNonNull(answers.get(one).get(k)));
                }
            }
        }
        List<Integer> unanswered =
                answers.stream().map(of -> Math.toIntExact(missing(of))).toList();
        var grading = new Grading(exam, new AnswerSheet(kept, keptAnswers));
        return grading.evaluation(names, unanswered);
    }

    private Evaluation evaluation(List<String> names, List<Integer> unanswered) {
        if (windows.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no end of a market that all models answered, unanswered are "
                            + unanswered);
        }
        return new Evaluation(
                names,
                unanswered,
                windows.scoreWindows("mix", TWO_DAYS),
                byHorizon(),
                byWindow(),
                byCoin(),
                byRemainingShare(),
                byHour());
    }

    private static long missing(List<@Nullable Answer> answers) {
        return answers.stream().filter(Objects::isNull).count();
    }

    private List<GroupScores> byHorizon() {
        List<GroupScores> groups = new ArrayList<>();
        for (int minutes : Span.HORIZON_MINUTES) {
            AnswerSheet part = of(horizons, question -> question.minutes() == minutes);
            if (!part.isEmpty()) {
                groups.add(part.scoreHorizon(Span.name(minutes), blockDays(minutes)));
            }
        }
        return groups;
    }

    private List<GroupScores> byWindow() {
        List<GroupScores> groups = new ArrayList<>();
        for (int minutes : Span.WINDOW_MINUTES) {
            addWindows(
                    Span.name(minutes),
                    blockDays(minutes),
                    question -> question.windowMinutes() == minutes,
                    groups);
        }
        return groups;
    }

    private List<GroupScores> byCoin() {
        List<GroupScores> groups = new ArrayList<>();
        for (int k = 0; k < exam.coins().size(); k++) {
            int coin = k;
            String name = PairName.asset(exam.coins().get(k).symbol());
            addWindows(name, TWO_DAYS, question -> question.coin() == coin, groups);
        }
        return groups;
    }

    private List<GroupScores> byRemainingShare() {
        List<GroupScores> groups = new ArrayList<>();
        for (int k = 0; k < SHARES; k++) {
            double above = (double) k / SHARES;
            double upTo = (k + 1.0) / SHARES;
            addWindows(
                    100 * k / SHARES + "-" + 100 * (k + 1) / SHARES + "%",
                    TWO_DAYS,
                    question ->
                            question.remainingShare() > above && question.remainingShare() <= upTo,
                    groups);
        }
        return groups;
    }

    private List<GroupScores> byHour() {
        List<GroupScores> groups = new ArrayList<>();
        for (int k = 0; k < HOURS; k++) {
            int hour = k;
            addWindows(
                    Integer.toString(hour),
                    TWO_DAYS,
                    question -> question.endSecond() / HOUR_SECONDS % HOURS == hour,
                    groups);
        }
        return groups;
    }

    private void addWindows(
            String name, int blockDays, Predicate<Question> wanted, List<GroupScores> groups) {
        AnswerSheet part = of(windows, wanted);
        if (!part.isEmpty()) {
            groups.add(part.scoreWindows(name, blockDays));
        }
    }

    private static AnswerSheet of(AnswerSheet sheet, Predicate<Question> wanted) {
        return sheet.only(k -> wanted.test(sheet.questions().get(k)));
    }

    private static int blockDays(int minutes) {
        return minutes < DAY_MINUTES ? DAY : TWO_DAYS;
    }
}
