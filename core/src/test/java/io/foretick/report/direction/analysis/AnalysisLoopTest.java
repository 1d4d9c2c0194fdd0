package io.foretick.report.direction.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.testing.MemoryFolder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class AnalysisLoopTest {

    private static final long START_MS = 1_735_689_600_000L; // on a half hour
    private static final long MINUTE_MS = 60_000;
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir(factory = MemoryFolder.class)
    private Path folder = Path.of("");

    private Path updates = Path.of("");
    private Path out = Path.of("");
    private AnalysisLoop loop = loop(updates, out);

    @BeforeEach
    void begin() {
        updates = folder.resolve("updates.jsonl");
        out = folder.resolve("deep/analysis.jsonl");
        loop = loop(updates, out);
    }

    private static AnalysisLoop loop(Path updates, Path out) {
        return new AnalysisLoop(updates, out, Duration.ofMinutes(30));
    }

    @Test
    void waitsForAFileThatIsNotThere() throws IOException {
        assertEquals(List.of(), loop.step());
        assertEquals(List.of(), loop.finish());
    }

    @Test
    void tellsOfAWindowWhenItsLastCandleIsThere() throws IOException {
        write(1, 29);
        assertEquals(List.of(), loop.step());
        write(30, 30);
        AnalysisRow row = loop.step().getFirst();
        assertEquals(START_MS, row.startMs());
        assertEquals(START_MS + 30 * MINUTE_MS, row.endMs());
        assertEquals(30, row.window().total());
        assertEquals(List.of(), loop.step());
    }

    @Test
    void countsWhatTheDocumentsAskFor() throws IOException {
        line(1, "UP", "UP", "1.0", 0.75);
        line(2, "UP", "DOWN", "-1.0", 0.75);
        line(3, "FLAT", "FLAT", "1.0", 0.5);
        line(4, "FLAT", "UP", "-0.5", 0.5);
        line(31, "DOWN", "DOWN", "1.0", 0.25);
        loop.finish();
        JsonNode first = rows().getFirst();
        JsonNode last = rows().getLast();
        JsonNode window = first.get("window");
        assertEquals(4, window.get("total").asInt());
        assertEquals(0.5, window.get("accuracy").asDouble());
        assertEquals(0.5, window.get("coverage_nonflat").asDouble());
        assertEquals(0.5, window.get("action_accuracy").asDouble());
        assertEquals(0.25, window.get("fact_flat_share").asDouble());
        assertEquals(0.125, window.get("avg_reward").asDouble());
        assertEquals(0.625, window.get("avg_conf").asDouble());
        // Two forecasts of 0.75, one right; one of 0.5, right: (2 * 0.25 + 0.5) / 3.
        assertEquals(1.0 / 3, window.get("ece").asDouble(), 1e-15);
        assertEquals(1_800, first.get("window_seconds").asInt());
        assertEquals(60, last.get("window_seconds").asInt());
        assertEquals(5, last.get("cumulative").get("total").asInt());
        assertEquals(1, last.get("window").get("total").asInt());
        for (String name : List.of("ts", "window_start", "window_end", "tf", "model_id")) {
            assertTrue(first.has(name), name);
        }
    }

    @Test
    void leavesATornLineUntilItIsWhole() throws IOException {
        write(1, 29);
        String last = text(30, "UP", "UP", "1.0", 0.75);
        append(last.substring(0, 40));
        assertEquals(List.of(), loop.step());
        append(last.substring(40));
        assertEquals(30, loop.step().getFirst().window().total());
        assertEquals(0, loop.unreadable());
    }

    @Test
    void followsTheFileOverRotations() throws IOException {
        write(1, 10);
        loop.step();
        rotate(1);
        loop.step();
        write(11, 20);
        rotate(2);
        write(21, 25);
        rotate(3);
        write(26, 30);
        assertEquals(30, loop.step().getFirst().window().total());
        assertEquals(30, loop.rows());
    }

    @Test
    void beginsWithTheOldestPart() throws IOException {
        write(1, 10);
        rotate(9);
        write(11, 20);
        rotate(10);
        write(21, 30);
        assertEquals(30, loop.step().getFirst().window().total());
    }

    @Test
    void beginsAnewWithAFileThatWasBegunAnew() throws IOException {
        write(1, 10);
        rotate(1);
        loop.step();
        Files.delete(folder.resolve("updates.1.jsonl"));
        write(11, 30);
        assertEquals(30, loop.step().getFirst().window().total());
    }

    @Test
    void addsNoWindowTwiceWhoeverWroteIt() throws IOException {
        write(1, 75);
        loop.step();
        List<JsonNode> first = rows();
        assertEquals(List.of(), loop(updates, out).step());
        assertEquals(first, rows());
        assertEquals(1, loop(updates, out).finish().size());
        assertEquals(3, rows().size());
    }

    @Test
    void wholeWindowsCountEachRowOnceAcrossARestart() throws IOException {
        write(1, 45);
        loop.finish();
        assertTrue(rows().getLast().get("partial").asBoolean());
        assertEquals(List.of(), loop(updates, out).finish()); // nothing new, nothing added
        write(46, 60);
        loop(updates, out).finish();
        List<JsonNode> whole = rows().stream().filter(row -> !row.has("partial")).toList();
        assertEquals(3, rows().size());
        assertEquals(2, whole.size());
        assertEquals(30, whole.getLast().at("/window/total").asLong());
        assertEquals(60, whole.getLast().at("/cumulative/total").asLong());
    }

    @Test
    void goesOnWithAWindowThatWasToldInPart() throws IOException {
        write(1, 20);
        assertEquals(20, loop.finish().getFirst().window().total());
        write(21, 30);
        AnalysisRow whole = loop.step().getFirst();
        assertEquals(30, whole.window().total());
        assertFalse(whole.partial());
    }

    @Test
    void skipsWhatIsNoUpdate() throws IOException {
        append("no json\n{}\n[1]\n{\"ts\":1,\"tf\":\"1\",\"model_id\":\"A\",\"pred_dir\":\"X\"}\n");
        write(1, 30);
        assertEquals(30, loop.step().getFirst().window().total());
        assertEquals(4, loop.unreadable());
    }

    @Test
    void countsARowOnceThatStandsTwice() throws IOException {
        write(1, 20);
        write(15, 30);
        assertEquals(30, loop.step().getFirst().window().total());
    }

    private void write(int from, int to) throws IOException {
        for (int minute = from; minute <= to; minute++) {
            line(minute, "UP", minute % 2 == 0 ? "UP" : "DOWN", "1.0", 0.75);
        }
    }

    private void line(int minute, String predicted, String fact, String reward, double up)
            throws IOException {
        append(text(minute, predicted, fact, reward, up));
    }

    private static String text(
            int minute, String predicted, String fact, String reward, double up) {
        return """
        {"ts":%d,"tf":"1","model_id":"TRENDVIC","features":[1.5,-2.0],"pred_dir":"%s",\
        "fact_dir":"%s","reward":%s,"pred_conf":%s,"p_up_cal":%s,"meta":{"ts":1}}
        """
                .formatted(
                        START_MS + minute * MINUTE_MS,
                        predicted,
                        fact,
                        reward,
                        Math.max(up, 1 - up),
                        up);
    }

    private void append(String text) throws IOException {
        Files.writeString(updates, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void rotate(int number) throws IOException {
        Files.move(updates, folder.resolve("updates." + number + ".jsonl"));
    }

    private List<JsonNode> rows() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(out)) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }
}
