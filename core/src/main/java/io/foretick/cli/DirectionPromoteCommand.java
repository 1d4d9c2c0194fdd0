package io.foretick.cli;

import io.foretick.market.candle.Timeframe;
import io.foretick.store.direction.Grounds;
import io.foretick.store.direction.Promotion;
import io.foretick.store.direction.SavedState;
import io.foretick.store.direction.StateFiles;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/// `foretick direction promote`: makes the state of a replay that of production. The move itself is
/// [Promotion]'s; here is the rule that the replay's checks must have passed.
@Command(
        name = "promote",
        mixinStandardHelpOptions = true,
        description = {
            "Moves the state that a replay has trained into production, whole or not at all, as a"
                    + " new version. What it replaces is kept, and rollback brings it back.",
            "Refused with exit code 2 unless every check of the replay passed, and while a run has"
                    + " the state open."
        },
        footer = {
            "",
            "Example:",
            "  foretick direction promote --run-dir runs/december \\",
            "      --state-db ./state/state.db --pattern-db ./state/patterns.db"
        })
final class DirectionPromoteCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Option(
            names = "--run-dir",
            required = true,
            paramLabel = "DIR",
            description = "Folder of the replay.")
    private Path runDir = Path.of("");

    @Mixin private final DirectionStateOptions production = new DirectionStateOptions();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        JsonNode summary = summary();
        PrintWriter out = spec.commandLine().getOut();
        if (!summary.path("passed").asBoolean(false)) {
            out.println("refused: the replay in " + runDir + " did not pass its checks");
            for (JsonNode problem : summary.at("/checks/errors")) {
                out.println(
                        "  "
                                + problem.path("check").asString()
                                + ": "
                                + problem.path("text").asString());
            }
            out.flush();
            return ExitCode.CHECK_FAILED;
        }
        JsonNode run = summary.path("run");
        Path trained = runDir.resolve(DirectionReplayCommand.STATE);
        List<SavedState> made =
                Promotion.promote(
                        new StateFiles(trained.resolve("state.db"), trained.resolve("patterns.db")),
                        production.files(),
                        run.path("symbol").asString(),
                        List.of(Timeframe.parse(run.path("tf").asString())),
                        Grounds.of(Instant.now(), "replay " + runDir, facts(summary)));
        made.forEach(version -> DirectionVersions.print("promoted", version, out));
        out.flush();
        return ExitCode.OK;
    }

    private JsonNode summary() throws IOException {
        Path file = runDir.resolve("summary.json");
        if (!Files.exists(file)) {
            throw new IOException(file + " is not there: is it the folder of a whole replay?");
        }
        try {
            return JSON.readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new IOException(file + ": " + e.getOriginalMessage(), e);
        }
    }

    private static Map<String, String> facts(JsonNode summary) {
        Map<String, String> facts = new TreeMap<>();
        for (String key : List.of("mode", "source", "from", "to", "candles")) {
            facts.put(key, summary.path("run").path(key).asString(""));
        }
        for (String key : List.of("n", "log_loss", "base_rate_log_loss", "ece", "coverage")) {
            facts.put("ensemble_" + key, summary.path("ensemble").path(key).asString(""));
        }
        facts.put("warnings", Integer.toString(summary.at("/checks/warnings").size()));
        return facts;
    }
}
