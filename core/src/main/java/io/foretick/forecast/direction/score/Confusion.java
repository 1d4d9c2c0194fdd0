package io.foretick.forecast.direction.score;

import io.foretick.forecast.direction.Direction;

/// How often each decision met each fact, and the shares that follow from it. A share of nothing is
/// NaN. Immutable.
public final class Confusion {

    private static final int SIDES = Direction.values().length;

    private final long[] counts = new long[SIDES * SIDES];

    private Confusion() {}

    /// Counts rows.
    public static Confusion of(Iterable<Judged> rows) {
        Confusion confusion = new Confusion();
        for (Judged row : rows) {
            confusion.counts[at(row.decision(), row.fact())]++;
        }
        return confusion;
    }

    /// The same with one more row.
    public Confusion with(Direction decision, Direction fact) {
        Confusion sum = plus(new Confusion());
        sum.counts[at(decision, fact)]++;
        return sum;
    }

    /// The rows of both.
    public Confusion plus(Confusion other) {
        Confusion sum = new Confusion();
        for (int k = 0; k < sum.counts.length; k++) {
            sum.counts[k] = counts[k] + other.counts[k];
        }
        return sum;
    }

    /// Rows with this decision and this fact.
    public long count(Direction decision, Direction fact) {
        return counts[at(decision, fact)];
    }

    /// Rows with this decision.
    public long decided(Direction decision) {
        return count(decision, Direction.UP)
                + count(decision, Direction.DOWN)
                + count(decision, Direction.FLAT);
    }

    /// Rows with this fact.
    public long came(Direction fact) {
        return count(Direction.UP, fact)
                + count(Direction.DOWN, fact)
                + count(Direction.FLAT, fact);
    }

    /// All rows.
    public long n() {
        return decided(Direction.UP) + decided(Direction.DOWN) + decided(Direction.FLAT);
    }

    /// Share of all rows whose decision is the fact, `FLAT` included.
    public double accuracy() {
        return share(hits() + count(Direction.FLAT, Direction.FLAT), n());
    }

    /// Rows whose decision is a side.
    public long nonFlat() {
        return n() - decided(Direction.FLAT);
    }

    /// Share of the decisions for a side that came so; a fact of `FLAT` is a miss.
    public double nonFlatAccuracy() {
        return share(hits(), nonFlat());
    }

    /// The same had each decision named the other side.
    public double swappedAccuracy() {
        return share(misses(), nonFlat());
    }

    /// Rows whose decision and whose fact both are a side.
    public long actions() {
        return hits() + misses();
    }

    /// Share of the actions whose decision is the fact.
    public double actionAccuracy() {
        return share(hits(), actions());
    }

    /// Share of all rows whose decision is a side.
    public double coverage() {
        return share(nonFlat(), n());
    }

    /// Share of `UP` among the decisions for a side.
    public double upShare() {
        return share(decided(Direction.UP), nonFlat());
    }

    /// Share of all rows whose decision is to abstain.
    public double predictedFlatShare() {
        return share(decided(Direction.FLAT), n());
    }

    /// Share of all rows whose move was too small to count.
    public double factFlatShare() {
        return share(came(Direction.FLAT), n());
    }

    private long hits() {
        return count(Direction.UP, Direction.UP) + count(Direction.DOWN, Direction.DOWN);
    }

    private long misses() {
        return count(Direction.UP, Direction.DOWN) + count(Direction.DOWN, Direction.UP);
    }

    private static int at(Direction decision, Direction fact) {
        return decision.ordinal() * SIDES + fact.ordinal();
    }

    private static double share(long part, long whole) {
        return part / (double) whole;
    }
}
