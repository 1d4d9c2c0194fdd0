package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.store.SampleModels;
import io.foretick.store.StoredModel;
import io.foretick.store.registry.Change;
import io.foretick.store.registry.ModelRegistry;
import io.foretick.testing.MadeUpKlines;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class DensityPromoteCommandTest {

    private static final double RIGHT = 5e-4 / Math.sqrt(60);

    @TempDir private Path folder = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path klines = Path.of("");
    private ModelRegistry registry = new ModelRegistry(Path.of(""));

    @BeforeEach
    void writeTwelveDaysOfKlines() throws IOException {
        klines = MadeUpKlines.write(folder, "BTCUSDT", 12, new Seed(1), _ -> 5e-4);
        registry = new ModelRegistry(folder.resolve("live"));
    }

    @Test
    void firstModelGoesLiveWithItsFigures() throws IOException {
        assertEquals(ExitCode.OK, promote(RIGHT), err.toString());
        assertEquals(digest(RIGHT), live());
        assertTrue(out.toString().contains("live from now on, as change 1"), out.toString());
        Change change = registry.audit().getFirst();
        assertFalse(change.reason().forced());
        assertTrue(change.reason().text().contains("2025-02-06 to 2025-02-12 with seed 1"));
        assertTrue(change.reason().figures().containsKey("log_score"));
    }

    @Test
    void refusesAWorseModelWithTheFigures() throws IOException {
        promote(RIGHT);
        assertEquals(ExitCode.CHECK_FAILED, promote(3 * RIGHT, "--json"));
        assertEquals(digest(RIGHT), live());
        assertEquals(1, registry.audit().size());
        JsonNode root = json();
        assertFalse(root.get("promoted").booleanValue());
        assertEquals(digest(RIGHT), root.at("/live_before").stringValue());
        assertTrue(root.at("/versus/live/diff_nats").doubleValue() < -0.1);
        assertEquals(-0.0005, root.at("/versus/live/least_nats").doubleValue());
        assertFalse(root.at("/versus/live/cleared").booleanValue());
    }

    @Test
    void forcedModelGoesLiveAndTheLogSaysSo() throws IOException {
        promote(RIGHT);
        assertEquals(ExitCode.OK, promote(3 * RIGHT, "--force"), err.toString());
        assertEquals(digest(3 * RIGHT), live());
        Change change = registry.audit().getLast();
        assertTrue(change.reason().forced());
        assertEquals(digest(RIGHT), change.from());
        assertTrue(
                change.reason().figures().getOrDefault("versus_live.diff_nats", Double.NaN) < -0.1);
    }

    @Test
    void forceThatWasNotNeededIsNotLogged() throws IOException {
        promote(3 * RIGHT);
        assertEquals(ExitCode.OK, promote(RIGHT, "--force"));
        assertFalse(registry.audit().getLast().reason().forced());
    }

    @Test
    void rollbackRestoresTheModelBefore() throws IOException {
        promote(3 * RIGHT);
        promote(RIGHT);
        assertEquals(ExitCode.OK, rollback("--reason", "too sharp", "--json"));
        assertEquals(digest(3 * RIGHT), live());
        assertEquals(digest(3 * RIGHT), json().get("live").stringValue());
        assertEquals("too sharp", registry.audit().getLast().reason().text());
        assertEquals(ExitCode.CHECK_FAILED, rollback());
        assertTrue(err.toString().contains("no model was live before"), err.toString());
    }

    @Test
    void refusesTheModelThatIsLive() throws IOException {
        promote(RIGHT);
        assertEquals(ExitCode.USAGE, promote(RIGHT));
        assertTrue(err.toString().contains("is live already"), err.toString());
    }

    @Test
    void refusesAWindowThatAModelWasTrainedOn() throws IOException {
        assertEquals(ExitCode.USAGE, promote(RIGHT, "--from", "2025-01-01"));
        assertTrue(err.toString().contains("model was trained up to 2025-01-02"), err.toString());
        assertTrue(registry.current().isEmpty());
        assertEquals(ExitCode.OK, promote(RIGHT, "--from", "2025-01-01", "--force"));
        Change change = registry.audit().getFirst();
        assertTrue(change.reason().forced());
        assertTrue(change.reason().text().contains("model was trained up to 2025-01-02"));
    }

    @Test
    void refusesAWindowWithoutPrices() throws IOException {
        assertEquals(ExitCode.USAGE, promote(RIGHT, "--from", "2026-01-01", "--to", "2026-02-01"));
        assertTrue(err.toString().contains("nothing is left to score"), err.toString());
        assertTrue(registry.current().isEmpty());
    }

    @Test
    void refusesAFileThatIsNoModel() {
        List<String> arguments = new ArrayList<>(arguments(klines));
        assertEquals(ExitCode.USAGE, run(arguments));
        assertTrue(err.toString().contains(klines + ": not JSON"), err.toString());
    }

    private int promote(double sigma, String... more) throws IOException {
        Path model = folder.resolve("model-" + sigma);
        SampleModels.file("model", sigma).write(model);
        List<String> arguments = new ArrayList<>(arguments(model));
        for (int k = 0; k < more.length; k++) {
            if (more[k].equals("--from") || more[k].equals("--to")) {
                arguments.set(arguments.indexOf(more[k]) + 1, more[k + 1]);
                k++;
            } else {
                arguments.add(more[k]);
            }
        }
        return run(arguments);
    }

    private List<String> arguments(Path model) {
        return List.of(
                "density",
                "promote",
                "--model",
                model.toString(),
                "--registry",
                folder.resolve("live").toString(),
                "--klines",
                klines.toString(),
                "--from",
                "2025-02-06",
                "--to",
                "2025-02-12",
                "--ends",
                "200");
    }

    private int rollback(String... more) {
        List<String> arguments = new ArrayList<>(List.of("density", "rollback", "--registry"));
        arguments.add(folder.resolve("live").toString());
        arguments.addAll(List.of(more));
        return run(arguments);
    }

    private int run(List<String> arguments) {
        out.getBuffer().setLength(0);
        CommandLine program = Main.commandLine();
        program.setOut(new PrintWriter(out));
        program.setErr(new PrintWriter(err));
        return program.execute(arguments.toArray(new String[0]));
    }

    private JsonNode json() {
        return new JsonMapper().readTree(out.toString());
    }

    private String live() throws IOException {
        return registry.current().orElseThrow().digest();
    }

    private static String digest(double sigma) {
        StoredModel model = SampleModels.file("model", sigma);
        return model.digest();
    }
}
