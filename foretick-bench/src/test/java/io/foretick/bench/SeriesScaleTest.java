package io.foretick.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
import java.util.stream.Stream;

/// The measurement runs. On a few days, so its figures mean nothing here.
@EnabledOnOs(OS.LINUX)
class SeriesScaleTest {

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void givesFiguresAndLeavesNothingBehind() throws IOException {
        assertEquals(0, run("--days", "5", "--sequences", "20"));
        JsonNode result = new JsonMapper().readTree(out.toString());
        assertEquals(4 * 5 * 86_400 * 32L, result.get("mapped_bytes").longValue());
        JsonNode drawn = result.get("all_days");
        assertTrue(drawn.get("microseconds_per_sequence").doubleValue() > 0, out.toString());
        assertTrue(drawn.at("/resident_bytes/peak").longValue() > 0, out.toString());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void refusesADiskWithoutRoom() {
        assertEquals(1, run("--days", "100000000"));
        assertTrue(out.toString().contains("has room for"), out.toString());
    }

    private int run(String... options) {
        List<String> arguments = new ArrayList<>(List.of("--folder", folder.toString()));
        arguments.addAll(List.of(options));
        return new CommandLine(new SeriesScale(new PrintWriter(out, true)))
                .execute(arguments.toArray(String[]::new));
    }
}
