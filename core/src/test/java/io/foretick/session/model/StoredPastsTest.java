package io.foretick.session.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.history.HistoryStore;
import io.foretick.history.series.SeriesStore;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class StoredPastsTest {

    private static final String BTC = ModelDesk.SYMBOLS.getFirst();

    @TempDir private Path folder = Path.of("");

    @BeforeEach
    void beginAndCommitNothing() throws IOException {
        HistoryStore.openToWrite(folder).close();
        try (HistoryStore history = HistoryStore.open(folder)) {
            new SeriesStore(folder, history).begin(BTC, ModelDesk.START).close();
        }
    }

    @Test
    void aFileThatNothingWasCommittedToHoldsNothing() throws IOException {
        assertTrue(Files.exists(folder.resolve("series/BTCUSDT.series")));
        StoredPasts stored = StoredPasts.open(folder, List.of(BTC), ModelDesk.START + 5);
        assertEquals(Map.of(), stored.lastTradeIds());
        assertEquals(ModelDesk.START + 5, stored.pasts().cuts().getFirst().past().firstSecond());
        stored.close();
    }

    @Test
    void aFileThatNothingWasCommittedToIsBegunAnew() throws IOException {
        try (HistoryStore history = HistoryStore.open(folder)) {
            var store = new SeriesStore(folder, history);
            assertFalse(store.holds(BTC));
            var desk = new ModelDesk(folder, new ModelDesk.Told(1, 77, _ -> 1e-3));
            desk.pass(0, 10);
            desk.saver.finish();
            assertTrue(store.holds(BTC));
        }
    }
}
