package io.foretick.session.direction;

import io.foretick.feature.direction.OscillatorFeatures;
import io.foretick.feature.direction.TrendFeatures;
import io.foretick.feature.direction.VolumeFeatures;
import io.foretick.forecast.DensityModel;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.DirectionListeners;
import io.foretick.forecast.direction.NextClose;
import io.foretick.forecast.direction.StatePart;
import io.foretick.forecast.direction.calibration.CalibrationSettings;
import io.foretick.forecast.direction.calibration.ChosenCalibration;
import io.foretick.forecast.direction.density.DensityNextClose;
import io.foretick.forecast.direction.online.DirectionSettings;
import io.foretick.forecast.direction.online.Parts;
import io.foretick.forecast.direction.online.TimeframePredictor;
import io.foretick.forecast.direction.pattern.PatternMemory;
import io.foretick.forecast.direction.pattern.PatternSettings;
import io.foretick.market.candle.Timeframe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A timeframe's models with the memory that they share: the one wiring of both, for live runs and
/// replays alike. Owned by one thread.
///
/// @param memory of `models`
/// @param figures what came of their lessons
public record Predictor(TimeframePredictor models, PatternMemory memory, LessonFigures figures) {

    /// What predictors are made of.
    ///
    /// @param symbol whose candles they see
    /// @param density the fourth model, where there is one
    public record Recipe(
            String symbol, DirectionSettings settings, Optional<DensityModel> density) {

        private static final int WARM_UP = 200;
        private static final int WARM_UP_DENSITY = 2_200;

        /// Candles before its first one that a predictor should be shown: the density needs a day
        /// and a half of minutes before it says anything, the others their window.
        public int warmUp() {
            return density.isPresent() ? WARM_UP_DENSITY : WARM_UP;
        }

        /// Whether the fourth model speaks of this timeframe: where there is one, of the candles
        /// that it reads.
        public boolean hasDensity(Timeframe timeframe) {
            return density.filter(model -> DensityNextClose.reads(model, timeframe)).isPresent();
        }

        /// A predictor that knows nothing yet.
        ///
        /// @param timeframes how many share one database of patterns
        public Predictor make(Timeframe timeframe, int timeframes, DirectionListener listener) {
            var memory = new PatternMemory(timeframe, PatternSettings.DEFAULT.share(timeframes));
            Optional<NextClose> nextClose =
                    density.filter(_ -> hasDensity(timeframe))
                            .map(model -> new DensityNextClose(model, symbol, timeframe));
            var parts =
                    new Parts(
                            memory,
                            () -> new ChosenCalibration(CalibrationSettings.DEFAULT),
                            nextClose.orElse(null),
                            new TrendFeatures(),
                            new OscillatorFeatures(),
                            new VolumeFeatures());
            var figures = new LessonFigures();
            var listeners = DirectionListeners.of(figures, listener);
            var models = new TimeframePredictor(timeframe, settings, parts, listeners);
            return new Predictor(models, memory, figures);
        }
    }

    public Timeframe timeframe() {
        return memory.timeframe();
    }

    /// All that is saved of it but its memory.
    public List<StatePart> parts() {
        List<StatePart> parts = new ArrayList<>(models.parts());
        parts.add(new StatePart(StatePart.TIMEFRAME, "lesson_figures", figures));
        return List.copyOf(parts);
    }
}
