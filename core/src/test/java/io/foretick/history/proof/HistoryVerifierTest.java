package io.foretick.history.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.history.HistoryStore;
import io.foretick.history.SampleHistory;
import io.foretick.history.day.DayProof;
import io.foretick.history.day.Part;
import io.foretick.history.day.SecondRows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

class HistoryVerifierTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 1);
    private static final LocalDate NEXT = DAY.plusDays(1);
    private static final String BTC = "BTCUSDT";

    @TempDir private Path folder;
    private HistoryStore store;
    private SampleHistory sample;

    @BeforeEach
    void begin() throws IOException {
        store = HistoryStore.openToWrite(folder);
        sample = new SampleHistory(store, BTC, DAY, 7);
    }

    @AfterEach
    void end() throws IOException {
        store.close();
    }

    @Test
    void findsNothingWrongInWholeDays() throws IOException {
        sample.publish(2).publishUntil(7_200);
        Verification result = verify();
        assertTrue(result.ok(), VerificationText.of(result));
        SymbolReport report = result.symbols().getFirst();
        assertEquals(3, report.days().size());
        assertEquals(0, report.missingIds());
        assertEquals(List.of(), report.gaps());
        assertEquals(sample.trades().nextId() - 1_000, report.trades());
        assertEquals(1_000, report.days().getFirst().firstId());
        assertEquals(sample.trades().nextId() - 1, report.days().getLast().lastId());
    }

    @Test
    void anEmptyStoreProvesNothing() throws IOException {
        assertFalse(verify().ok());
    }

    @Test
    void refusesASymbolThatIsNotHeld() throws IOException {
        sample.publishUntil(60);
        var verifier = new HistoryVerifier(store, 60);
        assertThrows(IOException.class, () -> verifier.verify(List.of("ETHUSDT")));
    }

    @Test
    void aSilenceWithoutMissingIdsIsAHalt() throws IOException {
        sample.tradeUntil(43_200);
        long from = sample.trades().nextTimeNs() / Times.SECOND_NS;
        sample.trades().halt(Times.HOUR_NS);
        sample.publish(1);
        Verification result = verify();
        assertTrue(result.ok(), VerificationText.of(result));
        Gap gap = result.symbols().getFirst().gaps().getFirst();
        assertEquals(Gap.Kind.HALT, gap.kind());
        assertTrue(Math.abs(gap.fromSecond() - from) <= 2, gap.toString());
        assertTrue(Math.abs(gap.seconds() - 3_600) <= 3, gap.toString());
    }

    @Test
    void aHaltOverMidnightIsOneHalt() throws IOException {
        sample.tradeUntil(84_600);
        sample.trades().halt(45 * Times.MINUTE_NS);
        sample.publish(2);
        Verification result = verify();
        assertTrue(result.ok(), VerificationText.of(result));
        assertEquals(1, result.symbols().getFirst().gaps().size());
        assertEquals(
                Gap.Kind.HALT, result.symbols().getFirst().days().get(1).gaps().getFirst().kind());
    }

    @Test
    void aSilenceWithMissingIdsIsAHole() throws IOException {
        sample.publish(1);
        long lost = sample.trades().nextId();
        sample.trades().halt(10 * Times.MINUTE_NS).lose(640);
        sample.publish(1);
        Verification result = verify();
        assertFalse(result.ok());
        DayReport day = result.symbols().getFirst().days().get(1);
        assertEquals(640, day.missingIds());
        assertEquals(lost, day.holes().getFirst().firstId());
        assertEquals(lost + 639, day.holes().getFirst().lastId());
        assertEquals(Gap.Kind.HOLE, day.gaps().getFirst().kind());
        assertEquals(List.of(Fault.Kind.IDS), kinds(result));
    }

    @Test
    void oneLostTradeIsAHoleWithoutAnySilence() throws IOException {
        sample.tradeUntil(43_200);
        sample.trades().lose(1);
        sample.publish(1);
        Verification result = verify();
        assertFalse(result.ok());
        assertEquals(1, result.symbols().getFirst().missingIds());
        assertEquals(List.of(), result.symbols().getFirst().gaps());
    }

    @Test
    void aSilenceAtTheEndIsLeftOpen() throws IOException {
        sample.publish(1);
        sample.trades().halt(Times.HOUR_NS);
        sample.publishUntil(1_800);
        Verification result = verify();
        assertTrue(result.ok(), VerificationText.of(result));
        assertEquals(
                Gap.Kind.OPEN,
                result.symbols().getFirst().days().getLast().gaps().getFirst().kind());
    }

    @Test
    void findsAMissingDay() throws IOException {
        sample.publish(1).skip().publish(1);
        Verification result = verify();
        assertFalse(result.ok());
        assertEquals(List.of(NEXT), result.symbols().getFirst().missingDays());
    }

    @Test
    void findsADayThatEndsEarly() throws IOException {
        sample.publishUntil(80_000);
        sample.publish(1);
        assertTrue(kinds(verify()).contains(Fault.Kind.SECONDS));
    }

    @Test
    void findsRowsThatWereNotPublished() throws IOException {
        sample.publish(1);
        new SampleHistory(store, "ETHUSDT", DAY, 8).publish(1);
        Files.copy(
                folder.resolve("seconds/symbol=ETHUSDT/day=2025-03-01/part.parquet"),
                folder.resolve("seconds/symbol=BTCUSDT/day=2025-03-01/part.parquet"),
                StandardCopyOption.REPLACE_EXISTING);
        assertTrue(kinds(verify()).contains(Fault.Kind.DIGEST));
    }

    @Test
    void findsAFileThatCannotBeRead() throws IOException {
        sample.publish(3);
        Path part = folder.resolve("seconds/symbol=BTCUSDT/day=2025-03-02/part.parquet");
        byte[] bytes = Files.readAllBytes(part);
        Files.write(part, Arrays.copyOf(bytes, bytes.length / 2));
        assertEquals(List.of(Fault.Kind.UNREADABLE), kinds(verify()));
    }

    @Test
    void findsADayThatDoesNotFollowTheOneBefore() throws IOException {
        sample.publish(2);
        DayProof proof = store.proof(BTC, NEXT).orElseThrow();
        SecondRows rows = store.rows(BTC, NEXT);
        store.publish(rows, proofAfter(proof, proof.priceBeforeE8() + 1, proof.idBefore()));
        assertEquals(List.of(Fault.Kind.CHAIN), kinds(verify()));
        store.publish(rows, proofAfter(proof, proof.priceBeforeE8(), proof.idBefore() - 1));
        assertEquals(List.of(Fault.Kind.CHAIN), kinds(verify()));
    }

    @Test
    void findsIdsThatComeTwice() throws IOException {
        SecondRows rows = rows();
        rows.second(rows.endSecond(), 5, 2, 1, 2, 10, 11);
        rows.second(rows.endSecond(), 5, 2, 1, 2, 11, 12);
        publish(rows);
        assertTrue(kinds(verify()).contains(Fault.Kind.ROWS));
    }

    @Test
    void findsAPriceThatIsNotCarried() throws IOException {
        SecondRows rows = rows();
        rows.second(rows.endSecond(), 5, 2, 1, 2, 10, 11);
        rows.second(rows.endSecond(), 6, 0, 0, 0, 12, 11);
        publish(rows);
        assertEquals(List.of(Fault.Kind.ROWS), kinds(verify()));
    }

    @Test
    void checksRawTradesAgainstTheRows() throws IOException {
        sample.keepTrades().publish(1);
        assertTrue(verify().ok());
        assertTrue(verify().symbols().getFirst().days().getFirst().rawTrades());
        new SampleHistory(store, "ETHUSDT", DAY, 8).keepTrades().publish(1);
        Files.copy(
                folder.resolve("trades/symbol=ETHUSDT/day=2025-03-01/part.parquet"),
                folder.resolve("trades/symbol=BTCUSDT/day=2025-03-01/part.parquet"),
                StandardCopyOption.REPLACE_EXISTING);
        assertEquals(List.of(Fault.Kind.TRADES), kinds(verify()));
    }

    @Test
    void jsonTellsNothingOfWhatLiesBeforeTheFirstTradeThatIsKnown() throws IOException {
        sample.publish(2);
        JsonNode root = new JsonMapper().readTree(VerificationJson.of(verify()));
        assertTrue(root.at("/symbols/0/days/0/price_before").isNull());
        assertTrue(root.at("/symbols/0/days/0/id_before").isNull());
        JsonNode lastId = root.at("/symbols/0/days/0/last_id");
        assertEquals(lastId, root.at("/symbols/0/days/1/id_before"));
        assertTrue(root.at("/symbols/0/days/1/price_before").isString());
    }

    @Test
    void jsonTellsTimesInUtcAndWhereTradesCameFrom() throws IOException {
        sample.publish(1);
        sample.trades().halt(10 * Times.MINUTE_NS).lose(5);
        sample.publish(1);
        JsonNode root = new JsonMapper().readTree(VerificationJson.of(verify()));
        assertFalse(root.get("ok").asBoolean());
        JsonNode day = root.at("/symbols/0/days/1");
        assertEquals("2025-03-02T00:00:00Z", day.get("from").asString());
        assertEquals("2025-03-03T00:00:00Z", day.get("to").asString());
        assertEquals(5, day.get("missing_ids").asInt());
        assertEquals("hole", day.at("/time_gaps/0/kind").asString());
        assertEquals("daily_archive", day.at("/parts/0/source").asString());
        assertEquals("BTCUSDT-trades-2025-03-02.zip", day.at("/parts/0/name").asString());
        assertEquals(64, day.at("/parts/0/sha256").asString().length());
        assertEquals(day.get("digest").asString(), day.get("digest_published").asString());
    }

    private Verification verify() throws IOException {
        return new HistoryVerifier(store, HistoryVerifier.SILENCE_SECONDS_MAX).verify();
    }

    private static List<Fault.Kind> kinds(Verification result) {
        return result.symbols().stream()
                .flatMap(symbol -> symbol.faults().stream())
                .map(Fault::kind)
                .distinct()
                .toList();
    }

    private static SecondRows rows() {
        return new SecondRows(DAY.toEpochDay() * SecondRows.SECONDS_A_DAY);
    }

    private void publish(SecondRows rows) throws IOException {
        int last = rows.size() - 1;
        var part =
                new Part(
                        Part.Source.REST,
                        "historicalTrades",
                        "",
                        rows.firstId(0),
                        rows.lastId(last));
        store.publish(
                rows,
                new DayProof(
                        BTC,
                        DAY,
                        rows.digest(),
                        rows.firstSecond(),
                        rows.endSecond(),
                        0,
                        -1,
                        SampleHistory.count(rows),
                        0,
                        0,
                        List.of(part)));
    }

    private static DayProof proofAfter(DayProof proof, long priceBeforeE8, long idBefore) {
        return new DayProof(
                proof.symbol(),
                proof.day(),
                proof.digest(),
                proof.firstSecond(),
                proof.endSecond(),
                priceBeforeE8,
                idBefore,
                proof.trades(),
                proof.duplicates(),
                proof.late(),
                proof.parts());
    }
}
