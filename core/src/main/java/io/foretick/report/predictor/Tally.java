package io.foretick.report.predictor;

import io.foretick.forecast.direction.Direction;
import io.foretick.report.live.JsonText;

/// Sums over judged predictions, of which a window's scores are made. Owned by one thread.
final class Tally {

    private final ReliabilityBins bins = new ReliabilityBins();
    private long count;
    private long hits;
    private long actions;
    private long actionHits;
    private double rewards;
    private double confidences;

    void add(Judged judged) {
        count++;
        rewards += judged.reward();
        confidences += judged.confidence();
        hits += judged.isHit() ? 1 : 0;
        if (judged.isAction()) {
            actions++;
            actionHits += judged.isHit() ? 1 : 0;
        }
        if (judged.fact() != Direction.FLAT) {
            bins.add(judged.up(), judged.fact() == Direction.UP);
        }
    }

    long count() {
        return count;
    }

    ReliabilityBins bins() {
        return bins;
    }

    /// The scores; null where nothing is counted yet.
    void write(JsonText out) {
        out.put("n", count)
                .put("accuracy", (double) hits / count)
                .put("action_accuracy", (double) actionHits / actions)
                .put("coverage", (double) actions / count)
                .put("reward", rewards / count)
                .put("avg_conf", confidences / count)
                .put("ece", bins.error());
    }
}
