package io.foretick.cli;

import io.foretick.report.lab.ExperimentFolder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

/// `foretick lab grid`: a matrix of trials.
@Command(
        name = "grid",
        mixinStandardHelpOptions = true,
        description = {
            "Explodes the ranges of a YAML file into trials and runs them all: every combination,"
                    + " or those that a search chooses (experiment.search).",
            "Each trial's result is a file of its own; after any end, lab resume goes on. A trial"
                    + " that fails is a row with its reason. The page is index.html in the folder."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  foretick lab grid --config configs/grid.yml --max-par 8",
            "  foretick lab grid --config configs/grid-1000.yml --data klines/ --json",
            "  foretick lab grid --config configs/grid.yml --workers processes --limit 10"
        })
final class LabGridCommand implements Callable<Integer> {

    @Mixin private final LabStartOptions start = new LabStartOptions();

    @Mixin private final LabWorkerOptions workers = new LabWorkerOptions();

    @Mixin private final LabMlflowOptions mlflow = new LabMlflowOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many trials; kept with the experiment.")
    private int limit;

    @Option(names = "--json", description = "Print JSON only.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        LabWorkerOptions.requireInRange(limit, 0, Integer.MAX_VALUE, "--limit");
        workers.check();
        ExperimentFolder folder = start.begin(false, limit);
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter out = spec.commandLine().getOut();
        var batch = new LabBatch(folder, workers, mlflow, err, false);
        return new LabEnding(folder, batch.run()).tell(out, json);
    }
}
