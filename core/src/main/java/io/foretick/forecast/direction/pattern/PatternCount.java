package io.foretick.forecast.direction.pattern;

import io.foretick.forecast.direction.ModelName;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/// How much a memory knows of one model.
///
/// @param contexts situations
/// @param decisions decisions in them
/// @param antiPatterns those of the decisions that have failed too often
public record PatternCount(long contexts, long decisions, long antiPatterns) {

    private static final PatternCount NONE = new PatternCount(0, 0, 0);

    /// Counts by model; one without patterns is left out.
    public static Map<ModelName, PatternCount> byModel(Collection<PatternStat> stats, long nowNs) {
        Map<ModelName, PatternCount> counts = new EnumMap<>(ModelName.class);
        for (PatternStat stat : stats) {
            ModelName model = stat.support().model();
            counts.put(model, counts.getOrDefault(model, NONE).with(stat, nowNs));
        }
        return counts;
    }

    private PatternCount with(PatternStat stat, long nowNs) {
        boolean decision = stat instanceof PatternStat.Decision;
        return new PatternCount(
                contexts + (decision ? 0 : 1),
                decisions + (decision ? 1 : 0),
                antiPatterns + (stat.isAntiPattern(nowNs) ? 1 : 0));
    }
}
