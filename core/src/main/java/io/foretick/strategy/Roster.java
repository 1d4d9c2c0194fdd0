package io.foretick.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The strategies of a session, in the order in which they are asked. Immutable but for what the
/// strategies scratch on.
///
/// @param taking those that take from the book
/// @param quoting those that keep quotes in it
public record Roster(List<Weighted<Strategy>> taking, List<Weighted<QuotingStrategy>> quoting) {

    /// What a weight in the configuration means.
    public static final String WEIGHT_MEANS =
            "What the strategy counts beside others: the greatest edge times confidence times"
                    + " weight trades, and its part of each market's bankroll is its weight over"
                    + " the sum of those that are enabled.";

    /// Bounds of a weight.
    public static final double WEIGHT_MIN = 1e-6;

    /// Bounds of a weight.
    public static final double WEIGHT_MAX = 1e6;

    public Roster {
        taking = List.copyOf(taking);
        quoting = List.copyOf(quoting);
    }

    /// Strategies that take, each of weight 1.
    public static Roster of(List<Strategy> taking) {
        return new Roster(taking.stream().map(one -> new Weighted<>(one, 1)).toList(), List.of());
    }

    /// Names of all, those that take first.
    public List<String> names() {
        return Stream.concat(
                        taking.stream().map(one -> one.strategy().name()),
                        quoting.stream().map(one -> one.strategy().name()))
                .toList();
    }

    /// Each one's part of the whole, in the order of [#names].
    public List<Double> shares() {
        var weights = new ArrayList<Double>();
        taking.forEach(one -> weights.add(one.weight()));
        quoting.forEach(one -> weights.add(one.weight()));
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        return weights.stream().map(weight -> weight / sum).toList();
    }

    /// Whether one of them reads the trades of the last thirty seconds.
    public boolean readsTrades() {
        return taking.stream().anyMatch(one -> one.strategy().readsTrades());
    }
}
