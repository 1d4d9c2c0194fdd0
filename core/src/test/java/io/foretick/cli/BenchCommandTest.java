package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.io.StringWriter;

class BenchCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsNothingButJsonWhenAsked() {
        assertEquals(ExitCode.OK, bench("--json", "--only", "decode_binance_trade"));
        JsonNode root = new JsonMapper().readTree(out.toString());
        JsonNode only = root.get("benchmarks").get(0);
        assertEquals(1, root.get("benchmarks").size());
        assertEquals("decode_binance_trade", only.get("name").stringValue());
        assertEquals(150, only.get("target").get("bound_ns").doubleValue());
        assertTrue(only.get("median_ns").doubleValue() > 0);
        assertTrue(only.get("baseline").get("ratio").doubleValue() > 0);
    }

    @Test
    void printsARuledTableForAPage() {
        assertEquals(ExitCode.OK, bench("--markdown", "--only", "engine_price_5_of_20"));
        String[] lines = out.toString().split("\n", -1);
        assertTrue(lines[0].startsWith("| benchmark | median | p99 |"), lines[0]);
        assertTrue(lines[1].startsWith("| --- | ---: |"), lines[1]);
        assertTrue(lines[2].startsWith("| engine_price_5_of_20 | "), lines[2]);
    }

    @Test
    void runsEveryBenchmark() {
        assertEquals(ExitCode.OK, bench());
        for (String name : new String[] {"book_update", "frame_to_command", "replay_engine"}) {
            assertTrue(out.toString().contains("\n" + name + " "), out.toString());
        }
    }

    @Test
    void refusesANameThatNoBenchmarkHas() {
        assertEquals(ExitCode.USAGE, bench("--only", "nothing"));
        assertTrue(err.toString().contains("no benchmark is called nothing"), err.toString());
    }

    private int bench(String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "bench";
        arguments[1] = "--brief";
        System.arraycopy(options, 0, arguments, 2, options.length);
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
