package io.foretick.forecast.density.score;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The questions of one horizon, and what their answers come to. Sums are taken in the order of the
/// questions, blocks in order of time.
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
        int count = names.size();
        double[] total = new double[count + 1]; // sums of nats, then the number of returns
        TreeMap<Long, double[]> blocks = new TreeMap<>();
        for (Question question : questions) {
            long day = question.startMinute() / blockMinutes;
            double[] block = blocks.computeIfAbsent(day, _ -> new double[count + 1]);
            for (int k = 0; k < count; k++) {
                block[k] += question.nats(k);
                total[k] += question.nats(k);
            }
            block[count]++;
            total[count]++;
        }
        List<double[]> inOrder = List.copyOf(blocks.values());
        List<EntryScore> entries = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            List<MeanDifference> over = new ArrayList<>();
            for (int other = 0; other < count; other++) {
                over.add(over(k, other, total, inOrder));
            }
            entries.add(new EntryScore(names.get(k), total[k] / total[count], over));
        }
        return new HeldOutScore(horizon, questions.size(), entries);
    }

    private static MeanDifference over(int one, int other, double[] total, List<double[]> blocks) {
        int last = total.length - 1;
        double mean = (total[one] - total[other]) / total[last];
        double sum = 0;
        for (double[] block : blocks) {
            double away = (block[one] - block[other]) / block[last] - mean;
            sum += away * away;
        }
        double deviation = Math.sqrt(sum / (blocks.size() - 1));
        return new MeanDifference(mean, deviation / Math.sqrt(blocks.size()), blocks.size());
    }
}
