package io.foretick.store.registry;

import io.foretick.base.Checks;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Why and when the live model is changed, for the audit log.
///
/// @param at time of the decision
/// @param text in words
/// @param forced whether somebody set aside what the figures say
/// @param figures that were decided on, by name; finite
public record Reason(Instant at, String text, boolean forced, SortedMap<String, Double> figures) {

    public Reason {
        Checks.notBlank(text, "text");
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
        for (Map.Entry<String, Double> figure : figures.entrySet()) {
            Checks.finite(figure.getValue(), figure.getKey());
        }
    }

    /// A reason without figures.
    public static Reason of(Instant at, String text) {
        return new Reason(at, text, false, Collections.emptySortedMap());
    }
}
