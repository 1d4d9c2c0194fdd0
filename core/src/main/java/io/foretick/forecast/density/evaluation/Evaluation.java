package io.foretick.forecast.density.evaluation;

import java.util.List;

/// What the answers of several models to one exam come to. The first contestant is the one that is
/// examined, the others are its rivals.
///
/// @param contestants their names
/// @param unanswered of each, how many questions it told no law for; what one of them did not
///   answer is scored for none
/// @param mix ends of markets of all durations
/// @param horizons each fixed horizon
/// @param windows ends of markets of each duration
/// @param coins ends of markets of all durations, for each coin
/// @param remaining the same by the share of the window that is left, least first
/// @param hours the same by the hour of the UTC day; only those that were asked in
public record Evaluation(
        List<String> contestants,
        List<Integer> unanswered,
        GroupScores mix,
        List<GroupScores> horizons,
        List<GroupScores> windows,
        List<GroupScores> coins,
        List<GroupScores> remaining,
        List<GroupScores> hours) {

    public Evaluation {
        contestants = List.copyOf(contestants);
        unanswered = List.copyOf(unanswered);
        horizons = List.copyOf(horizons);
        windows = List.copyOf(windows);
        coins = List.copyOf(coins);
        remaining = List.copyOf(remaining);
        hours = List.copyOf(hours);
    }
}
