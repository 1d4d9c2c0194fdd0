package io.foretick.cli;

import io.foretick.event.live.Control;
import io.foretick.session.ConfigException;
import io.foretick.session.control.ControlFiles;
import io.foretick.session.control.ControlSender;
import io.foretick.session.control.Instruction;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// The options of every command that tells a session something, and the telling itself.
final class ControlOptions {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder of the run.")
    private Path out = Path.of("");

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long the session's answer is waited for.")
    private Duration patience = Duration.ofSeconds(10);

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    Duration patience() {
        return patience;
    }

    /// The run's files.
    ///
    /// @throws ConfigException if there is no such folder: a wrong name must not seem to work
    ControlFiles files() {
        if (!Files.isDirectory(out)) {
            throw new ConfigException("--out: there is no folder " + out);
        }
        return new ControlFiles(out);
    }

    /// Tells the session that runs in the folder, waits for it, and prints what came of it.
    ///
    /// @return the exit code
    /// @throws ConfigException if none runs there
    int tell(Control control) throws IOException {
        ControlFiles files = files();
        if (!files.isSessionRunning()) {
            throw new ConfigException(
                    "no session runs in "
                            + out
                            + "; what shall hold from its start on belongs in"
                            + " its configuration");
        }
        var sender = new ControlSender(files);
        Instruction sent = sender.send(control);
        ControlSender.Answer answer = sender.await(sent, patience);
        ObjectNode result = JSON.createObjectNode();
        result.put("id", sent.id()).put("taken", answer.taken());
        result.put("refusal", answer.refusal());
        print(result, text(answer));
        return answer.taken() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    /// Prints a result for programs or for people.
    void print(ObjectNode result, String text) {
        PrintWriter writer = spec.commandLine().getOut();
        writer.println(json ? result.toString() : text);
        writer.flush();
    }

    private String text(ControlSender.Answer answer) {
        if (answer.taken()) {
            return "taken by the session";
        }
        return answer.refusal().isEmpty()
                ? "not taken within " + patience.toSeconds() + " s; it waits in " + out + "/control"
                : "refused: " + answer.refusal();
    }
}
