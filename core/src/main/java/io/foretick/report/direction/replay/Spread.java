package io.foretick.report.direction.replay;

/// First, last, least, largest and mean of some numbers; NaN before the first. Owned by a
/// [ModelRecord].
final class Spread {

    private long count;
    private double sum;
    private double first = Double.NaN;
    private double last = Double.NaN;
    private double least = Double.NaN;
    private double largest = Double.NaN;

    void add(double value) {
        if (count == 0) {
            first = value;
            least = value;
            largest = value;
        }
        count++;
        sum += value;
        last = value;
        least = Math.min(least, value);
        largest = Math.max(largest, value);
    }

    double mean() {
        return sum / count;
    }

    double first() {
        return first;
    }

    double last() {
        return last;
    }

    double least() {
        return least;
    }

    double largest() {
        return largest;
    }
}
