package io.foretick.forecast.density.score;

import io.foretick.forecast.density.MinuteSeries;

/// One return to be forecast, and how probable each entry held what came.
///
/// @param series that it is part of
/// @param index of the close at which it begins
/// @param minutes how long it lasts
/// @param nats log density of each entry, filled in once
record Question(MinuteSeries series, int index, int minutes, double[] nats) {

    long startMinute() {
        return series.minute(index);
    }

    double returnLog() {
        return series.returnLog(index, minutes);
    }
}
