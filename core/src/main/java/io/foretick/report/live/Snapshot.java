package io.foretick.report.live;

import java.util.Map;

/// What the dashboard shows at one instant, already written as JSON, so that any number of readers
/// cost the session nothing. Immutable.
///
/// @param sequence counts up from 1
/// @param state figures of the session, one object
/// @param markets rows of markets, an array
/// @param distributions rows of forecasts, an array
/// @param details the pages of those markets that somebody looks at, by slug
public record Snapshot(
        long sequence,
        String state,
        String markets,
        String distributions,
        Map<String, String> details)
        implements Publication {

    /// Before anything is known.
    static final Snapshot EMPTY = new Snapshot(0, "{}", "[]", "[]", Map.of());

    public Snapshot {
        details = Map.copyOf(details);
    }

    /// State, markets and distributions.
    @Override
    public String json() {
        return "{\"state\":"
                + state
                + ",\"markets\":"
                + markets
                + ",\"distributions\":"
                + distributions
                + "}";
    }
}
