package io.foretick.cli;

import io.foretick.report.live.LiveSettings;
import io.foretick.report.live.Snapshot;
import io.foretick.report.live.SnapshotRecorder;
import io.foretick.report.live.Snapshots;
import io.foretick.session.Config;
import io.foretick.session.ConfigException;
import io.foretick.session.Replay;
import io.foretick.session.control.ControlFiles;
import io.foretick.session.control.KillLatch;
import io.foretick.session.live.Follower;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `foretick status`: how a running or finished session stands.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Shows how the session in a folder stands, from its journal: markets, account, open"
                    + " orders, what operators told it, the kill latch and the feeds. Of no cost to"
                    + " the session.",
            "Exit code 4 if it stands still, by the kill switch or by risk."
        },
        footer = {"", "Example:", "  foretick status --out out/live"})
final class StatusCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder of the run.")
    private Path out = Path.of("");

    @Option(names = "--json", description = "Print the status as JSON.")
    private boolean json;

    @Mixin private final UserStrategies strategies = new UserStrategies();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var files = new ControlFiles(out);
        if (!Files.isDirectory(files.journal())) {
            throw new ConfigException("--out: there is no session in " + out);
        }
        StatusReport report = read(files);
        spec.commandLine().getOut().println(json ? report.json() : report.text());
        spec.commandLine().getOut().flush();
        return report.isHalted() ? ExitCode.HALTED : ExitCode.OK;
    }

    private StatusReport read(ControlFiles files) throws IOException {
        boolean running = files.isSessionRunning();
        Config config = Replay.config(files.journal());
        var snapshots = new Snapshots();
        var settings =
                new LiveSettings("status", config.live().speed(), 60_000, config.freshness());
        var recorder = new SnapshotRecorder(settings, snapshots);
        var changed = new ChangedLimits();
        try (Follower follower =
                Follower.of(files.journal(), strategies.load(), List.of(recorder, changed))) {
            follower.poll();
            recorder.publish(follower.engine());
            Snapshot snapshot = snapshots.newest();
            return new StatusReport(
                    running, snapshot, changed, new KillLatch(files).read(), follower.engine());
        }
    }
}
