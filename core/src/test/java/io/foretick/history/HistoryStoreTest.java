package io.foretick.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.history.day.DayProof;
import io.foretick.history.day.DayTrades;
import io.foretick.history.day.Part;
import io.foretick.history.day.SecondRows;
import io.foretick.market.second.SecondCloser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class HistoryStoreTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 1);

    @TempDir private Path folder = Path.of("");

    @Test
    void givesBackTheRowsThatWerePublished() throws IOException {
        try (HistoryStore store = HistoryStore.openToWrite(folder)) {
            new SampleHistory(store, "BTCUSDT", DAY, 1).publish(2);
            new SampleHistory(store, "ETHUSDT", DAY.plusDays(1), 2).publishUntil(3_600);
        }
        try (HistoryStore store = HistoryStore.open(folder)) {
            assertEquals(List.of("BTCUSDT", "ETHUSDT"), store.symbols());
            assertEquals(List.of(DAY, DAY.plusDays(1)), store.days("BTCUSDT"));
            DayProof proof = store.proof("BTCUSDT", DAY).orElseThrow();
            assertTrue(proof.whole());
            assertEquals(proof.digest(), store.rows("BTCUSDT", DAY).digest());
            SecondRows part = store.rows("ETHUSDT", DAY.plusDays(1));
            assertEquals(3_600, part.size());
            assertFalse(store.proof("ETHUSDT", DAY.plusDays(1)).orElseThrow().whole());
        }
    }

    @Test
    void keepsAllThatTheProofSays() throws IOException {
        try (HistoryStore store = HistoryStore.openToWrite(folder)) {
            SampleHistory sample = new SampleHistory(store, "BTCUSDT", DAY, 1).publish(1);
            sample.publish(1);
            DayProof proof = store.proof("BTCUSDT", DAY.plusDays(1)).orElseThrow();
            SecondRows before = store.rows("BTCUSDT", DAY);
            int last = before.size() - 1;
            assertEquals(before.priceE8(last), proof.priceBeforeE8());
            assertEquals(before.lastId(last), proof.idBefore());
            assertEquals(1, proof.parts().size());
            assertEquals("ab".repeat(32), proof.parts().getFirst().sha256());
        }
    }

    @Test
    void knowsNothingOfADayThatIsNotHeld() throws IOException {
        try (HistoryStore store = HistoryStore.openToWrite(folder)) {
            assertEquals(List.of(), store.symbols());
            assertEquals(List.of(), store.days("BTCUSDT"));
            assertEquals(Optional.empty(), store.proof("BTCUSDT", DAY));
            assertThrows(IOException.class, () -> store.rows("BTCUSDT", DAY));
            assertThrows(IllegalArgumentException.class, () -> store.rows("../x", DAY));
        }
    }

    @Test
    void letsOneWriterIn() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        assertThrows(IOException.class, () -> HistoryStore.open(nowhere));
        HistoryStore writer = HistoryStore.openToWrite(folder);
        try (writer;
                HistoryStore reader = HistoryStore.open(folder)) {
            assertThrows(IOException.class, () -> HistoryStore.openToWrite(folder));
            assertThrows(IllegalStateException.class, () -> reader.trades("BTCUSDT", DAY, 0));
        }
        HistoryStore.openToWrite(folder).close();
    }

    @Test
    void refusesAProofOfOtherRows() throws IOException {
        try (HistoryStore store = HistoryStore.openToWrite(folder)) {
            new SampleHistory(store, "BTCUSDT", DAY, 1).publish(2);
            DayProof proof = store.proof("BTCUSDT", DAY).orElseThrow();
            SecondRows other = store.rows("BTCUSDT", DAY.plusDays(1));
            assertThrows(IllegalArgumentException.class, () -> store.publish(other, proof));
        }
    }

    @Test
    void rawTradesCloseIntoTheSameRows() throws IOException {
        try (HistoryStore store = HistoryStore.openToWrite(folder)) {
            new SampleHistory(store, "BTCUSDT", DAY, 1).keepTrades().publish(1);
            long start = DAY.toEpochDay() * SecondRows.SECONDS_A_DAY;
            var rows = new SecondRows(start);
            var closer = new SecondCloser(start, SecondCloser.NO_PRICE, SecondCloser.NO_ID, rows);
            store.readTrades("BTCUSDT", DAY, closer);
            closer.closeUntil(start + SecondRows.SECONDS_A_DAY);
            assertEquals(store.proof("BTCUSDT", DAY).orElseThrow().digest(), rows.digest());
        }
    }

    @Test
    void rawTradesGoOnWhereTheHeldOnesEnd() throws IOException {
        try (HistoryStore store = HistoryStore.openToWrite(folder)) {
            new SampleHistory(store, "BTCUSDT", DAY, 1).keepTrades().publishUntil(60);
            DayProof proof = store.proof("BTCUSDT", DAY).orElseThrow();
            long lastId = proof.parts().getLast().lastId();
            try (DayTrades more = store.trades("BTCUSDT", DAY, lastId + 1);
                    DayTrades fewer = store.trades("BTCUSDT", DAY, lastId);
                    DayTrades none = store.trades("BTCUSDT", DAY, 0)) {
                assertEquals(proof.trades(), more.size());
                more.trade(lastId, 0, 1, 1, true);
                assertEquals(proof.trades(), more.size());
                more.trade(lastId + 1, 0, 1, 1, true);
                assertEquals(proof.trades() + 1, more.size());
                assertEquals(proof.trades() - 1, fewer.size());
                assertEquals(0, none.size());
            }
        }
    }

    @Test
    void rawTradesGoWhenTheDayIsPublishedWithout() throws IOException {
        try (HistoryStore store = HistoryStore.openToWrite(folder)) {
            new SampleHistory(store, "BTCUSDT", DAY, 1).keepTrades().publishUntil(60);
            assertTrue(store.hasTrades("BTCUSDT", DAY));
            store.publish(store.rows("BTCUSDT", DAY), store.proof("BTCUSDT", DAY).orElseThrow());
            assertFalse(store.hasTrades("BTCUSDT", DAY));
            assertEquals(60, store.rows("BTCUSDT", DAY).size());
        }
    }

    @Test
    void otherProgramsReadTheHiveLayout() throws IOException {
        try (HistoryStore store = HistoryStore.openToWrite(folder)) {
            new SampleHistory(store, "BTCUSDT", DAY, 1).publishUntil(60);
        }
        Path day = folder.resolve("seconds/symbol=BTCUSDT/day=2025-03-01");
        assertTrue(Files.exists(day.resolve("part.parquet")));
        String proof = Files.readString(day.resolve("_proof.json"));
        assertTrue(proof.contains("\"from\" : \"2025-03-01T00:00:00Z\""), proof);
        assertTrue(proof.contains("\"to\" : \"2025-03-01T00:01:00Z\""), proof);
    }

    @Test
    void sourcesNameEachFileOnce() throws IOException {
        try (HistoryStore store = HistoryStore.openToWrite(folder)) {
            SampleHistory sample = new SampleHistory(store, "BTCUSDT", DAY, 1);
            sample.inFile("BTCUSDT-trades-2025-03.zip").publish(2);
            sample.inFile("BTCUSDT-trades-2025-03-03.zip").publish(1);
            List<Part> sources = store.sources("BTCUSDT");
            assertEquals(2, sources.size());
            assertEquals("BTCUSDT-trades-2025-03.zip", sources.getFirst().name());
            assertEquals(sources.getFirst().lastId() + 1, sources.getLast().firstId());
            assertEquals(sample.trades().nextId() - 1, sources.getLast().lastId());
        }
    }
}
