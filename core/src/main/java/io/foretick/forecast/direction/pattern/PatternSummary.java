package io.foretick.forecast.direction.pattern;

import io.foretick.market.candle.Timeframe;

import java.util.Collection;

/// A memory in a few numbers, for people to look at.
///
/// @param contexts situations known
/// @param decisions decisions known
/// @param trusted how many of both are trusted enough to be used
/// @param antiPatterns decisions that have failed too often
/// @param events entries of the log
public record PatternSummary(
        Timeframe timeframe,
        int contexts,
        int decisions,
        int trusted,
        int antiPatterns,
        int events) {

    /// Counts.
    public static PatternSummary of(
            Timeframe timeframe, Collection<PatternStat> stats, int events, long nowNs) {
        int decisions = 0;
        int trusted = 0;
        int antiPatterns = 0;
        for (PatternStat stat : stats) {
            decisions += stat instanceof PatternStat.Decision ? 1 : 0;
            trusted += stat.trust(nowNs) >= PatternStat.TRUSTED ? 1 : 0;
            antiPatterns += stat.isAntiPattern(nowNs) ? 1 : 0;
        }
        int contexts = stats.size() - decisions;
        return new PatternSummary(timeframe, contexts, decisions, trusted, antiPatterns, events);
    }
}
