package io.foretick.report.lab;

import java.nio.file.Path;

/// Where an experiment keeps what.
///
/// @param root the experiment's own folder
public record ExperimentFolder(Path root) {

    /// The folder with one file for each finished or failed trial.
    public Path trials() {
        return root.resolve("trials");
    }

    /// The file of one trial.
    public Path trial(String id) {
        return trials().resolve(id + TrialFile.ENDING);
    }

    /// The folder with results of the locked window, once it was opened.
    public Path locked() {
        return root.resolve("locked");
    }

    /// The file of one trial's result on the locked window.
    public Path locked(String id) {
        return locked().resolve(id + TrialFile.ENDING);
    }

    /// What the experiment is called and what is to be said about it.
    public Path about() {
        return root.resolve("about.json");
    }

    /// The experiment's YAML, as it was when the experiment began.
    public Path config() {
        return root.resolve("experiment.yml");
    }

    /// The words of the command line that count for it.
    public Path options() {
        return root.resolve("options.json");
    }

    /// How it ended.
    public Path summary() {
        return root.resolve("summary.json");
    }

    /// Trainings, kept for trials to come.
    public Path trainings() {
        return root.resolve("trainings");
    }

    /// Logs of failed trials.
    public Path logs() {
        return root.resolve("logs");
    }

    /// What tells when the locked window was sealed and opened, a line each.
    public Path audit() {
        return root.resolve("audit.jsonl");
    }

    /// Equity of the best trials, one file each.
    public Path equity() {
        return root.resolve("equity");
    }

    /// Pictures.
    public Path plots() {
        return root.resolve("plots");
    }

    /// The page.
    public Path page() {
        return root.resolve("index.html");
    }
}
