package io.foretick.report.direction;

import static io.foretick.report.direction.MadeUpRun.SYMBOL;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.testing.MemoryFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/// A process that writes rows is killed at some moment and started again from an older state.
@Timeout(120)
class DirectionFilesKillTest {

    private static final int KILLS = 4;
    private static final int BEHIND = 40;
    private static final FileSettings SMALL =
            new FileSettings(FileSettings.Flush.EACH_LINE, 400_000);
    private static final List<String> NAMES =
            List.of("candles.jsonl", "facts.jsonl", "updates.jsonl", "predictions.jsonl");

    @TempDir(factory = MemoryFolder.class)
    private Path folder = Path.of("");

    @Test
    void losesAtMostALineAndSaysInTheEndWhatAnUnbrokenRunSays() throws Exception {
        var random = new SplittableRandom(20250101);
        int from = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            killAfter(from, random.nextLong(30 * Times.MILLI_NS));
            int candles = candles();
            assertTrue(candles > from, "nothing was written");
            from = Math.max(0, candles - BEHIND);
        }
        int end = from + 2 * BEHIND;
        run(folder.resolve("killed"), from, end);
        run(folder.resolve("unbroken"), 0, end);
        assertEquals(lines(folder.resolve("unbroken")), lines(folder.resolve("killed")));
    }

    private void killAfter(int from, long waitNs) throws IOException, InterruptedException {
        long before = bytes();
        Process child = start(from);
        try {
            while (child.isAlive() && bytes() <= before + 100_000) {
                LockSupport.parkNanos(Times.MILLI_NS);
            }
            LockSupport.parkNanos(waitNs);
            assertTrue(child.isAlive(), "the writer ended by itself");
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private Process start(int from) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.resolve("killed").toString(),
                        Integer.toString(from))
                .inheritIO()
                .start();
    }

    /// Candles of which there is a whole line; every whole line is JSON.
    private int candles() throws IOException {
        var json = new JsonMapper();
        SortedMap<String, List<String>> files = lines(folder.resolve("killed"));
        for (List<String> lines : files.values()) {
            lines.forEach(json::readTree);
        }
        return files.getOrDefault("candles.jsonl", List.of()).size();
    }

    private long bytes() throws IOException {
        long sum = 0;
        for (Path part : parts(folder.resolve("killed").resolve("updates.jsonl"))) {
            sum += Files.exists(part) ? Files.size(part) : 0;
        }
        return sum;
    }

    private static SortedMap<String, List<String>> lines(Path run) throws IOException {
        var all = new TreeMap<String, List<String>>();
        for (String name : NAMES) {
            List<String> lines = new ArrayList<>();
            for (Path part : parts(run.resolve(name))) {
                if (Files.exists(part)) {
                    WholeLines.read(
                            part, 0, (bytes, from, length) -> lines.add(text(bytes, from, length)));
                }
            }
            all.put(name, lines);
        }
        return all;
    }

    private static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    private static List<Path> parts(Path file) throws IOException {
        List<Path> parts = new ArrayList<>(FileParts.full(file).values());
        parts.add(file);
        return parts;
    }

    private static void run(Path folder, int from, int to) throws IOException {
        try (DirectionFiles files = DirectionFiles.open(folder, SYMBOL, SMALL)) {
            new MadeUpRun().tell(from, to, files);
        }
    }

    /// The process that is killed: writes rows until then.
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            run(Path.of(arguments[0]), Integer.parseInt(arguments[1]), 1_000_000);
        }
    }
}
