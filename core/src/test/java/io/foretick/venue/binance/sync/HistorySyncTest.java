package io.foretick.venue.binance.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.history.HistoryStore;
import io.foretick.history.day.DayProof;
import io.foretick.history.day.Part.Source;
import io.foretick.testing.MemoryFolder;
import io.foretick.venue.binance.sync.TapeVenue.Trade;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whole syncs over real sockets, of a tape that is complete, spoiled or in parts.
@Timeout(300)
class HistorySyncTest {

    private static final Instant NOW = Instant.parse("2025-01-04T10:00:00.250Z");
    private static final Instant TO = Instant.parse("2025-01-04T09:00:00Z");
    private static final LocalDate FROM = LocalDate.of(2024, 12, 24);

    @TempDir(factory = MemoryFolder.class)
    private Path folder = Path.of("");

    private TapeVenue venue;

    @BeforeEach
    void start() {
        venue = new TapeVenue(NOW);
    }

    @AfterEach
    void stop() {
        venue.close();
    }

    private SyncReport.Symbol sync(LocalDate from, @Nullable Instant to) throws Exception {
        return sync(from, to, SyncPlan.RawTrades.DROPPED);
    }

    private SyncReport.Symbol sync(LocalDate from, @Nullable Instant to, SyncPlan.RawTrades trades)
            throws Exception {
        var places = new SyncPlan.Places(venue.url(), venue.url(), 1);
        var plan = new SyncPlan(List.of(TapeVenue.SYMBOL), from, to, places, trades);
        try (HistoryStore store = HistoryStore.openToWrite(folder)) {
            return new HistorySync(plan, store, SyncProgress.Listener.NONE)
                    .run()
                    .symbols()
                    .getFirst();
        }
    }

    private SyncReport.Symbol sync() throws Exception {
        return sync(FROM, TO);
    }

    private void holdsTheTape() throws IOException {
        holdsTheTape(FROM);
    }

    private void holdsTheTape(LocalDate from) throws IOException {
        Map<LocalDate, Long> held = TapeVenue.digests(folder);
        long endSecond = proof(held.keySet().stream().toList().getLast().toString()).endSecond();
        Map<LocalDate, Long> expected = TapeVenue.digests(from, endSecond);
        assertEquals(expected.keySet(), held.keySet());
        expected.forEach((day, digest) -> assertEquals(digest, held.get(day), day::toString));
    }

    private Set<Source> sources(String day) throws IOException {
        return proof(day).parts().stream().map(part -> part.source()).collect(Collectors.toSet());
    }

    private DayProof proof(String day) throws IOException {
        try (HistoryStore store = HistoryStore.open(folder)) {
            return store.proof(TapeVenue.SYMBOL, LocalDate.parse(day)).orElseThrow();
        }
    }

    @Test
    void takesMonthsThenDaysThenRest() throws Exception {
        SyncReport.Symbol report = sync();
        holdsTheTape();
        assertEquals(Set.of(Source.MONTHLY_ARCHIVE), sources("2024-12-31"));
        assertEquals(Set.of(Source.DAILY_ARCHIVE), sources("2025-01-03"));
        assertEquals(Set.of(Source.REST), sources("2025-01-04"));
        assertTrue(report.startProven());
        assertEquals(List.of(), report.holes());
        assertEquals(List.of(), report.refused());
        assertEquals(12, report.days());
        assertTrue(proof("2024-12-25").late() + proof("2025-01-02").late() > 0);
    }

