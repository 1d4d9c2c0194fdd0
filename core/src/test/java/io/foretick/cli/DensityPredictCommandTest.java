package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.DensityCurve;
import io.foretick.base.Seed;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.journal.JournalHead;
import io.foretick.journal.JournalWriter;
import io.foretick.store.SampleModels;
import io.foretick.store.StoredModel;
import io.foretick.store.registry.ModelRegistry;
import io.foretick.store.registry.Reason;
import io.foretick.testing.MadeUpKlines;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

class DensityPredictCommandTest {

    private static final double SIGMA = 1e-4;

    @TempDir private Path folder = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void tellsTheLawsAtTheEndOfWhatIsRecorded() throws IOException {
        Path btc = klines("BTCUSDT", 2);
        Path eth = klines("ETHUSDT", 1);
        String[] past = {"--klines", btc.toString(), eth.toString()};
        assertEquals(ExitCode.OK, predict(constant(), past, "--horizons", "5m,1h"), "" + err);
        JsonNode laws = json().get("laws");
        assertEquals(2, laws.size());
        JsonNode law = laws.get(0);
        assertEquals("BTC", law.get("coin").stringValue());
        assertEquals("2025-02-02T00:00:00Z", law.get("at").stringValue());
        assertEquals(law.get("price"), law.get("reference"));
        JsonNode hour = law.at("/horizons/1");
        assertEquals("1h", hour.get("horizon").stringValue());
        assertEquals(SIGMA * Math.sqrt(3_600), hour.get("sigma").doubleValue(), 1e-12);
        assertEquals(4, hour.get("nu").doubleValue());
        assertEquals(0.5, hour.get("p_up").doubleValue(), 1e-12);
    }

    @Test
    void tellsTheLawsOfANetwork() throws IOException {
        Path btc = klines("BTCUSDT", 3);
        Path model = folder.resolve("network");
        SampleModels.network(3, 2).write(model);
        String[] past = {"--klines", btc.toString(), "--at", "2025-02-03T12:00:00Z"};
        assertEquals(ExitCode.OK, predict(model, past), err.toString());
        JsonNode law = json().at("/laws/0");
        assertEquals(SampleModels.network(3, 2).digest(), law.get("model_digest").stringValue());
        assertEquals(6, law.get("horizons").size());
        assertTrue(law.at("/horizons/0/sigma").doubleValue() > 0);
    }

    @Test
    void probabilityOfUpFallsWithTheReference() throws IOException {
        Path btc = klines("BTCUSDT", 1);
        String[] low = {"--klines", btc.toString(), "--reference", "BTC=40000"};
        predict(constant(), low, "--horizons", "15m");
        double below = json().at("/laws/0/horizons/0/p_up").doubleValue();
        String[] high = {"--klines", btc.toString(), "--reference", "BTC=70000"};
        predict(constant(), high, "--horizons", "15m");
        assertEquals(70_000, json().at("/laws/0/reference").doubleValue());
        double above = json().at("/laws/0/horizons/0/p_up").doubleValue();
        assertTrue(below > 0.99 && above < 0.01, below + " " + above);
    }

    @Test
    void printsATableForPeople() throws IOException {
        Path btc = klines("BTCUSDT", 1);
        int exit =
                run(
                        List.of(
                                "density",
                                "predict",
                                "--model",
                                constant().toString(),
                                "--klines",
                                btc.toString(),
                                "--horizons",
                                "4h"));
        assertEquals(ExitCode.OK, exit, err.toString());
        assertTrue(out.toString().contains("BTC at 2025-02-02T00:00:00Z"), out.toString());
        assertTrue(
                out.toString().contains("       4h   1.2000%    4.00  0.0000  0.5000"),
                out.toString());
    }

    @Test
    void asksTheLiveModelWhereNoneIsNamed() throws IOException {
        Path btc = klines("BTCUSDT", 1);
        String live = folder.resolve("live").toString();
        List<String> arguments =
                List.of("density", "predict", "--registry", live, "--klines", btc.toString());
        assertEquals(ExitCode.USAGE, run(arguments));
        assertTrue(err.toString().contains("no model is live in"), err.toString());
        new ModelRegistry(folder.resolve("live"))
                .promote(
                        constant(),
                        StoredModel.load(constant()).digest(),
                        Optional.empty(),
                        Reason.of(Instant.EPOCH, "first"));
        assertEquals(ExitCode.OK, run(arguments), err.toString());
    }

