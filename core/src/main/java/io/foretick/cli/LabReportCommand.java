package io.foretick.cli;

import io.foretick.journal.DirectoryLock;
import io.foretick.lab.experiment.SpecBinder;
import io.foretick.lab.run.FailedTrial;
import io.foretick.lab.run.LockedWindow;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.lab.trial.Laboratory;
import io.foretick.report.lab.About;
import io.foretick.report.lab.ExperimentFolder;
import io.foretick.report.lab.Results;
import io.foretick.report.lab.TrialFile;
import io.foretick.report.lab.TrialResult;
import io.foretick.report.lab.page.LabReport;
import io.foretick.store.file.JsonText;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;

/// `foretick lab report`: tables and one page of an experiment's results.
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Makes tables, plots and one self-contained page of an experiment's results, and says"
                    + " whether its best trial is likely luck.",
            "With --open-locked N the best N trials are run, once, over the locked window, which no"
                    + " search has read; that it was opened is written to audit.jsonl."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  foretick lab report --input results/exp_20260101T000000Z --out summary.html",
            "  foretick lab report --input results/exp_20260101T000000Z --open-locked 10"
        })
final class LabReportCommand implements Callable<Integer> {

    @Option(
            names = "--input",
            required = true,
            paramLabel = "DIR",
            description = "Folder of the experiment.")
    private Path input = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "PATH",
            description = "HTML file, or folder for index.html (default: the experiment's folder).")
    private @Nullable Path out;

    @Option(
            names = "--open-locked",
            paramLabel = "N",
            description =
                    "Run the best N trials by experiment.search.objective over the locked window"
                            + " first; once only.")
    private int openLocked;

    @Option(names = "--json", description = "Print the report's figures as JSON.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        LabWorkerOptions.requireInRange(openLocked, 0, Integer.MAX_VALUE, "--open-locked");
        var folder = new ExperimentFolder(input.toAbsolutePath().normalize());
        Results results = Results.read(folder.trials());
        if (results.trials().isEmpty()) {
            throw new IOException(input + " holds no result of a trial");
        }
        if (openLocked > 0) {
            try (DirectoryLock _ = LabBatch.lock(folder)) {
                open(folder, results);
            }
        }
        Path page = out == null ? folder.root() : out;
        ObjectNode figures = LabReport.write(folder.root(), page);
        PrintWriter print = spec.commandLine().getOut();
        print.print(json ? JsonText.of(figures) : LabWords.of(figures, page));
        print.flush();
        return ExitCode.OK;
    }

    private void open(ExperimentFolder folder, Results results) throws IOException {
        List<TrialResult> ranked = results.ranked(About.read(folder).objective());
        var byTape = new LinkedHashMap<String, List<TrialSpec>>();
        for (TrialResult result : ranked.stream().limit(openLocked).toList()) {
            TrialSpec trial = SpecBinder.bind(result.values());
            if (trial.split().lockedShare() == 0) {
                throw new IOException("trial " + trial.id() + " has no locked window");
            }
            byTape.computeIfAbsent(trial.tapeKey(), _ -> new ArrayList<>()).add(trial);
        }
        var laboratory = Laboratory.inMemory();
        for (List<TrialSpec> trials : byTape.values()) {
            requireUse(laboratory, trials);
        }
        for (List<TrialSpec> trials : byTape.values()) {
            var window = LockedWindow.of(trials.getFirst());
            window.open(folder, Instant.now(), trials.stream().map(TrialSpec::id).toList());
        }
        for (List<TrialSpec> trials : byTape.values()) {
            for (TrialSpec trial : trials) {
                TrialFile.write(folder.locked(trial.id()), runLocked(laboratory, trial));
            }
        }
    }

    /// Refuses a look that could show none of the trials anything: it would be the only one.
    private static void requireUse(Laboratory laboratory, List<TrialSpec> trials)
            throws IOException {
        var reasons = new ArrayList<String>();
        for (TrialSpec trial : trials) {
            try {
                laboratory.checkLocked(trial);
                return;
            } catch (IOException | RuntimeException e) {
                reasons.add(trial.id() + ": " + e.getMessage());
            }
        }
        throw new IOException(
                "the locked window stays shut, it could show nothing: "
                        + String.join("; ", reasons));
    }

    /// A trial that fails there costs the look at the others nothing: it cannot be had again.
    private static TrialResult runLocked(Laboratory laboratory, TrialSpec trial) {
        try {
            return laboratory.runLocked(trial);
        } catch (IOException | RuntimeException e) {
            return FailedTrial.of(trial, e);
        }
    }
}
