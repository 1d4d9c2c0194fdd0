package io.foretick.venue.binance.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.exchange.TestVenue;
import io.foretick.exchange.binance.BinanceExchange;
import io.foretick.exchange.fault.FaultPlan;
import io.foretick.exchange.fault.SeededFaults;
import io.foretick.exchange.source.SpotTrade;
import io.foretick.exchange.source.World;
import io.foretick.exchange.source.WorldSettings;
import io.foretick.exchange.wire.ExchangeContext;
import io.foretick.venue.VenueClock;
import io.foretick.venue.polymarket.Coin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// The client and the readers against the simulated archive, with what goes wrong there.
class ArchiveOnExchangeTest {

    private static final World WORLD = World.of(new Seed(7), new WorldSettings(16_000));
    private static final LocalDate DATE = LocalDate.of(2025, 3, 4);
    private static final TradeArchive DAY = TradeArchive.ofDay("SOLUSDT", DATE);

    @TempDir private Path store = Path.of("");

    private final VenueClock clock = VenueClock.startingAt(TestVenue.START_NS, 100);
    private final HttpClient http = HttpClient.newHttpClient();
    private final SeededFaults faults = new SeededFaults(FaultPlan.NONE, clock, new Seed(3));
    private final List<CsvText.Row> rows = new ArrayList<>();
    private final BinanceExchange exchange = start();

    private BinanceExchange start() {
        return BinanceExchange.start(
                new ExchangeContext(clock, new Seed(7), faults, _ -> 0), WORLD);
    }

    @AfterEach
    void stop() {
        http.close();
        exchange.close();
        faults.close();
    }

    private void spoil(String rules) {
        faults.add(FaultPlan.parse("faults: [" + rules + "]", "plan"));
    }

    private ArchiveClient client() {
        String url = TestVenue.url(exchange, BinanceExchange.ARCHIVE);
        ArchivePlan plan = ArchivePlan.of(url).withFirstWaitNs(Times.MILLI_NS);
        return new ArchiveClient(http, clock, plan, store, new Seed(1));
    }

    private Fetched fetch(TradeArchive archive) throws Exception {
        return client().fetch(archive, TransferProgress.NONE);
    }

    private void read(TradeArchive archive) throws Exception {
        Fetched.Found found = assertInstanceOf(Fetched.Found.class, fetch(archive));
        assertEquals(new Checksum.Known(found.sha256()), client().checksum(archive));
        try (var zip = TradeZip.open(found.zip(), archive.csvName(), this::add)) {
            while (zip.readBlock()) {
                assertEquals(rows.size(), zip.rows());
            }
        }
    }

    private void add(long id, long timeNs, long priceE8, long quantityE8, boolean buyerIsMaker) {
        rows.add(new CsvText.Row(id, timeNs, priceE8, quantityE8, buyerIsMaker));
    }

    private static List<CsvText.Row> trades(LocalDate first, LocalDate end) {
        return WORLD
                .trades(
                        Coin.SOL,
                        first.toEpochDay() * Times.DAY_NS,
                        end.toEpochDay() * Times.DAY_NS)
                .stream()
                .map(ArchiveOnExchangeTest::row)
                .toList();
    }

    private static CsvText.Row row(SpotTrade trade) {
        return new CsvText.Row(
                trade.id(),
                trade.timeNs(),
                trade.priceE8(),
                trade.quantityE8(),
                trade.buyerIsMaker());
    }

    @Test
    void readsTheTradesOfADay() throws Exception {
        read(DAY);
        assertEquals(trades(DATE, DATE.plusDays(1)), rows);
    }

    @Test
    void readsTheTradesOfAMonthOfMilliseconds() throws Exception {
        TradeArchive december = TradeArchive.ofMonth("SOLUSDT", YearMonth.of(2024, 12));
        read(december);
        List<CsvText.Row> trades = trades(december.start(), december.end());
        assertEquals(trades.size(), rows.size());
        for (int k = 0; k < rows.size(); k++) {
            CsvText.Row trade = trades.get(k);
            long millisNs = trade.timeNs() / Times.MILLI_NS * Times.MILLI_NS;
            assertEquals(
                    new CsvText.Row(
                            trade.id(),
                            millisNs,
                            trade.priceE8(),
                            trade.quantityE8(),
                            trade.buyerIsMaker()),
                    rows.get(k));
        }
    }

    @Test
    void getsThroughResetsErrorsAndRefusals() throws Exception {
        spoil(
                """
                {kind: reset-body, service: binance_archive, probability: 0.6},
                {kind: 5xx, probability: 0.2}, {kind: "429", probability: 0.2, lasting: 3s}
                """);
        read(DAY);
        assertEquals(trades(DATE, DATE.plusDays(1)), rows);
    }

    @Test
    void doesNotFindWhatIsNotPublished() throws Exception {
        spoil("{kind: missing-archive, path: \"*/monthly/*2025-02*\"}");
        TradeArchive february = TradeArchive.ofMonth("SOLUSDT", YearMonth.of(2025, 2));
        assertEquals(new Fetched.Absent(), fetch(february));
        assertEquals(new Fetched.Absent(), fetch(TradeArchive.ofDay("SOLUSDT", DATE.plusDays(1))));
    }

    @Test
    void putsAFileAsideWhoseDigestNeverFits() throws Exception {
        spoil("{kind: wrong-digest}");
        assertInstanceOf(Fetched.Quarantined.class, fetch(DAY));
        faults.clear();
        read(DAY);
    }

    @Test
    void survivesAWrongDigestNowAndThen() throws Exception {
        spoil("{kind: wrong-digest, probability: 0.4}");
        assertInstanceOf(Fetched.Found.class, fetch(DAY));
    }

    /// Half of such files end well, the others break off; both give their first rows.
    @Test
    void readsTheRowsOfAFileThatIsNotComplete() throws Exception {
        spoil("{kind: truncated-archive}");
        int broken = 0;
        for (int back = 0; back < 4; back++) {
            rows.clear();
            LocalDate day = DATE.minusDays(back);
            try {
                read(TradeArchive.ofDay("SOLUSDT", day));
            } catch (TradeFileException e) {
                assertEquals(rows.size(), e.rows());
                broken++;
            }
            List<CsvText.Row> all = trades(day, day.plusDays(1));
            assertTrue(!rows.isEmpty() && rows.size() < all.size(), rows.size() + " rows");
            assertEquals(all.subList(0, rows.size()), rows);
        }
        assertTrue(broken > 0 && broken < 4, broken + " of 4");
    }

    @Test
    void noticesAFileThatIsIssuedAnew() throws Exception {
        Checksum before = client().checksum(DAY);
        spoil("{kind: reissued-archive}");
        Checksum after = client().checksum(DAY);
        assertTrue(!before.equals(after));
        Fetched.Found found = assertInstanceOf(Fetched.Found.class, fetch(DAY));
        assertEquals(after, new Checksum.Known(found.sha256()));
    }

    @Test
    void refusesTheFileOfAnotherDay() throws Exception {
        Fetched.Found found = assertInstanceOf(Fetched.Found.class, fetch(DAY));
        String other = TradeArchive.ofDay("SOLUSDT", DATE.minusDays(1)).csvName();
        assertThrows(IOException.class, () -> TradeZip.open(found.zip(), other, this::add));
    }
}
