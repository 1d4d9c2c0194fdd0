package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class LabCheckCommandTest {

    private static final Path CONFIGS =
            Path.of(System.getProperty("foretick.root", ".."), "configs");

    @TempDir private Path folder = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shippedTemplateIsOneTrial() {
        assertEquals(ExitCode.OK, check(CONFIGS.resolve("base.yml"), "--json"), err.toString());
        assertEquals(1, json().get("trials").intValue());
        assertEquals(1, json().get("trainings").intValue());
    }

    @Test
    void shippedGridHasTwentyFourTrials() {
        assertEquals(ExitCode.OK, check(CONFIGS.resolve("grid.yml"), "--grid"), err.toString());
        List<String> lines = out.toString().lines().toList();
        assertTrue(lines.getFirst().endsWith("grid.yml: ok"), out.toString());
        assertEquals("trials     24", lines.get(1));
        assertEquals("trainings  4", lines.get(2));
    }

    @Test
    void largeGridHasAThousandTrialsAndFiftyTrainings() {
        Path grid = CONFIGS.resolve("grid-1000.yml");
        assertEquals(ExitCode.OK, check(grid, "--grid", "--json"), err.toString());
        assertEquals(1_000, json().get("trials").intValue());
        assertEquals(1_000, json().get("known").intValue());
        assertTrue(json().get("trainings").intValue() >= 50, out.toString());
    }

    @Test
    void searchThatLearnsKnowsItsFirstTrialsOnly() throws IOException {
        Path file =
                write(
                        """
                        experiment: {trials: 90, search: {method: bayesian, startup: 10}}
                        market_maker: {gamma: {from: 0.1, to: 1}}
                        """);
        assertEquals(ExitCode.OK, check(file), err.toString());
        assertTrue(out.toString().contains("trainings  1 among the first 10"), out.toString());
        assertTrue(out.toString().contains("note: at most 90 trials"), out.toString());
    }

    @Test
    void wrongFileIsRefusedWithEveryLine() throws IOException {
        Path file = write("bars: {typ: dollar}\nrisk:\n  var_level: 2\n");
        assertEquals(ExitCode.USAGE, check(file));
        assertTrue(err.toString().contains("line 1: unknown key bars.typ"), err.toString());
        assertTrue(err.toString().contains("line 3: risk.var_level must be"), err.toString());
        assertEquals(ExitCode.USAGE, check(folder.resolve("absent.yml")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "concentrated | 1000 | are 100, 500, 2500, 3000 or 10000 ppm, not 1000",
                "concentrated | [500, 700] | are 100, 500, 2500, 3000 or 10000 ppm, not 700",
                "aerodrome_volatile | 550 | are whole hundreds of ppm, not 550",
                "[pancakeswap, aerodrome_stable] | 30 | are whole hundreds of ppm, not 30",
            })
    void aFeeThatNoSuchPoolHasIsRefusedAsARunWouldRefuseIt(String pool, String fee, String reason)
            throws IOException {
        Path file = write("venue:\n  amm:\n    pool: %s\n    fee_ppm: %s\n".formatted(pool, fee));
        assertEquals(ExitCode.USAGE, check(file));
        String message = err.toString();
        assertTrue(message.contains("line 4: venue.amm.fee_ppm: fees of "), message);
        assertTrue(message.contains(reason), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amm | concentrated | [100, 500, 2500, 3000, 10000]",
                "amm | aerodrome_stable | 600",
                "amm | constant_product | 550",
                "lob | concentrated | 1000",
            })
    void aFeeThatCanBeOrDoesNotCountIsTaken(String venue, String pool, String fee)
            throws IOException {
        Path file =
                write(
                        "venue: {type: %s, amm: {pool: %s, fee_ppm: %s}}\n"
                                .formatted(venue, pool, fee));
        assertEquals(ExitCode.OK, check(file), err.toString());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("lab.yml"), text);
    }

    private JsonNode json() {
        return new JsonMapper().readTree(out.toString());
    }

    private int check(Path config, String... more) {
        List<String> arguments = new ArrayList<>(List.of("lab", "check", "--config"));
        arguments.add(config.toString());
        arguments.addAll(List.of(more));
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }
}
