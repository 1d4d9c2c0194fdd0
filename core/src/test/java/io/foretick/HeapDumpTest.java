package io.foretick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A dump of the heap would hold the wallet's key.
@Timeout(60)
class HeapDumpTest {

    private static final String FLAG = "HeapDumpOnOutOfMemoryError";

    @Test
    void theProgramStartsWithHeapDumpsOff() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String options = "@" + ProjectFiles.ROOT.resolve("jvm.options");
        Process process =
                new ProcessBuilder(java, options, "-XX:+PrintFlagsFinal", "-version")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String flags = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        List<String> lines = flags.lines().filter(line -> line.contains(" " + FLAG)).toList();
        assertEquals(1, lines.size(), lines::toString);
        assertFalse(lines.getFirst().contains("true"), lines::toString);
    }

    @Test
    void nothingThatStartsItSwitchesThemOn() throws IOException {
        for (String file : List.of("foretick", "jvm.options", "Dockerfile", "compose.yaml")) {
            String text = Files.readString(ProjectFiles.ROOT.resolve(file));
            assertFalse(text.contains("+" + FLAG), file);
            assertFalse(text.contains("HeapDumpPath"), file);
        }
    }
}
