package io.foretick.report.predictor;

import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.score.Confusion;
import io.foretick.forecast.direction.score.Judged;
import io.foretick.forecast.direction.score.ReliabilityBins;
import io.foretick.report.live.JsonText;

import java.util.Collection;
import java.util.List;

/// Sums over judged predictions, of which a window's scores are made. Owned by one thread.
final class Tally {

    private final ReliabilityBins bins = new ReliabilityBins();
    private Confusion confusion = Confusion.of(List.of());
    private double rewards;
    private double confidences;

    /// Takes more rows in.
    void add(Collection<Judged> rows) {
        confusion = confusion.plus(Confusion.of(rows));
        for (Judged row : rows) {
            rewards += row.reward();
            confidences += row.confidence();
            if (row.moved()) {
                bins.add(row.up(), row.fact() == Direction.UP);
            }
        }
    }

    Confusion confusion() {
        return confusion;
    }

    ReliabilityBins bins() {
        return bins;
    }

    /// The scores; null where nothing is counted yet.
    void write(JsonText out) {
        long count = confusion.n();
        out.put("n", count)
                .put("accuracy", confusion.accuracy())
                .put("action_accuracy", confusion.actionAccuracy())
                .put("coverage", confusion.coverage())
                .put("reward", rewards / count)
                .put("avg_conf", confidences / count)
                .put("ece", bins.error());
    }
}
