package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.report.lab.ExperimentFolder;
import io.foretick.report.lab.Results;
import io.foretick.testing.MemoryFolder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// `foretick lab grid` as a process of its own, killed or stopped from outside and resumed. A
/// thousand trials killed five times are `scripts/soak/LabKills.java`.
@Timeout(300)
class LabProcessTest {

    private static final int KILLS = 3;
    private static final int TRIALS = 36;
    private static final long PATIENCE_NS = 120 * Times.SECOND_NS;

    /// Some tens of milliseconds a trial, two trainings.
    private static final String MATRIX =
            LabCalls.HEAD.replace("rows: 4000", "rows: 50000").replace("depth: 2", "depth: [2, 3]")
                    + "market_maker: {gamma: [0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1.2, 1.6, 3.2],"
                    + " signal_beta: [0, 1]}\n";

    @TempDir(factory = MemoryFolder.class)
    private Path folder = Path.of("");

    private final List<Process> started = new ArrayList<>();
    private Path config = Path.of("");

    @BeforeEach
    void writeMatrix() throws IOException {
        config = LabCalls.write(folder.resolve("matrix.yml"), MATRIX);
    }

    @AfterEach
    void stopAll() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void killedThreeTimesAndResumedItEndsWithTheDigestOfAnUnbrokenRun() throws Exception {
        String unbroken = LabCalls.lab(gridOf("unbroken")).digest();
        var random = new SplittableRandom(20261121);
        Process process = lab(gridOf("broken"));
        for (int kill = 0; kill < KILLS; kill++) {
            awaitResults(process, "broken", results("broken") + 1 + random.nextInt(3));
            LockSupport.parkNanos(random.nextLong(100 * Times.MILLI_NS));
            assertTrue(process.isAlive(), this::said);
            process.destroyForcibly().waitFor();
            assertTrue(results("broken") < TRIALS, "killed before it was done");
            process = lab("resume", "--out=" + folder.resolve("broken"), "--max-par=1", "--json");
        }
        JsonNode summary = ended(process, ExitCode.OK);
        assertEquals(TRIALS, summary.get("trials").intValue());
        assertEquals(0, summary.get("failed").intValue());
        assertEquals(unbroken, summary.get("digest").asString());
        var broken = new ExperimentFolder(folder.resolve("broken"));
        assertEquals(List.of(), Results.read(broken.trials()).leftOut());
    }

    @Test
    void stoppedItFinishesItsTrialsMakesItsPageAndSaysHowToGoOn() throws Exception {
        Process process = lab("grid", "--config=" + config, "--out=" + folder.resolve("stopped"));
        awaitResults(process, "stopped", 2);
        process.destroy(); // SIGTERM
        assertTrue(process.waitFor(PATIENCE_NS, TimeUnit.NANOSECONDS), this::said);
        assertEquals(ExitCode.INTERRUPTED, process.exitValue(), this::said);
        assertTrue(said().contains("stopping: "), this::said);
        assertTrue(said().contains("lab resume --out " + folder.resolve("stopped")), this::said);
        assertTrue(Files.exists(folder.resolve("stopped/index.html")));
        int trials = results("stopped");
        assertNotEquals(TRIALS, trials);
        JsonNode summary =
                new JsonMapper().readTree(Files.readString(folder.resolve("stopped/summary.json")));
        assertEquals(trials, summary.get("trials").intValue());
        assertEquals(0, summary.get("failed").intValue());
    }

    private String[] gridOf(String name) {
        return new String[] {
            "grid", "--config=" + config, "--out=" + folder.resolve(name), "--max-par=1", "--json"
        };
    }

    private Process lab(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-Xmx512m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Main.class.getName(), "lab"));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(Redirect.to(folder.resolve("out").toFile()))
                        .redirectError(Redirect.to(folder.resolve("err").toFile()))
                        .start();
        started.add(process);
        return process;
    }

    /// Waits for the end, and gives the JSON on stdout.
    private JsonNode ended(Process process, int code) throws IOException, InterruptedException {
        assertTrue(process.waitFor(PATIENCE_NS, TimeUnit.NANOSECONDS), this::said);
        assertEquals(code, process.exitValue(), this::said);
        return new JsonMapper().readTree(Files.readString(folder.resolve("out")));
    }

    /// Trials that have a result.
    private int results(String name) throws IOException {
        Path trials = folder.resolve(name).resolve("trials");
        if (!Files.isDirectory(trials)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(trials)) {
            return (int) files.filter(file -> file.toString().endsWith(".json")).count();
        }
    }

    private void awaitResults(Process process, String name, int count) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NS;
        while (results(name) < count) {
            assertTrue(process.isAlive(), () -> "ended: " + said());
            assertTrue(System.nanoTime() < deadline, () -> "no further trial: " + said());
            LockSupport.parkNanos(5 * Times.MILLI_NS);
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("err"))
                    + Files.readString(folder.resolve("out"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
