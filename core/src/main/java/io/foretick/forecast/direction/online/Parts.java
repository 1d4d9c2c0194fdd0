package io.foretick.forecast.direction.online;

import io.foretick.feature.direction.CandleFeatures;
import io.foretick.forecast.direction.Calibration;
import io.foretick.forecast.direction.Memory;
import io.foretick.forecast.direction.NextClose;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/// What a timeframe's predictor is made of besides its own models. Each part belongs to that one
/// predictor; none may be shared.
///
/// @param memory remembers for the three online models
/// @param calibrations makes a new calibration for each model
/// @param nextClose the fourth model; null where there is none
/// @param trend features of the model TRENDVIC
/// @param oscillator features of the model OSCILLATOR
/// @param volume features of the model VOLUMEMETRIX
public record Parts(
        Memory memory,
        Supplier<Calibration> calibrations,
        @Nullable NextClose nextClose,
        CandleFeatures trend,
        CandleFeatures oscillator,
        CandleFeatures volume) {}
