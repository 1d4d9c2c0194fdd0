package io.foretick.lab.trial;

import io.foretick.base.Seed;
import io.foretick.forecast.Forecaster;
import io.foretick.forecast.density.EwmaModel;
import io.foretick.forecast.density.MinuteSeries;
import io.foretick.forecast.density.fit.EwmaFit;
import io.foretick.forecast.density.fit.FitPlan;
import io.foretick.forecast.density.fit.SeasonFit;
import io.foretick.lab.trial.signal.SigmaTrack;
import io.foretick.market.bar.TradeColumns;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// Fits a density forecaster to the minutes before a trial begins, and tells it them: an average of
/// squared returns with a half life of half an hour, a season of the week, and tails. Stateless.
final class PastDensity {

    private static final long MINUTE_NS = 60_000_000_000L;
    private static final double HALF_LIFE_SECONDS = 30 * 60;
    private static final int MINUTES_MIN = 3 * 1440;

    private PastDensity() {}

    /// The forecaster's word for a trial.
    ///
    /// @throws IOException if there is too little before the test blocks to fit it to
    static SigmaTrack track(TrialScene scene) throws IOException {
        MinuteSeries past = minutes(scene);
        if (past.size() < MINUTES_MIN) {
            throw new IOException(
                    "market_maker.fair density needs %,d minutes before the test blocks, there are %,d"
                            .formatted(MINUTES_MIN, past.size()));
        }
        List<MinuteSeries> series = List.of(past);
        FitPlan plan = FitPlan.standard(new Seed(scene.spec().seed()).split("density"));
        EwmaModel model = EwmaFit.fit(series, HALF_LIFE_SECONDS, SeasonFit.fit(series), plan);
        Forecaster forecaster = model.forAsset(past.asset());
        for (int k = 0; k < past.size(); k++) {
            forecaster.onPrice(past.timeNs(k), past.logClose(k));
        }
        return SigmaTrack.of(forecaster, scene.grid().tickE8() * 1e-8);
    }

    private static MinuteSeries minutes(TrialScene scene) {
        TradeColumns trades = scene.tape().trades();
        long[] minutes = new long[scene.firstRow()];
        double[] closes = new double[scene.firstRow()];
        int size = 0;
        for (int row = 0; row < scene.firstRow(); row++) {
            long minute = trades.timeNs(row) / MINUTE_NS + 1; // the one at whose end it closes
            if (size == 0 || minutes[size - 1] != minute) {
                size++;
            }
            minutes[size - 1] = minute;
            closes[size - 1] = trades.priceE8(row) * 1e-8;
        }
        return MinuteSeries.of("coin", Arrays.copyOf(minutes, size), Arrays.copyOf(closes, size));
    }
}
