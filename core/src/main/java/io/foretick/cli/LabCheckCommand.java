package io.foretick.cli;

import io.foretick.lab.experiment.Experiment;
import io.foretick.lab.experiment.ExperimentFile;
import io.foretick.lab.search.TrialPlan;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `foretick lab check`: reads the file of an experiment and says what is in it. Runs no trial.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks the file of an experiment and says how many trials it makes.",
            "Every wrong key is named with its line; then the exit code is 1."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  foretick lab check --config configs/base.yml",
            "  foretick lab check --config configs/grid.yml --grid --json"
        })
final class LabCheckCommand implements Callable<Integer> {

    private static final JsonMapper MAPPER = new JsonMapper();

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "YAML file of the experiment.")
    private Path config = Path.of("");

    @Option(names = "--grid", description = "Check it as `lab grid` reads it: ranges make trials.")
    private boolean grid;

    @Option(names = "--json", description = "Print JSON only.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Experiment experiment = ExperimentFile.read(config);
        boolean ranges = grid || !experiment.ranges().isEmpty();
        TrialPlan plan = ranges ? TrialPlan.of(experiment) : TrialPlan.ofOne(experiment);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(json ? json(plan) : text(plan));
        out.flush();
        return ExitCode.OK;
    }

    private String text(TrialPlan plan) {
        var text = new StringBuilder();
        text.append("%s: ok%n".formatted(config));
        text.append("trials     %,d%n".formatted(plan.trialsMax()));
        text.append(
                "trainings  %,d%s%n"
                        .formatted(
                                plan.trainings(),
                                plan.isComplete() ? "" : " among the first " + plan.known()));
        plan.notes().forEach(note -> text.append("note: %s%n".formatted(note)));
        return text.toString();
    }

    private static String json(TrialPlan plan) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("trials", plan.trialsMax());
        root.put("known", plan.known());
        root.put("trainings", plan.trainings());
        ArrayNode notes = root.putArray("notes");
        plan.notes().forEach(notes::add);
        return MAPPER.writeValueAsString(root) + "\n";
    }
}
