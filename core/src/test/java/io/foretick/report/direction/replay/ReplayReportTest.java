package io.foretick.report.direction.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.forecast.direction.Alarm.Level;
import io.foretick.market.candle.Timeframe;
import io.foretick.report.direction.MadeUpRun;
import io.foretick.testing.MemoryFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

class ReplayReportTest {

    private static final Timeframe MINUTE = Timeframe.parse("1");
    private static final ReplayProblem WARNING =
            new ReplayProblem(Level.WARNING, "candle_gap", "", "1 gap & <no> more");
    private static final ReplayProblem ERROR =
            new ReplayProblem(Level.ERROR, "look_ahead", "TRENDVIC", "feature 3 differs");
    private static final List<String> FIGURES =
            List.of(
                    "n",
                    "accuracy",
                    "action_accuracy",
                    "coverage",
                    "sd_p",
                    "brier",
                    "log_loss",
                    "ece",
                    "mce",
                    "base_rate",
                    "base_rate_log_loss",
                    "non_flat_accuracy",
                    "swapped_accuracy",
                    "predicted_flat_share",
                    "confusion",
                    "calibration_bins",
                    "flat_reasons",
                    "confident_wrong",
                    "calibration",
                    "adaptation",
                    "ci95");

    @TempDir(factory = MemoryFolder.class)
    private Path folder = Path.of("");

    @Test
    void givesEachModelAndTheEnsembleTheFiguresOfTheDocuments() {
        ObjectNode summary = report(2_000, false, List.of()).summary();
        for (String path :
                List.of(
                        "/models/TRENDVIC",
                        "/models/OSCILLATOR",
                        "/models/VOLUMEMETRIX",
                        "/ensemble")) {
            JsonNode model = summary.at(path);
            for (String figure : FIGURES) {
                assertTrue(model.hasNonNull(figure), path + " lacks " + figure);
            }
            for (String figure : List.of("accuracy", "log_loss", "ece", "brier", "skill")) {
                assertEquals(2, model.path("ci95").path(figure).size(), figure);
            }
            assertEquals(1_999, model.path("n").asInt());
        }
        assertFalse(summary.path("models").has("ENSEMBLE"));
        assertEquals(2_000, summary.at("/run/candles").asInt());
        assertEquals("BTCUSDT", summary.at("/run/symbol").asString());
        assertEquals("a detail", summary.at("/run/train_minutes").asString());
        assertEquals(4, summary.at("/counts/pending").asInt());
    }

    @Test
    void failsByAnErrorAndByAWarningOnlyWhereItIsStrict() {
        assertTrue(report(10, false, List.of()).passed());
        assertTrue(report(10, false, List.of(WARNING)).passed());
        assertFalse(report(10, true, List.of(WARNING)).passed());
        assertFalse(report(10, false, List.of(ERROR)).passed());
    }

    @Test
    void asksTheGuards() {
        // Hardly any opinion, so all is abstention.
        var recorder = new ReplayRecorder(MINUTE, 0);
        new MadeUpRun(0.01).tell(0, 200, recorder);
        var report = new ReplayReport(run(false), recorder, List.of());
        assertTrue(report.passed());
        assertTrue(
                report.problems().stream().anyMatch(one -> one.check().equals("abstention")),
                () -> report.problems().toString());
        assertFalse(new ReplayReport(run(true), recorder, List.of()).passed());
    }

    @Test
    void scoresOnlyTheRowsThatAreKept() {
        var recorder = new ReplayRecorder(MINUTE, 0);
        var made = new MadeUpRun();
        recorder.judged().keep(false);
        made.tell(0, 500, recorder);
        recorder.judged().keep(true);
        made.tell(500, 800, recorder);
        ObjectNode summary = new ReplayReport(run(false), recorder, List.of()).summary();
        assertEquals(300, summary.at("/ensemble/n").asInt());
        assertEquals(800, summary.at("/counts/candles").asInt());
    }

    @Test
    void writesAllFilesOfAReplay() throws Exception {
        report(3_000, false, List.of(WARNING, ERROR)).write(folder);
        String text = Files.readString(folder.resolve("report.md"));
        Document page = parse(Files.readString(folder.resolve("report.html")));
        String shown = page.getDocumentElement().getTextContent();
        for (String part :
                List.of(
                        "FAIL",
                        "BTCUSDT, timeframe 1, train",
                        "TRENDVIC, look_ahead: feature 3 differs",
                        "candle_gap: 1 gap & <no> more",
                        "Decision against fact",
                        "Reliability",
                        "Why FLAT",
                        "The most confident that were wrong",
                        "By regime of the market",
                        "Leading calibrators")) {
            assertTrue(text.contains(part), "report.md lacks " + part);
            assertTrue(shown.contains(part), "report.html lacks " + part);
        }
        JsonNode summary =
                new JsonMapper().readTree(Files.readString(folder.resolve("summary.json")));
        String accuracy = summary.at("/ensemble/accuracy").asString().substring(0, 5);
        assertTrue(text.contains(accuracy), accuracy);
    }

    @Test
    void loadsNothingFromElsewhere() throws Exception {
        report(300, false, List.of()).write(folder);
        String page = Files.readString(folder.resolve("report.html"));
        assertEquals(0, parse(page).getElementsByTagName("script").getLength());
        for (String loading : List.of("src=", "href=", "url(", "@import")) {
            assertFalse(page.contains(loading), loading);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 30})
    void copesWithHardlyAnyCandles(int candles) throws Exception {
        report(candles, false, List.of()).write(folder);
        String page = Files.readString(folder.resolve("report.html"));
        parse(page);
        for (String file : List.of("summary.json", "report.md", "report.html")) {
            assertFalse(Files.readString(folder.resolve(file)).contains("NaN"), file);
        }
    }

    @Test
    void saysTheSameOfTheSameReplay() throws IOException {
        report(300, false, List.of()).write(folder.resolve("one"));
        report(300, false, List.of()).write(folder.resolve("two"));
        for (String file : List.of("summary.json", "report.md", "report.html")) {
            assertEquals(
                    Files.readString(folder.resolve("one").resolve(file)),
                    Files.readString(folder.resolve("two").resolve(file)));
        }
    }

    private static ReplayReport report(int candles, boolean strict, List<ReplayProblem> failed) {
        var recorder = new ReplayRecorder(MINUTE, 0);
        new MadeUpRun().tell(0, candles, recorder);
        return new ReplayReport(run(strict), recorder, failed);
    }

    private static ReplayRun run(boolean strict) {
        long fromNs = 1_735_689_600L * Times.SECOND_NS;
        return new ReplayRun(
                "BTCUSDT",
                MINUTE,
                "train",
                "a made-up run",
                fromNs,
                fromNs + Times.DAY_NS,
                1.5,
                strict,
                Map.of("train_minutes", "a detail"));
    }

    private static Document parse(String page) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }
}