    @Test
    void saysOfWhichCoinsTooLittleIsRecorded() throws IOException {
        Path btc = klines("BTCUSDT", 1);
        String[] past = {"--klines", btc.toString(), "--at", "2025-01-31T00:00:00Z"};
        assertEquals(ExitCode.CHECK_FAILED, predict(constant(), past));
        assertEquals("BTC", json().at("/untold/0").stringValue());
    }

    @Test
    void tellsTheNewestLawsOfASession() throws IOException {
        Path journal = journal();
        int exit =
                run(
                        List.of(
                                "density",
                                "predict",
                                "--session",
                                journal.toString(),
                                "--reference",
                                "BTC=200",
                                "--horizons",
                                "1m",
                                "--json"));
        assertEquals(ExitCode.OK, exit, err.toString());
        JsonNode laws = json().get("laws");
        assertEquals(1, laws.size());
        JsonNode law = laws.get(0);
        assertEquals("BTC", law.get("coin").stringValue());
        assertEquals("00000000000000ff", law.get("model_digest").stringValue());
        assertEquals("1970-01-01T00:00:07Z", law.get("at").stringValue());
        assertEquals(100, law.get("price").doubleValue());
        assertEquals(0.002, law.at("/horizons/0/sigma").doubleValue(), 1e-12);
        assertEquals("[0.1,0.0,-0.2]", law.at("/horizons/0/correction").toString());
        assertTrue(law.at("/horizons/0/p_up").doubleValue() < 0.01);
    }

    @Test
    void refusesContradictions() throws IOException {
        String model = constant().toString();
        assertRefused("give either --klines or --store", "--model", model);
        assertRefused("--session goes without", "--model", model, "--session", "x");
        assertRefused("no journal in", "--session", folder.resolve("none").toString());
        assertRefused("must be above 0", "--session", "x", "--reference", "BTC=-1");
        assertRefused("must be above 0", "--session", "x", "--horizons", "0s");
        String btc = klines("BTCUSDT", 1).toString();
        assertRefused(
                "no kline file is of ETHUSDT",
                "--model",
                model,
                "--klines",
                btc,
                "--symbols",
                "ETHUSDT");
    }

    private Path journal() throws IOException {
        Path directory = folder.resolve("journal");
        var config = new JournalHead.Config(3, "");
        var head = new JournalHead(1, "test", 2, config, new TreeMap<>(), JournalHead.Store.NONE);
        try (JournalWriter writer = JournalWriter.open(directory, head, 1 << 16)) {
            Stamp at = Stamp.internal(1, Source.ENGINE);
            var spot = new Instrument.Spot(Source.BINANCE, "BTCUSDT", "BTC", 0);
            writer.append(new Event.Listed(at, 0, spot));
            writer.append(new Event.Trade(at, 0, 1, 9_900_000_000L, 1, Side.BUY));
            writer.append(published(5, 0.001));
            writer.append(
                    new Event.Trade(
                            Stamp.internal(6_000_000_000L, Source.ENGINE),
                            0,
                            2,
                            10_000_000_000L,
                            1,
                            Side.BUY));
            writer.append(published(7, 0.002));
        }
        return directory;
    }

    private static Event.DensityPublished published(long second, double sigma) {
        long timeNs = second * 1_000_000_000L;
        var curve =
                new DensityCurve(
                        new double[] {60},
                        new double[] {sigma},
                        new double[] {5},
                        new double[1],
                        second > 6 ? new double[] {0.1, 0, -0.2} : new double[0]);
        Stamp at = Stamp.internal(timeNs, Source.ENGINE);
        return new Event.DensityPublished(at, 0, timeNs, 0xff, 1, curve);
    }

    private void assertRefused(String part, String... arguments) {
        List<String> all = new ArrayList<>(List.of("density", "predict"));
        all.addAll(List.of(arguments));
        err.getBuffer().setLength(0);
        assertEquals(ExitCode.USAGE, run(all));
        assertTrue(err.toString().contains(part), err.toString());
    }

    private Path klines(String symbol, int days) throws IOException {
        return MadeUpKlines.write(folder, symbol, days, new Seed(1), _ -> 5e-4);
    }

    private Path constant() throws IOException {
        Path model = folder.resolve("constant.json");
        SampleModels.file("constant", SIGMA).write(model);
        return model;
    }

    private int predict(Path model, String[] past, String... more) {
        List<String> arguments = new ArrayList<>(List.of("density", "predict", "--json"));
        arguments.addAll(List.of("--model", model.toString()));
        arguments.addAll(List.of(past));
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
}
