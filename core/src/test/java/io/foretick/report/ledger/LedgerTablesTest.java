package io.foretick.report.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.live.FillState;
import io.foretick.market.Pnl;
import io.foretick.testing.PaperRun;
import io.foretick.testing.RandomEvents;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

final class LedgerTablesTest {

    private final TradeTable trades = new TradeTable();
    private final PnlTable pnl = new PnlTable();
    private PaperRun run = new PaperRun();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101})
    void sumsToTheUnitWhatTheAccountHas(long seed) throws IOException {
        play(seed);

        Pnl account = run.engine().account().pnl();
        List<Map<String, String>> rows = rows(pnl);
        assertFalse(rows.isEmpty());
        assertEquals(account.tradingE8(), sum(rows, "trading"));
        assertEquals(account.feesE8(), sum(rows, "fees"));
        assertEquals(account.settlementE8(), sum(rows, "settlement"));
        assertEquals(account.totalE8(), sum(rows, "total"));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101})
    void tradesMoveWhatTheAccountBooked(long seed) throws IOException {
        play(seed);

        Pnl account = run.engine().account().pnl();
        assertEquals(account.tradingE8() + account.feesE8(), sum(rows(trades), "cash"));
    }

    @Test
    void eachRowAddsUp() throws IOException {
        play(2);

        for (Map<String, String> row : rows(pnl)) {
            long partsE8 =
                    LongStream.of(
                                    e8(row, "trading"),
                                    e8(row, "fees"),
                                    e8(row, "settlement"),
                                    e8(row, "adjustments"))
                            .sum();
            assertEquals(e8(row, "total"), partsE8, row.toString());
        }
    }

    @Test
    void whatIsToldAfterTheEndAdjustsTheDayThatToldIt() throws IOException {
        play(2);
        long orderId = firstOrder();
        long laterNs = run.engine().nowNs() + 2 * Times.DAY_NS;
        long beforeE8 = run.engine().account().pnl().totalE8();

        run.play(List.of(fill(laterNs, orderId, 987_654_321)));

        long changeE8 = run.engine().account().pnl().totalE8() - beforeE8;
        String day = LocalDate.ofEpochDay(laterNs / Times.DAY_NS).toString();
        List<Map<String, String>> rows = rows(pnl);
        Map<String, String> added =
                rows.stream()
                        .filter(row -> cell(row, "day_utc").equals(day))
                        .findFirst()
                        .orElseThrow();
        assertEquals(changeE8, e8(added, "adjustments"));
        assertEquals("0", cell(added, "trading"));
        assertEquals(run.engine().account().pnl().totalE8(), sum(rows, "total"));
    }

    @Test
    void writesAFillThatIsToldTwiceOnce() throws IOException {
        play(2);
        int before = rows(trades).size();
        long orderId = firstOrder();
        Event.OrderFilled late = fill(run.engine().nowNs() + 1, orderId, 987_654_321);

        run.play(List.of(late, late));

        assertEquals(before + 1, rows(trades).size());
    }

    @Test
    void tellsWhatBecameOfAFillAndHowTheVenueCallsItsOrder() throws IOException {
        play(2);
        Map<String, String> first = rows(trades).getFirst();
        long orderId = Long.parseLong(cell(first, "order_id"));
        long tradeId = Long.parseLong(cell(first, "trade"));
        assertEquals("matched", cell(first, "state"));
        Stamp at = Stamp.internal(run.engine().nowNs() + 1, Source.POLYMARKET_ACCOUNT);

        run.play(
                List.of(
                        new Event.OrderNamed(at, orderId, "0xabc"),
                        new Event.FillMoved(at, orderId, tradeId, FillState.RETRYING),
                        new Event.FillMoved(at, orderId, tradeId, FillState.FAILED)));

        Map<String, String> after = rows(trades).getFirst();
        assertEquals("failed", cell(after, "state"));
        assertEquals("0xabc", cell(after, "venue_order_id"));
    }

    @Test
    void namesBothClocksAndTheAccount() throws IOException {
        play(2);

        Map<String, String> row = rows(trades).getFirst();
        assertTrue(cell(row, "time_et").matches("2\\d{3}-.* E[DS]T"), cell(row, "time_et"));
        assertTrue(cell(row, "time_utc").endsWith("Z"));
        assertEquals("my account", cell(row, "account"));
        assertEquals("5m", cell(row, "duration"));
    }

    @Test
    void whatWasBeforeACheckpointStandsApart() throws IOException {
        play(2);
        Engine engine = run.engine();
        var later = new PnlTable();
        later.restored(engine);

        List<Map<String, String>> rows = rows(later);

        assertTrue(rows.stream().noneMatch(row -> cell(row, "state").equals("settled")));
        assertEquals(engine.account().pnl().totalE8(), sum(rows, "total"));
    }

    private void play(long seed) {
        run = new PaperRun(trades, pnl).play(RandomEvents.of(seed, 4, 5_000));
    }

    private long firstOrder() throws IOException {
        return Long.parseLong(cell(rows(trades).getFirst(), "order_id"));
    }

    private static Event.OrderFilled fill(long timeNs, long orderId, long tradeId) {
        Stamp at = Stamp.internal(timeNs, Source.EXECUTION);
        return new Event.OrderFilled(
                at, orderId, tradeId, E8.parse("0.4"), E8.parse("1.5"), E8.parse("0.01"), false);
    }

    private List<Map<String, String>> rows(LedgerTable table) throws IOException {
        var text = new StringBuilder();
        long count = table.write("my account", run.engine(), text);
        List<String> lines = text.toString().lines().toList();
        assertEquals(count, lines.size() - 1L);
        List<String> columns = Arrays.asList(lines.getFirst().split(","));
        return lines.stream().skip(1).map(line -> row(columns, line)).toList();
    }

    private static Map<String, String> row(List<String> columns, String line) {
        List<String> cells = Arrays.asList(line.split(",", -1));
        assertEquals(columns.size(), cells.size(), line);
        Map<String, String> row = new HashMap<>();
        for (int k = 0; k < cells.size(); k++) {
            row.put(columns.get(k), cells.get(k));
        }
        return row;
    }

    private static long sum(List<Map<String, String>> rows, String column) {
        return rows.stream().mapToLong(row -> e8(row, column)).sum();
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private static long e8(Map<String, String> row, String column) {
        return E8.parse(cell(row, column));
    }
}
