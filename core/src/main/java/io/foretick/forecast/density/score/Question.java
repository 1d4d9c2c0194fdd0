package io.foretick.forecast.density.score;

import io.foretick.forecast.density.MinuteSeries;

/// One return to be forecast, and how probable each entry held what came. Mutable until every entry
/// has answered; owned by [HeldOut].
final class Question {

    private final MinuteSeries series;
    private final int index;
    private final int minutes;
    private final double[] nats;

    /// @param series that the return is part of
    /// @param index of the close at which it begins
    /// @param minutes how long it lasts
    /// @param entries how many will answer
    Question(MinuteSeries series, int index, int minutes, int entries) {
        this.series = series;
        this.index = index;
        this.minutes = minutes;
        this.nats = new double[entries];
    }

    MinuteSeries series() {
        return series;
    }

    int index() {
        return index;
    }

    int minutes() {
        return minutes;
    }

    /// Log density that an entry gave to what came.
    double nats(int entry) {
        return nats[entry];
    }

    void answer(int entry, double logDensity) {
        nats[entry] = logDensity;
    }

    long startMinute() {
        return series.minute(index);
    }

    double returnLog() {
        return series.returnLog(index, minutes);
    }
}
