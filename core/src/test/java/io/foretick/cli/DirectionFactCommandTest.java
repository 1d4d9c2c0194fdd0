package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.exchange.TestVenue;
import io.foretick.exchange.bybit.BybitExchange;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/// `foretick direction fact` against the simulated Bybit, ten minutes of which pass in a second.
final class DirectionFactCommandTest {

    private static final int SPEED = 600;
    private static final JsonMapper MAPPER = new JsonMapper();

    private static BybitExchange exchange;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @BeforeAll
    static void start() {
        exchange = BybitExchange.start(TestVenue.context(SPEED), TestVenue.WORLD);
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    private int run(String... options) {
        List<String> all = new ArrayList<>();
        all.add("--rest-url=" + TestVenue.url(exchange, BybitExchange.REST));
        all.add("--ws-url=" + TestVenue.url(exchange, BybitExchange.STREAMS));
        all.add("--speed=" + SPEED);
        all.addAll(List.of(options));
        return program().execute(all.toArray(String[]::new));
    }

    private CommandLine program() {
        return new CommandLine(new DirectionFactCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .setExitCodeExceptionMapper(_ -> ExitCode.USAGE)
                .setExecutionExceptionHandler((thrown, _, _) -> {
                    errors.append(Complaint.of(thrown).text());
                    return Complaint.of(thrown).exitCode();
                });
    }

    private List<JsonNode> rows() {
        return out.toString().lines().map(MAPPER::readTree).toList();
    }

    private static void assertFacts(List<JsonNode> rows) {
        for (JsonNode row : rows) {
            double before = row.required("close_prev").doubleValue();
            double after = row.required("close_curr").doubleValue();
            double returnBps = 1e4 * (after - before) / before;
            assertEquals(after - before, row.required("delta").doubleValue(), 1e-6);
            assertEquals(returnBps, row.required("ret_bps").doubleValue(), 1e-9);
            String direction = Math.abs(returnBps) <= 2 ? "FLAT" : returnBps > 0 ? "UP" : "DOWN";
            assertEquals(direction, row.required("direction").stringValue());
            assertEquals(direction, row.required("fact_dir").stringValue());
        }
        for (int k = 1; k < rows.size(); k++) {
            assertEquals(rows.get(k - 1).required("curr_ts"), rows.get(k).required("prev_ts"));
            assertEquals(
                    rows.get(k - 1).required("close_curr"), rows.get(k).required("close_prev"));
        }
    }

    @Test
    void tellsTheLastMoves() {
        assertEquals(
                ExitCode.OK, run("--last", "7", "--flat-bps", "2", "--json"), errors::toString);
        assertEquals(7, rows().size());
        assertFacts(rows());
        JsonNode row = rows().getFirst();
        assertEquals("BTCUSDT", row.required("symbol").stringValue());
        assertEquals(
                row.required("prev_ts").longValue() + 60_000, row.required("curr_ts").longValue());
    }

    @Test
    void printsATableForPeople() {
        assertEquals(ExitCode.OK, run("--symbol", "ETHUSDT", "--tf", "15"), errors::toString);
        List<String> lines = out.toString().lines().toList();
        assertEquals(7, lines.size());
        assertEquals("ETHUSDT, candles of 15", lines.getFirst());
        assertTrue(lines.get(1).endsWith("ret_bps  direction"), lines.get(1));
        assertTrue(lines.getLast().matches(".* ET \\(\\d\\d:\\d\\d\\) .*(UP|DOWN|FLAT)"));
    }

    @Test
    void followsWithEachMoveOnce() {
        assertEquals(
                ExitCode.OK,
                run("--last", "3", "--flat-bps", "2", "--json", "--follow", "--duration", "1s"),
                errors::toString);
        assertTrue(rows().size() > 3 + 5, () -> rows().size() + " rows");
        assertFacts(rows());
        assertEquals("", errors.toString());
    }

    @Test
    void namesNearPairsWhereThereIsNoneSuch() {
        assertEquals(ExitCode.USAGE, run("--symbol", "BTCUSD"));
        assertTrue(errors.toString().contains("no spot pair BTCUSD; near: BTCUSDT"));
    }

    @Test
    void refusesOptionsThatCannotBe() {
        assertEquals(ExitCode.USAGE, run("--tf", "7"));
        assertTrue(errors.toString().contains("'--tf': a timeframe is one of 1, 3, 5"));
        assertEquals(ExitCode.USAGE, run("--last=-1"));
        assertEquals(ExitCode.USAGE, run("--flat-bps=-1"));
        assertEquals(ExitCode.USAGE, run("--rest-url=ftp://somewhere"));
    }

    @Test
    void saysThatTheVenueCannotBeReached() {
        int code = program().execute("--rest-url=http://127.0.0.1:9", "--speed=1000", "--last=1");
        assertEquals(ExitCode.VENUE, code);
        assertTrue(errors.toString().contains("Bybit, asked for time"), errors::toString);
    }
}
