package io.foretick.forecast.density.score;

import java.util.List;

/// Scores of several entries on the same returns, none of which any of them was fitted to.
///
/// @param horizon `mix`, or the horizon in minutes, such as `15m`
/// @param returns how many were scored
/// @param entries one score each, in the order of the entries
public record HeldOutScore(String horizon, long returns, List<EntryScore> entries) {

    public HeldOutScore {
        entries = List.copyOf(entries);
    }
}
