package io.foretick.forecast.direction.pattern;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// A pattern as it stands at one time, for people to look at. Immutable.
///
/// @param trust how far it may be believed
/// @param antiPattern whether it is a decision that has failed too often
public record PatternView(PatternStat stat, double trust, boolean antiPattern) {

    private static final Comparator<PatternView> MOST_TRUSTED_FIRST =
            Comparator.comparingDouble(PatternView::trust)
                    .thenComparingLong(view -> view.stat.support().count())
                    .reversed()
                    .thenComparing(view -> view.stat.support().key());

    /// The pattern as it stands at a time.
    public static PatternView of(PatternStat stat, long nowNs) {
        return new PatternView(stat, stat.trust(nowNs), stat.isAntiPattern(nowNs));
    }

    /// The most trusted patterns, those that have failed apart.
    public static List<PatternView> top(Collection<PatternStat> stats, long nowNs, int count) {
        return best(stats, nowNs, count, view -> !view.antiPattern);
    }

    /// The most trusted of the decisions that have failed too often.
    public static List<PatternView> anti(Collection<PatternStat> stats, long nowNs, int count) {
        return best(stats, nowNs, count, PatternView::antiPattern);
    }

    private static List<PatternView> best(
            Collection<PatternStat> stats, long nowNs, int count, Predicate<PatternView> wanted) {
        return stats.stream()
                .map(stat -> of(stat, nowNs))
                .filter(wanted)
                .sorted(MOST_TRUSTED_FIRST)
                .limit(count)
                .toList();
    }
}
