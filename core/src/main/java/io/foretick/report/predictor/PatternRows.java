package io.foretick.report.predictor;

import io.foretick.forecast.direction.ModelName;
import io.foretick.market.candle.Timeframe;

import java.util.List;

/// What pattern memory holds, as a page lists it. Immutable.
///
/// @param top what is remembered with most trust, best first
/// @param antiPatterns decisions that failed too often, worst first
/// @param counts how much is remembered, for each timeframe
public record PatternRows(List<Row> top, List<Row> antiPatterns, List<Count> counts) {

    /// Nothing is remembered.
    public static final PatternRows NONE = new PatternRows(List.of(), List.of(), List.of());

    public PatternRows {
        top = List.copyOf(top);
        antiPatterns = List.copyOf(antiPatterns);
        counts = List.copyOf(counts);
    }

    /// What a key stands for.
    public enum Kind {
        /// A situation.
        CONTEXT,
        /// A decision in a situation.
        DECISION
    }

    /// One key; shares and trust lie in [0, 1] and are NaN where its kind has none.
    ///
    /// @param count how often it was seen
    /// @param up share of rises that followed
    /// @param down share of falls
    /// @param flat share of neither
    /// @param wins share of such decisions that were right
    /// @param reward mean reward
    /// @param lastNs when it was seen last
    public record Row(
            Timeframe timeframe,
            ModelName model,
            Kind kind,
            String key,
            long count,
            double up,
            double down,
            double flat,
            double wins,
            double reward,
            double trust,
            long lastNs) {}

    /// How much is remembered of one timeframe.
    ///
    /// @param contexts situations known
    /// @param decisions decisions known
    /// @param trusted how many of both are trusted enough to be used
    /// @param antiPatterns decisions that failed too often
    public record Count(
            Timeframe timeframe, long contexts, long decisions, long trusted, long antiPatterns) {}
}
