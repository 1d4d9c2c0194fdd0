package io.foretick.report.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.live.FillState;
import io.foretick.risk.Verdict;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;
import io.foretick.testing.PaperRun;
import io.foretick.testing.RandomEvents;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

class TelemetryRecorderTest {

    private static final String SIGNALS =
            "ts_ms,strategy,side,edge,fair,mkt,conf,size_frac,btc,dist,time_left_s,eval_us,selected";
    private static final String LATENCY = "ts_ms,event,latency_us";
    private static final String ORDERS =
            "ts_ms,order_id,side,price,size,strategy,edge,btc,time_left_s";
    private static final String FILLS =
            "ts_ms,order_id,strategy,status,filled_price,filled_size,submit_to_ack_ms,"
                    + "pnl_if_correct";

    @TempDir private Path folder;

    @Test
    void writesTheColumnsOfEveryFile() throws IOException {
        run(1);
        for (Path market : markets()) {
            assertEquals(SIGNALS, lines(market, "signals.csv").getFirst());
            assertEquals(LATENCY, lines(market, "latency.csv").getFirst());
            assertEquals(ORDERS, lines(market, "orders.csv").getFirst());
            assertEquals(FILLS, lines(market, "fills.csv").getFirst());
            assertTrue(Files.exists(market.resolve("market_info.txt")));
        }
    }

    @Test
    void writesOneRowForEachWishOrderAndFill() throws IOException {
        Counter counted = run(2);
        assertTrue(counted.fills > 0, "no fills");
        assertEquals(counted.wishes, rows("signals.csv").size());
        assertEquals(counted.orders, rows("orders.csv").size());
        assertEquals(counted.fills, rows("fills.csv").size());
        long approved = rows("signals.csv").stream().filter(row -> row.endsWith(",1")).count();
        assertEquals(counted.approved, approved);
    }

    @Test
    void rowsHaveACellForEachColumn() throws IOException {
        run(3);
        for (String file : List.of("signals.csv", "latency.csv", "orders.csv", "fills.csv")) {
            for (Path market : markets()) {
                List<String> lines = lines(market, file);
                int cells = lines.getFirst().split(",").length;
                lines.forEach(line -> assertEquals(cells, line.split(",", -1).length, line));
            }
        }
        assertFalse(rows("latency.csv").isEmpty());
    }

    @Test
    void saysHowEachMarketEnded() throws IOException {
        Engine engine = run(4).run.engine();
        var netE8 = 0L;
        for (Path market : markets()) {
            Properties info = info(market);
            assertEquals(market.getFileName().toString(), info.getProperty("slug"));
            assertTrue(List.of("up", "down", "split").contains(info.getProperty("outcome")));
            assertEquals(info.getProperty("net_pnl"), info.getProperty("strat_density_kelly"));
            long fills = lines(market, "fills.csv").size() - 1L;
            assertEquals(Long.toString(fills), info.getProperty("fills"));
            netE8 += E8.parse(info.getProperty("net_pnl"));
        }
        assertEquals(engine.account().pnl().totalE8(), netE8);
    }

    /// What the fills of a market gained is what the market gained, but for one unit of rounding a
    /// fill.
    @Test
    void writesWhatEachFillHasReallyGained() throws IOException {
        run(4);
        long losses = 0;
        for (Path market : markets()) {
            List<String> gains = lines(market, "gains.csv");
            assertEquals(
                    "ts_ms,order_id,trade,strategy,side,price,size,fee,gain", gains.getFirst());
            assertEquals(lines(market, "fills.csv").size(), gains.size());
            long sumE8 = 0;
            for (String row : gains.subList(1, gains.size())) {
                long gainE8 = E8.parse(row.substring(row.lastIndexOf(',') + 1));
                losses += gainE8 < 0 ? 1 : 0;
                sumE8 += gainE8;
            }
            long netE8 = E8.parse(info(market).getProperty("net_pnl"));
            assertTrue(Math.abs(netE8 - sumE8) <= gains.size(), netE8 + " and " + sumE8);
        }
        assertTrue(losses > 0, "nothing was ever lost");
    }

