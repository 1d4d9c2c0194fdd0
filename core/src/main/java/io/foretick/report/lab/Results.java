package io.foretick.report.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// All results in a folder, each trial once. Files that cannot be read are left out and named, and
/// stay where they are: a trial without a result is run again.
///
/// @param trials in order of their ids, failed ones included
/// @param leftOut one line for each file that is no whole result of its trial
public record Results(List<TrialResult> trials, List<String> leftOut) {

    public Results {
        trials = trials.stream().sorted(Comparator.comparing(TrialResult::id)).toList();
        leftOut = List.copyOf(leftOut);
    }

    /// Reads a folder of trials; one that does not exist holds none. What a writer that died left
    /// half done begins with a dot and is passed over.
    public static Results read(Path folder) throws IOException {
        List<TrialResult> trials = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Path file : files(folder)) {
            try {
                trials.add(TrialFile.read(file));
            } catch (IOException e) {
                leftOut.add(named(file, String.valueOf(e.getMessage())));
            }
        }
        return new Results(trials, leftOut);
    }

    /// Those that have figures.
    public List<TrialResult> finished() {
        return trials.stream().filter(trial -> trial.failure().isEmpty()).toList();
    }

    /// Those that have a reason instead.
    public List<TrialResult> failed() {
        return trials.stream().filter(trial -> !trial.failure().isEmpty()).toList();
    }

    /// Those that have figures, the best first; unknown ones last, equal ones in order of their
    /// ids.
    ///
    /// @param objective what the best is the best in
    public List<TrialResult> ranked(Objective objective) {
        return finished().stream()
                .sorted(
                        Comparator.comparingDouble((TrialResult t) -> order(t, objective))
                                .reversed())
                .toList();
    }

    private static double order(TrialResult trial, Objective objective) {
        double figure = objective.of(trial);
        return Double.isNaN(figure) ? Double.NEGATIVE_INFINITY : figure;
    }

    private static String named(Path file, String reason) {
        String name = String.valueOf(file.getFileName());
        return reason.startsWith(name) ? reason : name + ": " + reason;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
