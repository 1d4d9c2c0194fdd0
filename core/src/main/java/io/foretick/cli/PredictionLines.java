package io.foretick.cli;

import io.foretick.base.Times;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Update;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;

/// Prints what the ensemble says at each close, and what came of it before.
final class PredictionLines implements DirectionListener {

    private final PrintWriter out;
    private String before = "";

    PredictionLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void update(Update update) {
        if (update.prediction().model() == ModelName.ENSEMBLE) {
            before =
                    String.format(
                            Locale.ROOT,
                            "   before: %s, was %s %+.1f bps",
                            update.prediction().direction(),
                            update.fact().direction(),
                            update.fact().returnBps());
        }
    }

    @Override
    public void prediction(Prediction prediction) {
        if (prediction.model() == ModelName.ENSEMBLE) {
            out.printf(
                    Locale.ROOT,
                    "%s  tf %-3s close %.2f  %-4s p_up %.4f%s%n",
                    Instant.ofEpochSecond(Times.toEpochSecond(prediction.madeAtNs())),
                    prediction.timeframe().name(),
                    prediction.close(),
                    prediction.direction(),
                    prediction.calibrated().up(),
                    before);
            out.flush();
            before = "";
        }
    }
}