    @Test
    void countsNoGainWhereTokensAreStillHeld() throws IOException {
        List<Event> events = new ArrayList<>(RandomEvents.of(4, 4, 5_000));
        events.removeIf(event -> event instanceof Event.MarketResolved);
        try (var telemetry = new TelemetryRecorder(folder)) {
            new PaperRun(telemetry).play(events);
        }
        boolean anyOpen = false;
        for (Path market : markets()) {
            anyOpen |= info(market).getProperty("net_pnl").isEmpty();
            assertEquals(1, lines(market, "gains.csv").size());
        }
        assertTrue(anyOpen, "all markets are done");
    }

    @Test
    void marksAFillThatNeverWas() throws IOException {
        try (var telemetry = new TelemetryRecorder(folder)) {
            var fills = new ArrayList<Event.OrderFilled>();
            var run = new PaperRun(telemetry, new FillList(fills));
            run.play(RandomEvents.of(2, 4, 5_000));
            Event.OrderFilled fill = fills.getFirst();
            Stamp at = Stamp.internal(run.engine().nowNs() + 1, Source.POLYMARKET_ACCOUNT);
            run.play(
                    List.of(
                            new Event.FillMoved(
                                    at, fill.orderId(), fill.tradeId(), FillState.FAILED)));
        }
        assertEquals(1, rows("fills.csv").stream().filter(r -> r.contains(",reversed,")).count());
    }

    @Test
    void keepsHostileNamesInsideTheFolder() {
        assertEquals("btc-updown-5m-1", MarketLog.folderName("btc-updown-5m-1", 7));
        assertEquals("_-7", MarketLog.folderName("..", 7));
        assertEquals("__.._etc_passwd-7", MarketLog.folderName("../../etc/passwd", 7));
        assertEquals("a_b_c-7", MarketLog.folderName("a\\b\nc", 7));
        assertTrue(MarketLog.folderName("x".repeat(5_000), 7).length() < 140);
    }

    private Counter run(long seed) {
        var counter = new Counter();
        try (var telemetry = new TelemetryRecorder(folder)) {
            counter.run = new PaperRun(telemetry, counter).play(RandomEvents.of(seed, 4, 5_000));
        }
        return counter;
    }

    private List<Path> markets() throws IOException {
        try (Stream<Path> found = Files.list(folder.resolve("5m"))) {
            List<Path> sorted = found.sorted().toList();
            assertFalse(sorted.isEmpty());
            return sorted;
        }
    }

    private static Properties info(Path market) throws IOException {
        var info = new Properties();
        try (var reader = Files.newBufferedReader(market.resolve("market_info.txt"))) {
            info.load(reader);
        }
        return info;
    }

    private static List<String> lines(Path market, String file) throws IOException {
        return Files.readAllLines(market.resolve(file));
    }

    private List<String> rows(String file) throws IOException {
        var rows = new ArrayList<String>();
        for (Path market : markets()) {
            List<String> lines = lines(market, file);
            rows.addAll(lines.subList(1, lines.size()));
        }
        return rows;
    }

    /// Keeps the fills.
    private record FillList(List<Event.OrderFilled> fills) implements EngineObserver {

        @Override
        public void applied(Event event, Engine engine) {
            if (event instanceof Event.OrderFilled fill) {
                fills.add(fill);
            }
        }

        @Override
        public void commanded(Command command) {}

        @Override
        public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {}
    }

    /// Counts what the recorder should have written.
    private static final class Counter implements EngineObserver {
        private PaperRun run = new PaperRun();
        private long wishes;
        private long approved;
        private long orders;
        private long fills;

        @Override
        public void applied(Event event, Engine engine) {
            fills += event instanceof Event.OrderFilled ? 1 : 0;
        }

        @Override
        public void commanded(Command command) {
            orders++;
        }

        @Override
        public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {
            wishes++;
            approved += verdict instanceof Verdict.Approved ? 1 : 0;
        }
    }
}
