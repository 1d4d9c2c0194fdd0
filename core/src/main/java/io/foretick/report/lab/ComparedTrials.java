package io.foretick.report.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The trials that may be compared period by period: those whose periods are the same hours of the
/// same data. A value.
///
/// Of several such groups the largest is taken. Where a search by halving made them, the last rung
/// is, since it alone saw all of the data and holds what the search chose.
///
/// @param ranked trials of the group, the best first
/// @param leftOut how many finished trials belong to other groups
/// @param groups how many groups there are
/// @param lastRung whether the group is the last rung of a search by halving
public record ComparedTrials(List<TrialResult> ranked, int leftOut, int groups, boolean lastRung) {

    private static final String DATA = "data.";
    private static final String ROWS = "data.rows";
    private static final String TO = "data.to";
    private static final Set<String> SHARES = Set.of("split.train_share", "split.locked_share");

    /// From the shorter part of the data to the longer.
    private static final Comparator<TrialResult> BY_SPAN =
            Comparator.comparingLong(ComparedTrials::rows).thenComparing(ComparedTrials::end);

    public ComparedTrials {
        ranked = List.copyOf(ranked);
    }

    /// Finds the group.
    ///
    /// @param ranked finished trials, the best first
    static ComparedTrials of(List<TrialResult> ranked) {
        Map<String, List<TrialResult>> groups = new TreeMap<>();
        for (TrialResult trial : ranked) {
            groups.computeIfAbsent(hours(trial), _ -> new ArrayList<>()).add(trial);
        }
        List<TrialResult> largest =
                groups.values().stream()
                        .max(
                                Comparator.<List<TrialResult>>comparingInt(List::size)
                                        .thenComparing(List::getFirst, BY_SPAN))
                        .orElse(List.of());
        List<TrialResult> chosen = largest.isEmpty() ? largest : lastRung(largest, groups);
        int leftOut = ranked.size() - chosen.size();
        return new ComparedTrials(chosen, leftOut, groups.size(), !chosen.equals(largest));
    }

    /// Why trials were left out, in one sentence; empty if none was.
    public String reason() {
        if (leftOut == 0) {
            return "";
        }
        return lastRung
                ? "the search went by halving, and only the last rung saw all of the data"
                : "their periods are not the same hours: other data, shares of the split or number"
                        + " of periods";
    }

    /// What makes two trials' periods the same hours.
    private static String hours(TrialResult trial) {
        return hours(trial.periods().size(), trial.values());
    }

    private static String hoursApartFromSpan(TrialResult trial) {
        return hours(trial.periods().size(), apartFromSpan(trial));
    }

    private static String hours(int periods, Map<String, String> values) {
        var key = new StringBuilder().append(periods);
        new TreeMap<>(values)
                .forEach((path, value) -> {
                    if (path.startsWith(DATA) || SHARES.contains(path)) {
                        key.append('\n').append(path).append('=').append(value);
                    }
                });
        return key.toString();
    }

    /// The rung that a group ends in, or the group itself. Rungs differ by the span of the data
    /// alone, and hold ever fewer of the trials of the one before.
    private static List<TrialResult> lastRung(
            List<TrialResult> first, Map<String, List<TrialResult>> groups) {
        String same = hoursApartFromSpan(first.getFirst());
        List<List<TrialResult>> rungs =
                groups.values().stream()
                        .filter(group -> same.equals(hoursApartFromSpan(group.getFirst())))
                        .sorted(Comparator.comparing(List::getFirst, BY_SPAN))
                        .toList();
        if (!rungs.getFirst().equals(first) || rungs.getLast().size() == first.size()) {
            return first;
        }
        for (int k = 1; k < rungs.size(); k++) {
            if (!choices(rungs.get(k - 1)).containsAll(choices(rungs.get(k)))) {
                return first;
            }
        }
        return rungs.getLast();
    }

    private static Set<Map<String, String>> choices(List<TrialResult> trials) {
        return trials.stream().map(ComparedTrials::apartFromSpan).collect(Collectors.toSet());
    }

    /// All settings but the span of the data.
    private static Map<String, String> apartFromSpan(TrialResult trial) {
        Map<String, String> settings = new TreeMap<>(trial.values());
        settings.keySet().removeAll(Set.of(ROWS, TO));
        return settings;
    }

    /// Most where the trial names none: it has all.
    private static long rows(TrialResult trial) {
        String rows = trial.values().getOrDefault(ROWS, "");
        return rows.matches("[1-9][0-9]{0,17}") ? Long.parseLong(rows) : Long.MAX_VALUE;
    }

    /// Days and times of the calendar, of which the later is the later text; last without an end.
    private static String end(TrialResult trial) {
        String end = trial.values().getOrDefault(TO, "");
        return end.isEmpty() ? "\uffff" : end;
    }
}
