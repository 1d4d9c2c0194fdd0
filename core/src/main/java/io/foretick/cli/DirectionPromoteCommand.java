package io.foretick.cli;

import io.foretick.lab.direction.ReplayMode;
import io.foretick.market.candle.Timeframe;
import io.foretick.store.direction.DirectionState;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/// `foretick direction promote`: makes the state of a replay that of production. The move itself is
/// [Promotion]'s; here are the rules: the replay's checks must have passed, on the very state that
/// is moved, and that must have learnt enough.
@Command(
        name = "promote",
        mixinStandardHelpOptions = true,
        description = {
            "Moves the state that a replay has trained into production, whole or not at all, as a"
                    + " new version. What it replaces is kept, and rollback brings it back.",
            "Refused with exit code 2 unless every check of the replay passed, the state is the one"
                    + " that it left behind, the replay was one that learns, and the state has"
                    + " learnt enough; refused as well while a run has the state open."
        },
        footer = {
            "",
            "Example:",
            "  foretick direction promote --run-dir runs/december \\",
            "      --state-db ./state/state.db --pattern-db ./state/patterns.db"
        })
final class DirectionPromoteCommand implements Callable<Integer> {

    /// About four hours of minutes by four models: less is hardly more than where all begin.
    private static final long LESSONS_MIN = 1_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    @Option(
            names = "--run-dir",
            required = true,
            paramLabel = "DIR",
            description = "Folder of the replay.")
    private Path runDir = Path.of("");

    @Mixin private final DirectionStateOptions production = new DirectionStateOptions();

    @Option(
            names = "--force",
            description =
                    "Promote also what has learnt little, or what a replay only judged. Failed"
                            + " checks and another state stay refused.")
    private boolean force;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        JsonNode summary = summary();
        PrintWriter out = spec.commandLine().getOut();
        List<String> reasons = reasonsAgainst(summary);
        if (!reasons.isEmpty()) {
            out.println("refused: " + String.join("\n  ", reasons));
            out.flush();
            return ExitCode.CHECK_FAILED;
        }
        JsonNode run = summary.path("run");
        List<SavedState> made =
                Promotion.promote(
                        trained(),
                        production.files(),
                        run.path("symbol").asString(),
                        List.of(Timeframe.parse(run.path("tf").asString())),
                        Grounds.of(Instant.now(), "replay " + runDir, facts(summary)));
        made.forEach(version -> DirectionVersions.print("promoted", version, out));
        out.flush();
        return ExitCode.OK;
    }

    private StateFiles trained() {
        Path folder = runDir.resolve(DirectionReplayCommand.STATE);
        return new StateFiles(folder.resolve("state.db"), folder.resolve("patterns.db"));
    }

    /// What speaks against it, the first kind of reasons alone; empty if nothing does.
    private List<String> reasonsAgainst(JsonNode summary) throws IOException {
        if (!summary.path("passed").asBoolean(false)) {
            return failedChecks(summary);
        }
        String reported = summary.at("/state/digest").asString("");
        if (reported.isEmpty() || !reported.equals(stateDigest(summary))) {
            return List.of("the state in " + runDir + " is not the one that its summary is of");
        }
        return force ? List.of() : tooLittleLearnt(summary);
    }

    private List<String> failedChecks(JsonNode summary) {
        List<String> reasons = new ArrayList<>();
        reasons.add("the replay in " + runDir + " did not pass its checks");
        for (JsonNode problem : summary.at("/checks/errors")) {
            reasons.add(problem.path("check").asString() + ": " + problem.path("text").asString());
        }
        return reasons;
    }

    private static List<String> tooLittleLearnt(JsonNode summary) {
        if (summary.at("/run/mode").asString("").equals(ReplayMode.EVAL_ONLY.word())) {
            return List.of(
                    "the replay was of mode eval-only and learnt nothing; --force overrides");
        }
        long lessons = summary.at("/state/lessons").asLong(0);
        if (lessons < LESSONS_MIN) {
            return List.of(
                    "the state has learnt %d lessons, fewer than %d; --force overrides"
                            .formatted(lessons, LESSONS_MIN));
        }
        return List.of();
    }

    /// Of the newest version of the replay's timeframe; empty if there is none.
    private String stateDigest(JsonNode summary) throws IOException {
        String timeframe = summary.at("/run/tf").asString("");
        return DirectionState.versionsIn(trained().state()).stream()
                .filter(version -> version.head().timeframe().name().equals(timeframe))
                .map(SavedState::digest)
                .reduce("", (_, newest) -> newest);
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
        facts.put("state_lessons", summary.at("/state/lessons").asString(""));
        facts.put("warnings", Integer.toString(summary.at("/checks/warnings").size()));
        return facts;
    }
}
