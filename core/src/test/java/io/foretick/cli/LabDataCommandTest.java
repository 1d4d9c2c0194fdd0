package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.legacydata.LoopbackServices;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class LabDataCommandTest {

    @TempDir private Path folder = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--dir", folder.resolve("data").toString()));
        all.addAll(List.of(arguments));
        return new CommandLine(new LabDataCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private int fetch(LoopbackServices web) {
        return run(
                "--url-binance",
                web.url(),
                "--url-defillama",
                web.url(),
                "--url-santiment",
                web.url());
    }

    @Test
    void fetchesAllAndThenFindsItSound() throws IOException {
        try (var web = new LoopbackServices()) {
            assertEquals(ExitCode.OK, fetch(web), out.toString());
        }
        assertEquals(4, out.toString().lines().filter(line -> line.endsWith("  ok")).count());
        assertEquals(ExitCode.OK, run("--validate"));
        assertEquals(ExitCode.OK, run("--offline", folder.resolve("data/external").toString()));
    }

    @Test
    void fetchesTheOthersWhereOneSourceFails() throws IOException {
        try (var web = new LoopbackServices().withoutSantiment()) {
            assertEquals(ExitCode.VENUE, fetch(web));
        }
        assertEquals(3, out.toString().lines().filter(line -> line.endsWith("  ok")).count());
        assertTrue(out.toString().contains("social failed: Santiment refuses price_usd"));
        assertEquals(ExitCode.CHECK_FAILED, run("--validate"));
        assertEquals(ExitCode.OK, run("--validate", "--source", "price,tvl", "--json"));
        assertTrue(out.toString().contains("\"source\":\"tvl\""), out.toString());
    }

    @Test
    void refusesMonthsAndSourcesThatAreNone() {
        int usageOfPicocli = 2;
        assertEquals(usageOfPicocli, run("--validate", "--from", "2025-06"));
        assertEquals(usageOfPicocli, run("--validate", "--to", "soon"));
        assertEquals(usageOfPicocli, run("--validate", "--source", "moon"));
        assertTrue(err.toString().contains("not moon"), err.toString());
    }
}
