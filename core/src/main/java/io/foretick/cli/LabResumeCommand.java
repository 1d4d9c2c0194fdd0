package io.foretick.cli;

import io.foretick.report.lab.ExperimentFolder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// `foretick lab resume`: goes on with an experiment.
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = {
            "Goes on with an experiment that was stopped, killed or cut off: runs the trials that"
                    + " have no result, and ends with the digest of one that was never stopped."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  foretick lab resume --out results/exp_20260101T000000Z"})
final class LabResumeCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder of the experiment.")
    private Path out = Path.of("");

    @Mixin private final LabWorkerOptions workers = new LabWorkerOptions();

    @Mixin private final LabMlflowOptions mlflow = new LabMlflowOptions();

    @Option(
            names = "--failed-again",
            description =
                    "Run trials that failed once more, too: for failures of the world, such as a"
                            + " node that did not answer.")
    private boolean failedAgain;

    @Option(names = "--json", description = "Print JSON only.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        workers.check();
        var folder = new ExperimentFolder(out.toAbsolutePath().normalize());
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter print = spec.commandLine().getOut();
        var batch = new LabBatch(folder, workers, mlflow, err, failedAgain);
        return new LabEnding(folder, batch.run()).tell(print, json);
    }
}