    @Test
    void asksEachFileOnceAndLeavesNoneBehind() throws Exception {
        sync();
        List<String> zips = venue.asked.stream().filter(name -> name.endsWith(".zip")).toList();
        assertEquals(Set.copyOf(zips).size(), zips.size(), zips::toString);
        try (Stream<Path> files = Files.walk(folder)) {
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".zip")));
        }
    }

    @Test
    void asksNothingTwiceWhenAllIsHeld() throws Exception {
        sync();
        venue.asked.clear();
        SyncReport.Symbol again = sync();
        holdsTheTape();
        assertEquals(0, again.allTrades());
        assertTrue(
                venue.asked.stream().allMatch(name -> name.endsWith(".CHECKSUM")),
                venue.asked::toString);
    }

    @Test
    void goesOnWithADayThatIsHeldInPart() throws Exception {
        venue.now = Instant.parse("2025-01-02T09:00:00Z");
        sync(FROM, null);
        venue.now = NOW;
        SyncReport.Symbol report = sync();
        holdsTheTape();
        assertEquals(3, report.days());
        assertEquals(Set.of(Source.REST, Source.DAILY_ARCHIVE), sources("2025-01-02"));
    }

    @Test
    void endsWithTheNewestTradeWhereNothingLaterIsKnown() throws Exception {
        sync(FROM, null);
        long held = proof("2025-01-04").endSecond();
        assertTrue(held <= NOW.getEpochSecond(), () -> "held to " + held);
        Trade next =
                venue.tape().stream()
                        .filter(trade -> trade.timeNs() / 1_000_000_000 >= held)
                        .findFirst()
                        .orElseThrow();
        assertEquals(held, next.timeNs() / 1_000_000_000, "the open second is not closed");
        holdsTheTape();
    }

    @Test
    void fillsAFileThatEndsEarlyFromDaysAndThenFromRest() throws Exception {
        long cut = venue.middle("2024-12-24").id();
        venue.lacks.put("ABCUSDT-trades-2024-12.zip", trade -> trade.id() >= cut);
        long dayCut = venue.middle("2024-12-27").id();
        venue.lacks.put("ABCUSDT-trades-2024-12-27.zip", trade -> trade.id() >= dayCut);
        SyncReport.Symbol report = sync();
        holdsTheTape();
        assertEquals(Set.of(Source.MONTHLY_ARCHIVE, Source.DAILY_ARCHIVE), sources("2024-12-24"));
        assertEquals(Set.of(Source.DAILY_ARCHIVE, Source.REST), sources("2024-12-27"));
        assertEquals(Set.of(Source.DAILY_ARCHIVE), sources("2024-12-31"));
        assertEquals(List.of(), report.holes());
    }

    @Test
    void fillsRowsThatAFileLacksFromTheDay() throws Exception {
        long id = venue.middle("2024-12-28").id();
        venue.lacks.put(
                "ABCUSDT-trades-2024-12.zip", trade -> trade.id() >= id && trade.id() < id + 7);
        sync();
        holdsTheTape();
        assertEquals(3, proof("2024-12-28").parts().size());
        assertEquals(id, proof("2024-12-28").parts().get(1).firstId());
        assertEquals(id + 6, proof("2024-12-28").parts().get(1).lastId());
    }

    @Test
    void fillsTheLastFileThatEndsEarly() throws Exception {
        long cut = venue.middle("2025-01-03").id();
        venue.lacks.put("ABCUSDT-trades-2025-01-03.zip", trade -> trade.id() >= cut);
        sync();
        holdsTheTape();
        assertEquals(Set.of(Source.DAILY_ARCHIVE, Source.REST), sources("2025-01-03"));
    }

    @Test
    void provesTheLastMonthByWhatComesAfterIt() throws Exception {
        long cut = venue.middle("2024-12-30").id();
        venue.lacks.put("ABCUSDT-trades-2024-12.zip", trade -> trade.id() >= cut);
        sync(FROM, Instant.parse("2025-01-01T00:00:00Z"));
        holdsTheTape();
        assertTrue(proof("2024-12-31").whole());
        assertEquals(Set.of(Source.DAILY_ARCHIVE), sources("2024-12-31"));
    }

    @Test
    void passesAHoleThatNoSourceFills() throws Exception {
        long id = venue.middle("2024-12-28").id();
        venue.lacks.put("ABCUSDT-trades-2024-12.zip", trade -> trade.id() == id);
        venue.lacks.put("ABCUSDT-trades-2024-12-28.zip", trade -> trade.id() == id);
        venue.restLacks = trade -> trade.id() == id;
        SyncReport.Symbol report = sync();
        assertEquals(1, report.holes().size());
        assertEquals(id, report.holes().getFirst().firstId());
        assertEquals(id, report.holes().getFirst().lastId());
        assertEquals(12, report.days());
        DayProof proof = proof("2024-12-28");
        assertEquals(proof.trades() + 1, proof.parts().getLast().lastId() - proof.idBefore());
        venue.restLacks = _ -> false;
        SyncReport.Symbol mended = sync();
        assertEquals(List.of(), mended.holes());
        holdsTheTape();
    }

    @Test
    @Timeout(300)
    void givesUpWhereAFileLacksIdsAndRestHasNothingFromThereOn() throws Exception {
        long id = venue.middle("2024-12-28").id();
        venue.lacks.put("ABCUSDT-trades-2024-12.zip", trade -> trade.id() == id);
        venue.lacks.put("ABCUSDT-trades-2024-12-28.zip", trade -> trade.id() == id);
        venue.restLacks = trade -> trade.id() >= id;
        SyncReport.Symbol report = sync();
        assertTrue(report.failure().orElseThrow().contains("from " + id + " on"), report::toString);
        assertTrue(proof("2024-12-27").whole());
        assertTrue(proof("2024-12-28").parts().getLast().lastId() < id);
        venue.restLacks = _ -> false;
        assertEquals(Optional.empty(), sync().failure());
        holdsTheTape();
    }

    @Test
    void refusesToBeginAfterTheVenuesPresent() {
        var e = assertThrows(IOException.class, () -> sync(LocalDate.of(2025, 2, 1), null));
        assertTrue(String.valueOf(e.getMessage()).contains("2025-02-01"), e.getMessage());
    }

    @Test
    void putsFilesOfAWrongDigestAsideAndTakesDaysInstead() throws Exception {
        venue.wrongDigest.add("ABCUSDT-trades-2024-12.zip");
        venue.wrongDigest.add("ABCUSDT-trades-2025-01-02.zip");
        SyncReport.Symbol report = sync();
        assertEquals(
                List.of("ABCUSDT-trades-2024-12.zip", "ABCUSDT-trades-2025-01-02.zip"),
                report.refused().stream().map(SyncReport.Refused::file).toList());
        assertEquals(Set.of(Source.DAILY_ARCHIVE), sources("2024-12-25"));
        assertEquals(Set.of(Source.REST), sources("2025-01-02"));
        holdsTheTape();
    }

    @Test
    void refusesAFileOfFuturesAndAsksTheNextSource() throws Exception {
        venue.replaced.put(
                "ABCUSDT-trades-2024-12.zip",
                TapeVenue.zipped(
                        "ABCUSDT-trades-2024-12.zip",
                        """
                        id,price,qty,quote_qty,time,is_buyer_maker
                        1,2.0,3.0,6.0,1733011200000,true
                        """));
        SyncReport.Symbol report = sync();
        holdsTheTape();
        assertEquals(1, report.refused().size());
        assertEquals(Set.of(Source.DAILY_ARCHIVE), sources("2024-12-26"));
    }

    @Test
    void readsAFileAgainThatWasIssuedAnew() throws Exception {
        long id = venue.middle("2025-01-01").id();
        venue.lacks.put("ABCUSDT-trades-2025-01-01.zip", trade -> trade.id() == id);
        sync();
        assertTrue(sources("2025-01-01").contains(Source.REST));
        venue.lacks.clear();
        venue.asked.clear();
        SyncReport.Symbol report = sync();
        holdsTheTape();
        assertEquals(List.of("ABCUSDT-trades-2025-01-01.zip"), report.reissued());
        assertEquals(1, report.days());
        assertEquals(Set.of(Source.DAILY_ARCHIVE), sources("2025-01-01"));
        assertFalse(venue.asked.contains("ABCUSDT-trades-2025-01-02.zip"));
    }

    @Test
    void addsEarlierDaysToThoseThatAreHeld() throws Exception {
        sync(LocalDate.of(2024, 12, 31), TO);
        SyncReport.Symbol report = sync();
        holdsTheTape();
        assertEquals(7, report.days());
    }

    @Test
    void beginsWithTheFirstTradeOfAll() throws Exception {
        SyncReport.Symbol report =
                sync(LocalDate.of(2024, 12, 10), Instant.parse("2024-12-21T00:00:00Z"));
        assertEquals(1_000, proof("2024-12-20").parts().getFirst().firstId());
        assertEquals(1, report.days());
        assertTrue(report.startProven());
    }

    @Test
    void keepsTheTradesThemselvesOverSeveralSyncs() throws Exception {
        var start = LocalDate.of(2024, 12, 31);
        sync(start, Instant.parse("2025-01-02T09:00:00Z"), SyncPlan.RawTrades.KEPT);
        sync(start, TO, SyncPlan.RawTrades.KEPT);
        holdsTheTape(start);
        var kept = new ArrayList<Trade>();
        try (HistoryStore store = HistoryStore.open(folder)) {
            for (LocalDate day : store.days(TapeVenue.SYMBOL)) {
                store.readTrades(
                        TapeVenue.SYMBOL,
                        day,
                        (id, timeNs, priceE8, quantityE8, buyerIsMaker) ->
                                kept.add(new Trade(id, timeNs, priceE8, quantityE8, buyerIsMaker)));
            }
        }
        assertEquals(
                venue.tape().stream()
                        .filter(trade -> trade.id() >= kept.getFirst().id())
                        .limit(kept.size())
                        .toList(),
                kept);
        assertEquals(proof("2024-12-31").parts().getFirst().firstId(), kept.getFirst().id());
        assertEquals(proof("2025-01-04").parts().getLast().lastId(), kept.getLast().id());
    }

    @Test
    void importsADayAgainWhoseTradesAreWantedAndNotHeld() throws Exception {
        var start = LocalDate.of(2025, 1, 2);
        sync(start, TO);
        SyncReport.Symbol report = sync(start, TO, SyncPlan.RawTrades.KEPT);
        assertEquals(3, report.days());
        holdsTheTape(start);
    }

    @Test
    void savesWhatItHasWhenItIsStoppedAndGoesOn() throws Exception {
        var places = new SyncPlan.Places(venue.url(), venue.url(), 1);
        var plan =
                new SyncPlan(
                        List.of(TapeVenue.SYMBOL), FROM, TO, places, SyncPlan.RawTrades.DROPPED);
        try (HistoryStore store = HistoryStore.openToWrite(folder)) {
            var stopper = new AtomicReference<Runnable>(() -> {});
            var sync = new HistorySync(plan, store, progress -> stopAt(progress, stopper.get()));
            stopper.set(sync::stop);
            SyncReport report = sync.run();
            assertTrue(report.interrupted());
            assertTrue(report.symbols().getFirst().days() < 12);
        }
        assertTrue(proof("2024-12-24").whole());
        sync();
        holdsTheTape();
    }

    private static void stopAt(SyncProgress progress, Runnable stop) {
        if (progress.trades() > 1_000) {
            stop.run();
        }
    }

    @Test
    void tellsHowFarItIs() throws Exception {
        var told = new ArrayList<SyncProgress>();
        var places = new SyncPlan.Places(venue.url(), venue.url(), 1);
        var plan =
                new SyncPlan(
                        List.of(TapeVenue.SYMBOL), FROM, TO, places, SyncPlan.RawTrades.DROPPED);
        try (HistoryStore store = HistoryStore.openToWrite(folder)) {
            new HistorySync(plan, store, told::add).run();
        }
        SyncProgress last = told.getLast();
        assertEquals(LocalDate.of(2025, 1, 4), last.day());
        assertEquals(12, last.daysInAll());
        assertEquals(11, last.days(), "the last day is not over");
        assertTrue(last.bytes() > 0);
        assertTrue(last.trades() > 11 * 299);
    }

    @Test
    void givesUpOnASymbolThatTheVenueDoesNotHave() throws Exception {
        venue.now = Instant.parse("2024-12-24T10:00:00Z");
        venue.refusesTrades = true;
        SyncReport.Symbol report = sync(FROM, null);
        assertTrue(report.failure().orElseThrow().contains("Invalid symbol"), report::toString);
        assertEquals(0, report.days());
    }
}
