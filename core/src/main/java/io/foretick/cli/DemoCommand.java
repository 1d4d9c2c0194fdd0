package io.foretick.cli;

import io.foretick.base.Seed;
import io.foretick.lab.DemoRecording;
import io.foretick.venue.recording.InputFiles;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

/// `foretick demo`: made-up markets through the whole program, without account or network.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a recording of made-up markets through the engine of a live session, as fast as"
                    + " the machine can.",
            "It needs no account and no network. Nothing in it is real: prices come from a random"
                + " walk, and its makers quote late on purpose, so its profit says nothing about"
                + " any real market."
        },
        footer = {"", "Example:", "  foretick demo --duration 30s --speed 20"})
final class DemoCommand implements Callable<Integer> {

    private static final String NOTICE =
            "simulated markets: nothing here is real, no order leaves this machine";

    private static final String INPUT = "recording";

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "Stop after the recorded time that would pass in this time at --speed; without"
                            + " it all twenty minutes are run.")
    private @Nullable Duration duration;

    @Option(
            names = "--speed",
            paramLabel = "FACTOR",
            description = "Recorded seconds in one second of --duration; 20 if not given.")
    private double speed = 20;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Make other markets, from this seed, in place of the bundled recording.")
    private @Nullable Long seed;

    @Option(
            names = "--headless",
            description = "Accepted for scripts; a demo has no dashboard yet, so nothing changes.")
    @SuppressWarnings("UnusedVariable") // a demo is headless anyway
    private boolean headless;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the run; that of an earlier demo is replaced.")
    private Path out = Path.of("out/demo");

    @Option(
            names = "--write-recording",
            paramLabel = "DIR",
            description = "Only write the recording into this folder, and run nothing.")
    private @Nullable Path recordingFolder;

    @Mixin private final RecordingRun run = new RecordingRun();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        DemoRecording recording = recording();
        if (recordingFolder != null) {
            recording.write(recordingFolder);
            return ExitCode.OK;
        }
        PrintWriter notice = run.json() ? spec.commandLine().getErr() : spec.commandLine().getOut();
        notice.println(NOTICE);
        run.run("demo", out, folder -> InputFiles.find(recording.write(folder.resolve(INPUT))));
        return ExitCode.OK;
    }

    private DemoRecording recording() throws IOException {
        DemoRecording whole =
                seed == null ? DemoRecording.bundled() : DemoRecording.of(new Seed(seed));
        if (duration == null) {
            return whole;
        }
        if (!(speed > 0 && speed <= 1e6)) { // false for NaN
            throw new ParameterException(
                    spec.commandLine(), "--speed must lie in (0, 1000000], was " + speed);
        }
        return whole.first((long) Math.ceil(duration.toMillis() * speed / 1_000));
    }
}
