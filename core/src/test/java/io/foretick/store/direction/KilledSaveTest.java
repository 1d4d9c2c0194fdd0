package io.foretick.store.direction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// Kills a process with signal 9 while it saves, again and again, at no chosen point.
class KilledSaveTest {

    private static final int KILLS = 8;
    private static final int KILLS_AT_THE_START = 2;
    private static final long SEED = 5;

    @TempDir private Path folder;

    @Test
    void aKilledProcessLeavesTheLastOrTheLastButOneSave() throws Exception {
        var random = new SplittableRandom(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            long until = digests().size() + 1L + random.nextInt(8);
            startAndKillWhen(() -> digests().size() >= until);
            assertIsAmongTheLastSaves();
        }
    }

    @Test
    void aProcessThatIsKilledWhileItMakesTheFilesLeavesNoRuin() throws Exception {
        Path all = folder;
        for (int kill = 0; kill < KILLS_AT_THE_START; kill++) {
            folder = Files.createDirectory(all.resolve("start" + kill));
            Path awaited = folder.resolve(kill % 2 == 0 ? "state.db" : "patterns.db");
            startAndKillWhen(() -> Files.exists(awaited));
            assertIsAmongTheLastSaves();
        }
    }

    private void assertIsAmongTheLastSaves() throws IOException {
        try (DirectionState state =
                DirectionState.open(SavingProcess.filesIn(folder), MadeUpModels.SYMBOL)) {
            MadeUpModels models = MadeUpModels.load(state, SEED);
            List<String> digests = new ArrayList<>(List.of(new MadeUpModels(SEED).digest()));
            digests.addAll(digests());
            // Who is killed before he saves writes the same digest when he is started again.
            List<String> last = digests.reversed().stream().distinct().limit(2).toList();
            String found = models.digest();
            assertTrue(last.contains(found), () -> found + " is none of the last " + last);
            MadeUpModels twin = new MadeUpModels(SEED);
            twin.live(Math.toIntExact(models.candles()));
            assertEquals(twin.digest(), found);
        }
    }

    private Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        File output = folder.resolve("output.txt").toFile();
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
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                .start();
    }

    private void startAndKillWhen(Callable<Boolean> reached) throws Exception {
        Process saving = start();
        try {
            long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!reached.call()) {
                boolean ended = saving.waitFor(1, TimeUnit.MILLISECONDS);
                assertTrue(!ended && System.nanoTime() < endNs, this::output);
            }
        } finally {
            saving.destroyForcibly(); // signal 9
            saving.waitFor();
        }
    }

    private List<String> digests() throws IOException {
        Path file = SavingProcess.digestsIn(folder);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
