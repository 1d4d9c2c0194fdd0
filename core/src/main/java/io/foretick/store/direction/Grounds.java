package io.foretick.store.direction;

import io.foretick.base.Checks;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Why and when a state is promoted or rolled back, for the audit table.
///
/// @param at time of the decision
/// @param text in words
/// @param facts that it was decided on, by name
public record Grounds(Instant at, String text, SortedMap<String, String> facts) {

    public Grounds {
        Checks.notBlank(text, "text");
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    /// Grounds with these facts, in the order of their names.
    public static Grounds of(Instant at, String text, Map<String, String> facts) {
        return new Grounds(at, text, new TreeMap<>(facts));
    }
}
