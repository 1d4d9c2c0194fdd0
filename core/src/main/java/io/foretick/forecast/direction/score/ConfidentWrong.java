package io.foretick.forecast.direction.score;

import io.foretick.forecast.direction.Direction;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Decisions for a side with great confidence that went the other way. Immutable.
///
/// @param confident decisions for a side with at least [#CONFIDENCE] where the fact is a side
/// @param wrong those of them that went the other way
/// @param worst the most confident of these, at most [#WORST_MAX], the most confident first
public record ConfidentWrong(long confident, long wrong, List<Judged> worst) {

    /// From where on a decision is confident.
    public static final double CONFIDENCE = 0.8;

    /// How many examples are kept.
    public static final int WORST_MAX = 10;

    public ConfidentWrong {
        worst = List.copyOf(worst);
    }

    /// Finds them among rows.
    public static ConfidentWrong of(Collection<Judged> rows) {
        List<Judged> confident = rows.stream().filter(ConfidentWrong::isConfident).toList();
        List<Judged> wrong =
                confident.stream()
                        .filter(row -> row.decision() != row.fact())
                        .sorted(Comparator.comparingDouble(Judged::confidence).reversed())
                        .toList();
        return new ConfidentWrong(
                confident.size(),
                wrong.size(),
                wrong.subList(0, Math.min(wrong.size(), WORST_MAX)));
    }

    /// Share of the confident decisions that were wrong; NaN where there were none.
    public double rate() {
        return wrong / (double) confident;
    }

    private static boolean isConfident(Judged row) {
        return row.confidence() >= CONFIDENCE && row.decision() != Direction.FLAT && row.moved();
    }
}
