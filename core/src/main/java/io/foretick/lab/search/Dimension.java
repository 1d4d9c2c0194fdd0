package io.foretick.lab.search;

import io.foretick.lab.experiment.Choice;
import io.foretick.lab.experiment.Choice.Between;

import java.util.List;
import java.util.Optional;

/// One setting that ranges, as an axis from 0 to 1.
///
/// @param path of the setting
/// @param values what it may be, each with an equal part of the axis; empty if it is continuous
/// @param range what it may be if it is continuous
record Dimension(String path, List<String> values, Optional<Between> range) {

    static Dimension of(String path, Choice choice) {
        return switch (choice) {
            case Choice.One one -> new Dimension(path, List.of(one.value()), Optional.empty());
            case Choice.Listed listed -> new Dimension(path, listed.values(), Optional.empty());
            case Between between when between.steps() > 0 ->
                    new Dimension(path, between.grid(), Optional.empty());
            case Between between -> new Dimension(path, List.of(), Optional.of(between));
        };
    }

    /// Number of values, 0 if it is continuous.
    int size() {
        return values.size();
    }

    /// The value at a place of the axis.
    String at(double place) {
        return range.isPresent() ? range.get().at(place) : values.get(index(place));
    }

    /// Which value lies at a place of the axis.
    int index(double place) {
        return Math.min((int) (place * size()), size() - 1);
    }

    /// The middle of a value's part of the axis.
    double place(int index) {
        return (index + 0.5) / size();
    }

    /// Where a value lies; NaN if it is none of this axis.
    double place(String value) {
        if (range.isPresent()) {
            return range.get().shareOf(Double.parseDouble(value));
        }
        int index = values.indexOf(value);
        return index < 0 ? Double.NaN : place(index);
    }
}
