package io.foretick.exchange.client;

import static org.junit.jupiter.api.Assumptions.abort;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs the scripts of `core/src/test/node`: clients of real venues, as their makers publish them,
/// pointed at simulated exchanges. Where Node or the packages are not to be had, the test is
/// skipped and says so.
final class NodeClients {

    private static final Path ROOT = Path.of(System.getProperty("foretick.root", ".."));
    private static final Path SCRIPTS = ROOT.resolve("core/src/test/node").toAbsolutePath();
    private static final long INSTALL_SECONDS_MAX = 300;
    private static final long SCRIPT_SECONDS_MAX = 120;

    private NodeClients() {}

    /// What a script has said at its end: `ok`, the checks it `passed`, the `error`.
    ///
    /// @param urls base URL of each service by its name
    static JsonNode run(String script, Map<String, String> urls)
            throws IOException, InterruptedException {
        Path packages = packages();
        Path copy = Files.createDirectories(packages.resolve("run"));
        for (String name : List.of("checks.mjs", script)) { // Node looks for packages above it
            Files.writeString(copy.resolve(name), Files.readString(SCRIPTS.resolve(name)));
        }
        String line = JsonMapper.shared().writeValueAsString(urls);
        Path output = Files.createTempFile("foretick-node", ".log");
        try {
            int code =
                    exec(
                            List.of("node", copy.resolve(script).toString(), line),
                            output,
                            SCRIPT_SECONDS_MAX);
            return result(script, code, Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    private static JsonNode result(String script, int code, String output) {
        String last = output.lines().reduce("", (_, line) -> line);
        if (!last.startsWith("{")) {
            throw new AssertionError(script + " ended with " + code + ":\n" + output);
        }
        return JsonMapper.shared().readTree(last);
    }

    private static Path packages() throws IOException, InterruptedException {
        Path output = Files.createTempFile("foretick-npm", ".log");
        try {
            exec(List.of("node", "--version"), output, SCRIPT_SECONDS_MAX);
        } catch (IOException e) {
            return abort("Node is not installed: " + e.getMessage());
        }
        String install = ROOT.resolve("scripts/npm-clients.sh").toAbsolutePath().toString();
        int code = exec(List.of("bash", install), output, INSTALL_SECONDS_MAX);
        String said = Files.readString(output).strip();
        Files.delete(output);
        if (code != 0) {
            return abort("the clients' packages are not to be had: " + said);
        }
        return Path.of(said.lines().reduce("", (_, line) -> line));
    }

    private static int exec(List<String> command, Path output, long secondsMax)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true).redirectOutput(Redirect.to(output.toFile()));
        Process process = builder.start();
        if (!process.waitFor(secondsMax, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            String said = Files.readString(output, StandardCharsets.UTF_8);
            throw new AssertionError(command.getFirst() + " did not end; it said:\n" + said);
        }
        return process.exitValue();
    }
}
