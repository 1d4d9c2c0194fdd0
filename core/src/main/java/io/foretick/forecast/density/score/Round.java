package io.foretick.forecast.density.score;

import java.util.ArrayList;
import java.util.List;

/// The questions of one horizon, and what their answers come to. Sums are taken in the order of the
/// questions.
final class Round {

    private final String horizon;
    private final long blockMinutes;
    private final List<String> names;
    private final List<Question> questions = new ArrayList<>();

    /// @param blockMinutes length of the blocks that count as independent
    Round(String horizon, long blockMinutes, List<String> names) {
        this.horizon = horizon;
        this.blockMinutes = blockMinutes;
        this.names = names;
    }

    void add(Question question) {
        questions.add(question);
    }

    List<Question> questions() {
        return questions;
    }

    /// What the answers come to.
    HeldOutScore score() {
        long[] blocks =
                questions.stream().mapToLong(one -> one.startMinute() / blockMinutes).toArray();
        List<EntryScore> entries = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            List<MeanDifference> over = new ArrayList<>();
            for (int other = 0; other < names.size(); other++) {
                over.add(MeanDifference.of(differences(k, other), blocks));
            }
            entries.add(new EntryScore(names.get(k), mean(k), over));
        }
        return new HeldOutScore(horizon, questions.size(), entries);
    }

    private double mean(int entry) {
        double total = 0;
        for (Question question : questions) {
            total += question.nats(entry);
        }
        return total / questions.size();
    }

    private double[] differences(int one, int other) {
        return questions.stream()
                .mapToDouble(question -> question.nats(one) - question.nats(other))
                .toArray();
    }
}
