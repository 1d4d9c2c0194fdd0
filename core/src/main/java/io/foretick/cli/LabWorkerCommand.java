package io.foretick.cli;

import io.foretick.lab.run.WorkerLoop;
import io.foretick.lab.trial.Laboratory;
import io.foretick.report.lab.ExperimentFolder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `foretick lab worker`: a worker process of `lab grid --workers processes`, which starts it. Not
/// for people.
@Command(
        name = "worker",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Runs the trials that it reads from stdin, a line each.",
        footerHeading = "%nExamples:%n",
        footer = "  foretick lab worker --out results/exp_20260101T000000Z")
final class LabWorkerCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The experiment's folder.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        var folder = new ExperimentFolder(out);
        var laboratory = new Laboratory(Optional.of(folder.trainings()), 1);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        new WorkerLoop(laboratory, folder).work(in, System.out);
        return ExitCode.OK;
    }
}
