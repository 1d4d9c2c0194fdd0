package io.foretick.report.lab.page;

import io.foretick.report.lab.TrialResult;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Settings of many trials: which differ, which values they have, and short names for them. Pure
/// functions.
final class Settings {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private Settings() {}

    /// Paths of the settings that are not the same for all trials, in their order. A setting that
    /// some trials do not have is one of them if the others differ in it.
    static List<String> varying(List<TrialResult> trials) {
        return paths(trials).filter(path -> values(path, trials).size() > 1).toList();
    }

    /// Settings that all trials share, by path.
    static Map<String, String> shared(List<TrialResult> trials) {
        Map<String, String> shared = new LinkedHashMap<>();
        paths(trials)
                .forEach(path -> {
                    List<String> values = values(path, trials);
                    if (values.size() == 1) {
                        shared.put(path, values.getFirst());
                    }
                });
        return shared;
    }

    /// The values of a setting, each once: numbers ascending, or texts in their order.
    static List<String> values(String path, List<TrialResult> trials) {
        List<String> values =
                trials.stream()
                        .map(trial -> trial.values().getOrDefault(path, ""))
                        .filter(value -> !value.isEmpty())
                        .distinct()
                        .sorted()
                        .toList();
        return areNumbers(values)
                ? values.stream().sorted(Comparator.comparingDouble(Double::parseDouble)).toList()
                : values;
    }

    static boolean areNumbers(List<String> values) {
        return values.stream().allMatch(value -> NUMBER.matcher(value).matches());
    }

    /// The shortest end of each path that tells it from the others.
    static Map<String, String> titles(List<String> paths) {
        Map<String, String> titles = new LinkedHashMap<>();
        for (String path : paths) {
            titles.put(path, title(path, paths));
        }
        return titles;
    }

    private static String title(String path, List<String> paths) {
        int from = path.lastIndexOf('.') + 1;
        while (from > 0 && isShared(path.substring(from), path, paths)) {
            from = path.lastIndexOf('.', from - 2) + 1;
        }
        return path.substring(from);
    }

    private static boolean isShared(String end, String path, List<String> paths) {
        return paths.stream()
                .anyMatch(other ->
                        !other.equals(path) && (other.equals(end) || other.endsWith("." + end)));
    }

    private static Stream<String> paths(List<TrialResult> trials) {
        return trials.stream()
                .flatMap(trial -> trial.values().keySet().stream())
                .distinct()
                .sorted();
    }
}
