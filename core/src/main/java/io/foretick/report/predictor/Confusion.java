package io.foretick.report.predictor;

import io.foretick.forecast.direction.Direction;
import io.foretick.report.live.JsonText;

/// How often each decision met each fact. Owned by one thread.
final class Confusion {

    private static final Direction[] SIDES = Direction.values();

    private final long[][] counts = new long[SIDES.length][SIDES.length];

    void add(Direction decision, Direction fact) {
        counts[decision.ordinal()][fact.ordinal()]++;
    }

    /// An object of decisions, each with its counts of facts.
    void write(JsonText out) {
        for (Direction decision : SIDES) {
            out.object(decision.name(), facts -> write(counts[decision.ordinal()], facts));
        }
    }

    private static void write(long[] row, JsonText out) {
        for (Direction fact : SIDES) {
            out.put(fact.name(), row[fact.ordinal()]);
        }
    }
}
