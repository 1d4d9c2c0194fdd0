package io.foretick.forecast.density.evaluation;

import io.foretick.forecast.Scores;
import io.foretick.forecast.density.score.MeanDifference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// Questions that every contestant answered, and their answers: groups of them can be scored.
/// Immutable.
///
/// @param questions in order of time
/// @param answers of each contestant, one to each question
record AnswerSheet(List<Question> questions, List<List<Answer>> answers) {

    /// The questions with these numbers.
    AnswerSheet only(IntPredicate wanted) {
        List<Question> kept = new ArrayList<>();
        List<List<Answer>> keptAnswers = new ArrayList<>();
        answers.forEach(_ -> keptAnswers.add(new ArrayList<>()));
        for (int k = 0; k < questions.size(); k++) {
            if (wanted.test(k)) {
                kept.add(questions.get(k));
                for (int one = 0; one < answers.size(); one++) {
                    keptAnswers.get(one).add(answers.get(one).get(k));
                }
            }
        }
        return new AnswerSheet(kept, keptAnswers);
    }

    boolean isEmpty() {
        return questions.isEmpty();
    }

    /// Scores all of them as a group of ends of markets.
    ///
    /// @param blockDays length of the blocks that count as independent
    GroupScores scoreWindows(String name, int blockDays) {
        double[] outcomes = questions.stream().mapToDouble(q -> q.endedUp() ? 1 : 0).toArray();
        List<Marks.Up> up = new ArrayList<>();
        List<MeanDifference> upGains = new ArrayList<>();
        for (List<Answer> one : answers) {
            up.add(Marks.Up.of(one.stream().mapToDouble(Answer::up).toArray(), outcomes));
            upGains.add(upGain(one, blockDays));
        }
        return score(name, blockDays, up, upGains, List.of());
    }

    /// Scores all of them as a group of one fixed horizon.
    GroupScores scoreHorizon(String name, int blockDays) {
        List<PitTest> tests = new ArrayList<>();
        for (List<Answer> one : answers) {
            double[] pits = one.stream().mapToDouble(Answer::pit).toArray();
            tests.add(PitTest.of(questions, pits, blockDays));
        }
        return score(name, blockDays, List.of(), List.of(), tests);
    }

    private GroupScores score(
            String name,
            int blockDays,
            List<Marks.Up> up,
            List<MeanDifference> upGains,
            List<PitTest> tests) {
        List<Marks> marks = answers.stream().map(Marks::of).toList();
        List<MeanDifference> gains = answers.stream().map(other -> gain(other, blockDays)).toList();
        return new GroupScores(name, questions.size(), marks, up, gains, upGains, tests);
    }

    private MeanDifference gain(List<Answer> other, int blockDays) {
        List<Answer> first = answers.getFirst();
        double[] differences = new double[questions.size()];
        for (int k = 0; k < differences.length; k++) {
            differences[k] = first.get(k).nats() - other.get(k).nats();
        }
        return MeanDifference.of(differences, blocks(blockDays));
    }

    private MeanDifference upGain(List<Answer> other, int blockDays) {
        List<Answer> first = answers.getFirst();
        double[] differences = new double[questions.size()];
        for (int k = 0; k < differences.length; k++) {
            double outcome = questions.get(k).endedUp() ? 1 : 0;
            differences[k] =
                    Scores.logLoss(other.get(k).up(), outcome)
                            - Scores.logLoss(first.get(k).up(), outcome);
        }
        return MeanDifference.of(differences, blocks(blockDays));
    }

    private long[] blocks(int days) {
        return questions.stream().mapToLong(question -> question.block(days)).toArray();
    }
}
