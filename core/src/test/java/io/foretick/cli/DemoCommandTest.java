package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.DemoRecording;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class DemoCommandTest {

    @TempDir private Path folder = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void saysFirstThatNothingIsReal() {
        assertEquals(ExitCode.OK, demo("--duration", "2s", "--speed", "20", "--headless"));
        assertTrue(out.toString().startsWith("simulated markets: nothing here is real"));
        assertTrue(Files.isDirectory(folder.resolve("demo/journal")));
    }

    @Test
    void printsNothingButJsonWhenAsked() {
        assertEquals(ExitCode.OK, demo("--duration", "3s", "--json"));
        JsonNode root = new JsonMapper().readTree(out.toString());
        assertTrue(root.isObject());
    }

    @Test
    void durationAndSpeedTogetherSayHowMuchIsRun() {
        long one = events("--duration", "1s", "--speed", "60");
        assertEquals(one, events("--duration", "60s", "--speed", "1"));
        assertTrue(one < events("--duration", "2s", "--speed", "60"));
    }

    @Test
    void anotherSeedMakesAnotherRun() {
        String bundled = digest("--duration", "3s");
        assertEquals(bundled, digest("--duration", "3s"));
        assertFalse(bundled.equals(digest("--duration", "3s", "--seed", "5")));
        assertEquals(
                bundled, digest("--duration", "3s", "--seed", "" + DemoRecording.BUNDLED.value()));
    }

    @Test
    void replacesTheFolderOfAnEarlierDemo() throws IOException {
        demo("--duration", "1s");
        Path left = Files.writeString(folder.resolve("demo/journal/left.txt"), "old");
        assertEquals(ExitCode.OK, demo("--duration", "1s"));
        assertFalse(Files.exists(left));
    }

    @Test
    void deletesNoFolderThatIsNoDemo() throws IOException {
        Path precious = Files.createDirectories(folder.resolve("demo")).resolve("precious.txt");
        Files.writeString(precious, "mine");
        assertEquals(ExitCode.USAGE, demo("--duration", "1s"));
        assertEquals("mine", Files.readString(precious));
        assertFalse(Files.exists(folder.resolve("demo/journal")));
    }

    @Test
    void refusesWhatIsNoDuration() {
        assertEquals(ExitCode.USAGE, demo("--duration", "soon"));
        assertTrue(err.toString().contains("30s"), err.toString());
        assertEquals(ExitCode.USAGE, demo("--duration", "1s", "--speed", "0"));
    }

    @Test
    void writesTheRecordingAlone() throws IOException {
        Path recording = folder.resolve("recording");
        assertEquals(ExitCode.OK, demo("--write-recording", recording.toString()));
        assertTrue(Files.size(recording.resolve(DemoRecording.MESSAGES_FILE)) > 100_000);
        assertFalse(Files.exists(folder.resolve("demo")));
    }

    private long events(String... arguments) {
        return summary(arguments).path("events").path("total").asLong();
    }

    private String digest(String... arguments) {
        return summary(arguments).path("digest").asString();
    }

    private JsonNode summary(String... arguments) {
        out.getBuffer().setLength(0);
        var all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        assertEquals(ExitCode.OK, demo(all.toArray(String[]::new)), err.toString());
        return new JsonMapper().readTree(out.toString());
    }

    private int demo(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        var all = new ArrayList<>(List.of("demo", "--out", folder.resolve("demo").toString()));
        all.addAll(List.of(arguments));
        return line.execute(all.toArray(String[]::new));
    }
}
