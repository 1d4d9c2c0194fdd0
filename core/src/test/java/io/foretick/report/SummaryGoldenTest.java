package io.foretick.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.testing.RandomEvents;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// One small run leaves these very bytes. `-Dforetick.renew=true` writes the files anew.
class SummaryGoldenTest {

    private static final Path GOLDEN =
            Path.of(Objects.requireNonNull(System.getProperty("foretick.root"), "foretick.root"))
                    .resolve("core/src/test/resources/golden");

    @Test
    void jsonIsAsItWas() throws IOException {
        assertGolden("summary.json", Summary.text(summary()));
    }

    @Test
    void consoleTextIsAsItWas() throws IOException {
        assertGolden("summary.txt", ConsoleSummary.text(summary()));
    }

    @Test
    void consoleTextKeepsToItsWidth() {
        assertTrue(ConsoleSummary.text(summary()).lines().allMatch(line -> line.length() <= 100));
    }

    @Test
    void folderHoldsTheWholeSummaryAndNothingElse(@TempDir Path folder) throws IOException {
        ObjectNode summary = summary();
        RunFolder run = RunFolder.open(folder.resolve("a/b"));
        run.writeSummary(summary);
        Path written = run.writeSummary(summary);
        assertEquals(Summary.text(summary), Files.readString(written));
        try (Stream<Path> files = Files.list(folder.resolve("a/b"))) {
            assertEquals(List.of(folder.resolve("a/b/summary.json")), files.toList());
        }
    }

    private static ObjectNode summary() {
        long startNs = RandomEvents.START_NS;
        RecordedRun run = RunRecorderTest.running(List.of(new BuyOnce(Outcome.UP)));
        run.book(1, "0.5", "0.52");
        run.on(RunRecorderTest.fill(run, 1));
        run.tick(startNs + 1 * Times.SECOND_NS);
        run.at(startNs + 59 * Times.SECOND_NS);
        run.oracle(0, "65010.5");
        run.density(0);
        run.book(1, "0.54", "0.55");
        run.tick(startNs + 60 * Times.SECOND_NS);
        RunRecorderTest.resolve(run, Resolution.UP);
        return run.summary();
    }

    private static void assertGolden(String name, String actual) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("foretick.renew")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, actual);
        }
        assertEquals(Files.readString(file), actual);
    }
}
