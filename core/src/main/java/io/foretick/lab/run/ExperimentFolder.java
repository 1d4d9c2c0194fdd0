package io.foretick.lab.run;

import java.nio.file.Path;

/// Where everything of an experiment lies; the layout, not the files.
public record ExperimentFolder(Path root) {

    /// Its YAML, as it was when the experiment began.
    public Path config() {
        return root.resolve("experiment.yml");
    }

    /// The words of the command line that count for it.
    public Path options() {
        return root.resolve("options.json");
    }

    /// One file of each trial that has a result.
    public Path trials() {
        return root.resolve("trials");
    }

    /// Trainings, kept for trials to come.
    public Path trainings() {
        return root.resolve("trainings");
    }

    /// Results on the locked window, once it was opened.
    public Path locked() {
        return root.resolve("locked");
    }

    /// The words that tell when the locked window was opened.
    public Path audit() {
        return root.resolve("audit.jsonl");
    }

    /// Logs of failed trials.
    public FailureLog failures() {
        return new FailureLog(root.resolve("logs"));
    }
}
