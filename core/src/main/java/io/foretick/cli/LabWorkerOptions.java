package io.foretick.cli;

import io.foretick.lab.run.Engines;
import io.foretick.lab.run.FailureLog;
import io.foretick.lab.run.LocalWorkers;
import io.foretick.lab.run.ProcessWorkers;
import io.foretick.lab.run.Workers;
import io.foretick.lab.run.memory.MemoryBudget;
import io.foretick.lab.trial.Laboratory;
import io.foretick.report.lab.ExperimentFolder;
import io.foretick.session.ConfigException;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who runs the trials of a batch: threads, processes, or a cluster.
final class LabWorkerOptions {

    private static final String LOCAL = "local";
    private static final int MAX = 1024;

    /// Where trials run on this machine.
    enum Kind {
        THREADS,
        PROCESSES
    }

    @Option(
            names = "--max-par",
            paramLabel = "N",
            description = "Trials at the same time (default: the number of cores).")
    private int maxPar = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--max-trainings",
            paramLabel = "N",
            description =
                    "Trainings at the same time, where they share an accelerator or memory"
                            + " (default: --max-par).")
    private int maxTrainings;

    @Option(
            names = "--workers",
            paramLabel = "KIND",
            description =
                    "threads of one process, or processes, which cost more memory and survive a"
                            + " trial that crashes (default: threads).")
    private Kind kind = Kind.THREADS;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "local, or spark with the Spark module on the class path.")
    private String engine = LOCAL;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "With --engine spark: its master, such as local[4].")
    private String master = "";

    /// Refuses numbers that make no sense, before anything is written.
    void check() {
        requireInRange(maxPar, 1, MAX, "--max-par");
        requireInRange(maxTrainings, 0, MAX, "--max-trainings");
    }

    /// Refuses what a user gave for an option, if it lies elsewhere.
    static void requireInRange(int value, int min, int max, String option) {
        if (value < min || value > max) {
            throw new ConfigException(
                    "%s must lie in [%d, %d], was %d".formatted(option, min, max, value));
        }
    }

    /// Starts the workers; to be closed.
    Workers start(ExperimentFolder folder) throws IOException {
        if (!engine.equals(LOCAL)) {
            return Engines.connect(engine, master, folder);
        }
        return switch (kind) {
            case THREADS ->
                    new LocalWorkers(
                            laboratory(folder),
                            new FailureLog(folder.logs()),
                            maxPar,
                            MemoryBudget.ofHeap());
            case PROCESSES -> new ProcessWorkers(command(folder), folder, maxPar);
        };
    }

    private Laboratory laboratory(ExperimentFolder folder) {
        int trainings = maxTrainings > 0 ? maxTrainings : maxPar;
        return new Laboratory(Optional.of(folder.trainings()), trainings);
    }

    /// This very program as a worker, with its share of the memory.
    private List<String> command(ExperimentFolder folder) {
        var command = new ArrayList<String>();
        String java = ProcessHandle.current().info().command().orElse("java");
        command.add(java);
        for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!argument.startsWith("-Xmx") && !argument.startsWith("-agentlib")) {
                command.add(argument);
            }
        }
        long megabytes = (Runtime.getRuntime().maxMemory() / maxPar) >> 20;
        command.add("-Xmx" + Math.max(256, megabytes) + "m");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Main.class.getName(), "lab", "worker"));
        command.addAll(List.of("--out", folder.root().toString()));
        return command;
    }
}
