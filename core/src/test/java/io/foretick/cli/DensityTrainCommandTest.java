package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.density.fit.ModelName;
import io.foretick.store.ModelFile;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

class DensityTrainCommandTest {

    private static final long FIRST_OPEN_MS = 1_735_689_600_000L; // 2025-01-01

    @TempDir private static Path shared = Path.of("");
    private static Path klines = Path.of("");

    @TempDir private Path folder = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path model = Path.of("");

    @BeforeAll
    static void writeTwelveDaysOfKlines() throws IOException {
        klines = shared.resolve("BTCUSDT_1m_made.csv");
        StringBuilder text = new StringBuilder("open_time_ms,open,high,low,close,volume\n");
        SplittableRandom random = new SplittableRandom(1);
        double logClose = 11;
        for (int minute = 0; minute < 12 * 1440; minute++) {
            logClose += 5e-4 * random.nextGaussian();
            String close = String.format(Locale.ROOT, "%.2f", Math.exp(logClose));
            text.append(FIRST_OPEN_MS + minute * 60_000L);
            text.append(("," + close).repeat(4)).append(",1\n");
        }
        Files.writeString(klines, text);
    }

    @BeforeEach
    void nameTheModel() {
        model = folder.resolve("model.json");
    }

    @Test
    void writesAModelThatLoads() throws IOException {
        assertEquals(ExitCode.OK, train("--klines", klines.toString(), "--to", "2025-01-09"));
        ModelFile file = ModelFile.load(model);
        assertEquals("2025-01-01T00:01:00Z", file.provenance().from().toString());
        assertEquals("2025-01-08T23:59:00Z", file.provenance().to().toString());
        assertEquals(1, file.provenance().seed());
        assertTrue(out.toString().contains(file.digest()), out.toString());
    }

    @Test
    void printsNothingButJsonWhenAsked() {
        int exit = train("--klines", klines.toString(), "--evaluate-from", "2025-01-09", "--json");
        assertEquals(ExitCode.OK, exit, err.toString());
        JsonNode root = new JsonMapper().readTree(out.toString());
        assertEquals("mix", root.at("/held_out/0/horizon").stringValue());
        assertTrue(root.at("/held_out/1/versus/const-t/standard_error").isNumber());
        assertEquals(8 * 1440 - 1, root.at("/rows").intValue());
    }

    @ParameterizedTest
    @EnumSource(names = {"CONST_T", "GARCH_T", "HAR_SKEW_T"})
    void fitsTheModelThatIsNamed(ModelName name) throws IOException {
        int exit = train("--model", name.text(), "--klines", klines.toString());
        assertEquals(ExitCode.OK, exit, err.toString());
        ModelFile file = ModelFile.load(model);
        assertEquals(name.text(), file.name());
        assertTrue(out.toString().contains(name.text() + " in "), out.toString());
    }

    @Test
    void scoresEachRivalOnTheSameReturns() {
        int exit =
                train(
                        "--model",
                        "gauss180",
                        "--from",
                        "2025-01-02",
                        "--evaluate-from",
                        "2025-01-09",
                        "--against",
                        "ewma30-t,gauss180,const-t",
                        "--klines",
                        klines.toString(),
                        "--json");
        assertEquals(ExitCode.OK, exit, err.toString());
        JsonNode root = new JsonMapper().readTree(out.toString());
        JsonNode mix = root.at("/held_out/0");
        JsonNode versus = mix.at("/versus/ewma30-t");
        double apart = mix.at("/model_nats").doubleValue() - versus.at("/nats").doubleValue();
        assertEquals(apart, versus.at("/diff_nats").doubleValue(), 1e-9);
        assertTrue(versus.at("/dm_t").isNumber());
        assertEquals(2, mix.at("/versus").size(), "a model is no rival of itself");
        assertTrue(root.at("/fit_seconds/const-t").isNumber());
        assertEquals("2025-01-02T00:00:00Z", root.at("/from").stringValue());
    }

    @Test
    void refusesWhatItCannotUseWithOneLine() {
        assertRefused("no such file", "--klines", "BTCUSDT_1m_absent.csv");
        assertRefused("a model must be one of", "--klines", klines.toString(), "--model", "har");
        assertRefused("no kline ends", "--klines", klines.toString(), "--to", "2024-01-01");
        assertRefused(
                "--to must not lie after",
                "--klines",
                klines.toString(),
                "--to",
                "2025-01-10",
                "--evaluate-from",
                "2025-01-09");
    }

    @Test
    void refusesUnknownOptionsAsWrongUsage() {
        assertEquals(ExitCode.USAGE, train("--klines", klines.toString(), "--nonsense"));
    }

    @Test
    void helpShowsAnExample() {
        assertEquals(ExitCode.OK, train("--help"));
        assertTrue(out.toString().contains("foretick density train --klines"), out.toString());
    }

    @Test
    void helpNamesEveryModel() {
        assertEquals(ExitCode.OK, train("--help"));
        for (ModelName name : ModelName.values()) {
            assertTrue(out.toString().contains(name.text()), name + " is not in " + out);
        }
    }

    private void assertRefused(String part, String... arguments) {
        err.getBuffer().setLength(0);
        assertEquals(ExitCode.USAGE, train(arguments));
        assertTrue(err.toString().contains(part), err.toString());
        assertTrue(!Files.exists(model), "no model is written");
    }

    private int train(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 4];
        all[0] = "density";
        all[1] = "train";
        all[2] = "--out";
        all[3] = model.toString();
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return line.execute(all);
    }
}
