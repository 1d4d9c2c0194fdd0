package io.foretick.forecast.direction.online;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Stateful;
import io.foretick.forecast.direction.Calibrated;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.FeatureVector;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Recall;
import io.foretick.forecast.direction.Thresholds;
import io.foretick.market.candle.Timeframe;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A model's newest prediction while it waits for the candle that judges it. Owned by its model.
final class PendingPrediction implements Stateful {

    private final ModelName model;
    private final Timeframe timeframe;
    private @Nullable Prediction prediction; // null while nothing waits

    PendingPrediction(ModelName model, Timeframe timeframe) {
        this.model = model;
        this.timeframe = timeframe;
    }

    boolean exists() {
        return prediction != null;
    }

    /// What waits.
    Optional<Prediction> prediction() {
        return Optional.ofNullable(prediction);
    }

    void set(Prediction newest) {
        prediction = newest;
    }

    void clear() {
        prediction = null;
    }

    /// Gives the prediction away.
    ///
    /// @param startNs first instant of the candle that judges it
    /// @throws IllegalStateException if it is not the candle that it waits for
    Prediction take(long startNs) {
        Prediction waiting = prediction;
        if (waiting == null || waiting.targetStartNs() != startNs) {
            throw new IllegalStateException(
                    model + " has nothing that the candle of " + startNs + " judges");
        }
        prediction = null;
        return waiting;
    }

    @Override
    public void save(StateSink out) {
        out.add(prediction != null);
        if (prediction != null) {
            saveNumbers(out, prediction);
            saveCalibrated(out, prediction.calibrated());
            saveRecall(out, prediction.recall());
            saveLists(out, prediction);
        }
    }

    @Override
    public void load(StateSource in) {
        prediction = in.nextBoolean() ? read(in) : null;
    }

    private static void saveNumbers(StateSink out, Prediction made) {
        out.add(made.candleStartNs());
        out.add(made.close());
        out.add(made.logitUp());
        out.add(made.logitDown());
        out.add(made.rawUp());
        out.add(made.direction().name());
        out.add(made.thresholds().probability());
        out.add(made.thresholds().delta());
        out.add(made.usedAverages());
    }

    private static void saveCalibrated(StateSink out, Calibrated calibrated) {
        out.add(calibrated.up());
        out.add(calibrated.leader());
        out.add(calibrated.slope());
        out.add(calibrated.shift());
        out.add(calibrated.updates());
        out.add(calibrated.affineUp());
    }

    private static void saveRecall(StateSink out, Recall recall) {
        out.add(recall.fineKey());
        out.add(recall.coarseKey());
        out.add(recall.usedFine());
        out.add(recall.priorUp());
        out.add(recall.priorDown());
        out.add(recall.priorFlat());
        out.add(recall.contextTrust());
        out.add(recall.decision().taken().name());
        out.add(recall.decision().usedFine());
        out.add(recall.decision().trust());
        out.add(recall.decision().wins());
        out.add(recall.decision().antiPattern());
    }

    private static void saveLists(StateSink out, Prediction made) {
        out.add(made.features().toArray(), made.features().size());
        out.add((long) made.notes().size());
        for (String note : made.notes()) {
            out.add(note);
        }
    }

    private Prediction read(StateSource in) {
        long candleStartNs = in.nextLong();
        double close = in.nextDouble();
        double logitUp = in.nextDouble();
        double logitDown = in.nextDouble();
        double rawUp = in.nextDouble();
        Direction direction = Direction.valueOf(in.nextText());
        Thresholds thresholds = new Thresholds(in.nextDouble(), in.nextDouble());
        boolean usedAverages = in.nextBoolean();
        Calibrated calibrated = readCalibrated(in);
        Recall recall = readRecall(in);
        return new Prediction(
                model,
                timeframe,
                candleStartNs,
                close,
                logitUp,
                logitDown,
                rawUp,
                calibrated,
                direction,
                thresholds,
                recall,
                usedAverages,
                readFeatures(in),
                readNotes(in));
    }

    private static Calibrated readCalibrated(StateSource in) {
        return new Calibrated(
                in.nextDouble(),
                in.nextText(),
                in.nextDouble(),
                in.nextDouble(),
                in.nextLong(),
                in.nextDouble());
    }

    private static Recall readRecall(StateSource in) {
        return new Recall(
                in.nextText(),
                in.nextText(),
                in.nextBoolean(),
                in.nextDouble(),
                in.nextDouble(),
                in.nextDouble(),
                in.nextDouble(),
                new Recall.Decision(
                        Direction.valueOf(in.nextText()),
                        in.nextBoolean(),
                        in.nextDouble(),
                        in.nextDouble(),
                        in.nextBoolean()));
    }

    private static FeatureVector readFeatures(StateSource in) {
        double[] values = new double[in.nextInt()];
        for (int k = 0; k < values.length; k++) {
            values[k] = in.nextDouble();
        }
        return FeatureVector.of(values);
    }

    private static List<String> readNotes(StateSource in) {
        List<String> notes = new ArrayList<>();
        for (int left = in.nextInt(); left > 0; left--) {
            notes.add(in.nextText());
        }
        return notes;
    }
}
