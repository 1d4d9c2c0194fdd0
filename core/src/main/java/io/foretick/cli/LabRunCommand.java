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

/// `foretick lab run`: one trial.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the one trial of a YAML file: loads its data, trains its models walking forward,"
                    + " and lets its maker trade the test blocks in a simulated market.",
            "Values that range are refused; lab grid takes them."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  foretick lab run --config configs/base.yml --tag first",
            "  foretick lab run --config configs/base.yml --data klines/ --out out/one --json"
        })
final class LabRunCommand implements Callable<Integer> {

    @Mixin private final LabStartOptions start = new LabStartOptions();

    @Mixin private final LabWorkerOptions workers = new LabWorkerOptions();

    @Mixin private final LabMlflowOptions mlflow = new LabMlflowOptions();

    @Option(names = "--json", description = "Print JSON only.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        workers.check();
        ExperimentFolder folder = start.begin(true, 0);
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter out = spec.commandLine().getOut();
        var batch = new LabBatch(folder, workers, mlflow, err, false);
        return new LabEnding(folder, batch.run()).tell(out, json);
    }
}
