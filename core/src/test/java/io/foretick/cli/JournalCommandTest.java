package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.journal.DirectoryLock;
import io.foretick.journal.JournalHead;
import io.foretick.journal.JournalWriter;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

final class JournalCommandTest {

    private static final int TICKS = 10;

    @TempDir private Path root;
    private String journal = "";
    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void writeJournal() throws IOException {
        Path directory = root.resolve("journal");
        journal = directory.toString();
        JournalHead head =
                new JournalHead(
                        1,
                        "test",
                        2,
                        new JournalHead.Config(3, ""),
                        new TreeMap<>(),
                        JournalHead.Store.NONE);
        try (JournalWriter writer = JournalWriter.open(directory, head, 1 << 16)) {
            for (int k = 1; k <= TICKS; k++) {
                writer.append(new Event.Tick(Stamp.internal(k, Source.ENGINE)));
            }
            writer.appendDigest(5);
        }
    }

    @Test
    void catPrintsOneJsonObjectALine() {
        assertEquals(ExitCode.OK, run("cat", journal, "--from", "9", "--limit", "3"));
        List<String> lines = out.toString().lines().toList();
        assertEquals(3, lines.size());
        assertEquals(9, json(lines.getFirst()).get("sequence").asInt());
        assertEquals("state_digest", json(lines.getLast()).get("type").asString());
    }

    @Test
    void catPrintsOneTypeAlone() {
        assertEquals(ExitCode.OK, run("cat", journal, "--type", "tick", "--json"));
        assertEquals(TICKS, out.toString().lines().count());
    }

    @Test
    void verifyFindsNothingWrong() {
        assertEquals(ExitCode.OK, run("verify", journal));
        assertTrue(out.toString().stripTrailing().endsWith("ok"), out.toString());
    }

    @Test
    void verifyPrintsJsonOnly() {
        assertEquals(ExitCode.OK, run("verify", journal, "--json"));
        JsonNode result = json(out.toString());
        assertTrue(result.get("ok").asBoolean());
        assertTrue(result.get("ended").asBoolean());
        assertTrue(result.get("fault").isNull());
        assertEquals(TICKS, result.get("counts").get("event").asInt());
    }

    @Test
    void verifyNamesTheFileAndByteOfAFault() throws IOException {
        long offset = damage();
        assertEquals(ExitCode.CHECK_FAILED, run("verify", journal, "--json"));
        JsonNode fault = json(out.toString()).get("fault");
        assertTrue(fault.get("file").asString().endsWith("segment-000000.ftj"));
        assertTrue(fault.get("offset").asLong() <= offset);
        assertTrue(fault.get("offset").asLong() > offset - 56);
    }

    @Test
    void compactLeavesAJournalWithoutCheckpointsWhole() {
        assertEquals(ExitCode.OK, run("compact", journal, "--keep", "0s", "--json"));
        assertEquals(
                "{\"segments\":0,\"checkpoints\":0,\"bytes\":0,\"begins_after\":null}",
                out.toString().strip());
    }

    @Test
    void compactTakesOffWhatIsOlder() throws IOException {
        Path old = root.resolve("old");
        JournalHead head =
                new JournalHead(
                        1,
                        "test",
                        2,
                        new JournalHead.Config(3, ""),
                        new TreeMap<>(),
                        JournalHead.Store.NONE);
        try (JournalWriter writer = JournalWriter.open(old, head, 4096)) {
            for (long day = 1; day <= 300; day++) {
                Stamp at = Stamp.internal(day * Times.DAY_NS, Source.ENGINE);
                long sequence = writer.append(new Event.Tick(at));
                if (day % 50 == 0) {
                    writer.writeCheckpoint(sequence, day, new byte[8]);
                }
            }
        }

        assertEquals(ExitCode.OK, run("compact", old.toString(), "--keep", "100d"));

        assertTrue(out.toString().contains("begins after record 203"), out.toString());
        assertEquals(ExitCode.OK, run("verify", old.toString()));
        assertTrue(out.toString().contains("(compacted)"), out.toString());
    }

    @Test
    void compactWaitsForNoWriter() throws IOException {
        try (var _ = DirectoryLock.take(Path.of(journal))) {
            assertEquals(ExitCode.USAGE, run("compact", journal, "--keep", "7d"));
        }
        assertTrue(errors.toString().contains("another writer"), errors.toString());
    }

    @Test
    void catStopsAtAFault() throws IOException {
        damage();
        assertEquals(ExitCode.CHECK_FAILED, run("cat", journal));
        assertTrue(errors.toString().contains("segment-000000.ftj at byte"), errors.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "csv", "parquet"})
    void exportWritesTheFile(String format) throws IOException {
        Path target = root.resolve("out." + format);
        String file = target.toString();
        assertEquals(
                ExitCode.OK, run("export", journal, "--format", format, "--out", file, "--json"));
        assertEquals(TICKS + 3, json(out.toString()).get("rows").asInt());
        assertTrue(Files.size(target) > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cat", "verify", "export"})
    void aMissingDirectoryIsAnErrorInWords(String command) {
        String missing = root.resolve("nowhere").toString();
        String[] arguments =
                command.equals("export")
                        ? new String[] {command, missing, "--format", "csv", "--out", missing}
                        : new String[] {command, missing};
        assertEquals(ExitCode.USAGE, run(arguments));
        assertTrue(errors.toString().contains("no such directory"), errors.toString());
        assertFalse(errors.toString().contains("\tat "), errors.toString());
        assertEquals("", out.toString());
    }

    @Test
    void anUnknownFormatIsAUsageError() {
        assertEquals(ExitCode.USAGE, run("export", journal, "--format", "xml", "--out", "nothing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cat", "verify", "export"})
    void helpHoldsAnExample(String command) {
        assertEquals(ExitCode.OK, run(command, "--help"));
        assertTrue(out.toString().contains("foretick journal " + command + " runs/"));
    }

    private long damage() throws IOException {
        Path segment = Path.of(journal).resolve("segment-000000.ftj");
        byte[] bytes = Files.readAllBytes(segment);
        int at = bytes.length - 5 * 56; // within one of the last ticks: each has 56 bytes
        bytes[at] ^= 1;
        Files.write(segment, bytes);
        return at;
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "journal";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(errors, true));
        return commandLine.execute(all);
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }
}
