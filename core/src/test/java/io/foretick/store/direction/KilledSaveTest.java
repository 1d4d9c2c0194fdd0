package io.foretick.store.direction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// Kills a process with signal 9 while it saves, again and again, at no chosen point.
class KilledSaveTest {

    private static final int KILLS = 8;
    private static final long SEED = 5;

    @TempDir private Path folder;

    @Test
    void aKilledProcessLeavesTheLastOrTheLastButOneSave() throws Exception {
        var random = new SplittableRandom(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            long before = digests().size();
            Process saving = start();
            try {
                awaitSaves(saving, before + 2 + random.nextInt(8));
            } finally {
                saving.destroyForcibly(); // signal 9
                saving.waitFor();
            }
            assertIsAmongTheLastSaves();
        }
    }

    private void assertIsAmongTheLastSaves() throws IOException {
        try (DirectionState state =
                DirectionState.open(SavingProcess.filesIn(folder), MadeUpModels.SYMBOL)) {
            MadeUpModels models = MadeUpModels.load(state, SEED);
            List<String> digests = digests();
            int last = digests.size() - 1;
            String found = models.digest();
            assertTrue(
                    digests.subList(last - 1, last + 1).contains(found),
                    () -> found + " is not among the last of " + digests.size() + " saves");
            MadeUpModels twin = new MadeUpModels(SEED);
            twin.live(Math.toIntExact(models.candles()));
            assertEquals(twin.digest(), found);
        }
    }

    private Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        File errors = folder.resolve("errors.txt").toFile();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        SavingProcess.class.getName(),
                        folder.toString(),
                        Long.toString(SEED))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(errors))
                .start();
    }

    private void awaitSaves(Process saving, long count) throws Exception {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (digests().size() < count) {
            boolean ended = saving.waitFor(1, TimeUnit.MILLISECONDS);
            assertTrue(
                    !ended && System.nanoTime() < endNs,
                    () -> "the process saves no more: " + errors());
        }
    }

    private List<String> digests() throws IOException {
        Path file = SavingProcess.digestsIn(folder);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
