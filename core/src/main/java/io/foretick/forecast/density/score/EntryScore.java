package io.foretick.forecast.density.score;

import java.util.List;

/// How one entry did on the returns of one horizon.
///
/// @param name of the entry
/// @param nats mean log score, higher is better
/// @param over this score less that of each entry, in their order, itself included
public record EntryScore(String name, double nats, List<MeanDifference> over) {

    public EntryScore {
        over = List.copyOf(over);
    }
}
