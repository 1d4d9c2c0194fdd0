package io.foretick.venue.snapshot;

import io.foretick.base.Checks;

import java.util.Map;

/// What a snapshot is of.
///
/// @param source what the rows are of, such as `base 0x1234...`; told apart as it stands
/// @param fromSecond first second covered, since the Unix epoch
/// @param endSecond end of what is covered, exclusive
/// @param facts what is known of the source beside its rows
public record Manifest(String source, long fromSecond, long endSecond, Map<String, String> facts) {

    public Manifest {
        Checks.notBlank(source, "source");
        Checks.inRange(fromSecond, 0, endSecond - 1, "fromSecond");
        facts = Map.copyOf(facts);
    }

    /// Whether all of this time is covered.
    boolean covers(String wanted, long fromSecondWanted, long endSecondWanted) {
        return source.equals(wanted)
                && fromSecond <= fromSecondWanted
                && endSecond >= endSecondWanted;
    }

    /// A fact.
    ///
    /// @throws IllegalArgumentException if it is not there
    public String fact(String name) {
        String value = facts.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a snapshot of " + source + " lacks " + name);
        }
        return value;
    }
}
