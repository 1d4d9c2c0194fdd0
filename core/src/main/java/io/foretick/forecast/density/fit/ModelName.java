package io.foretick.forecast.density.fit;

import io.foretick.forecast.density.EconometricModel;
import io.foretick.forecast.density.MinuteSeries;
import io.foretick.forecast.density.Season;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The models that can be fitted, by the names that people know them by. Not the name of one fitted
/// model, of which there may be many.
public enum ModelName {
    CONST_T("const-t"),
    GAUSS180("gauss180"),
    EWMA30_T("ewma30-t"),
    EWMA180_T("ewma180-t"),
    EWMA1440_T("ewma1440-t"),
    EWMA30_SEAS_T("ewma30-seas-t"),
    EWMA180_SEAS_T("ewma180-seas-t"),
    EWMA1440_SEAS_T("ewma1440-seas-t"),
    GARCH_T("garch-t"),
    HAR_T("har-t"),
    HAR_SKEW_T("har-skew-t");

    private static final double MINUTES_30 = 1_800;
    private static final double MINUTES_180 = 10_800;
    private static final double MINUTES_1440 = 86_400;

    private final String text;

    ModelName(String text) {
        this.text = text;
    }

    /// The model of this name.
    ///
    /// @throws IllegalArgumentException if there is none; names them all
    public static ModelName parse(String text) {
        for (ModelName name : values()) {
            if (name.text.equals(text)) {
                return name;
            }
        }
        throw new IllegalArgumentException("a model must be one of " + list() + ", was " + text);
    }

    /// All names, with commas between.
    public static String list() {
        return Arrays.stream(values()).map(ModelName::text).collect(Collectors.joining(", "));
    }

    /// As people write it.
    public String text() {
        return text;
    }

    /// Fits such a model.
    ///
    /// @throws IllegalArgumentException if the series are too short, or no price moved
    public EconometricModel fit(List<MinuteSeries> series, FitPlan plan) {
        return switch (this) {
            case CONST_T -> ConstantFit.fit(series, plan);
            case GAUSS180 -> EwmaFit.fitNormal(series, MINUTES_180, Season.flat(), plan);
            case EWMA30_T -> EwmaFit.fit(series, MINUTES_30, Season.flat(), plan);
            case EWMA180_T -> EwmaFit.fit(series, MINUTES_180, Season.flat(), plan);
            case EWMA1440_T -> EwmaFit.fit(series, MINUTES_1440, Season.flat(), plan);
            case EWMA30_SEAS_T -> EwmaFit.fit(series, MINUTES_30, SeasonFit.fit(series), plan);
            case EWMA180_SEAS_T -> EwmaFit.fit(series, MINUTES_180, SeasonFit.fit(series), plan);
            case EWMA1440_SEAS_T -> EwmaFit.fit(series, MINUTES_1440, SeasonFit.fit(series), plan);
            case GARCH_T -> GarchFit.fit(series, SeasonFit.fit(series), plan);
            case HAR_T -> HarFit.fit(series, SeasonFit.fit(series), plan);
            case HAR_SKEW_T -> HarFit.fitSkewed(series, SeasonFit.fit(series), plan);
        };
    }
}
