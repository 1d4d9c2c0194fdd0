package io.foretick.lab.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.density.MinuteSeries;
import io.foretick.history.HistoryStore;
import io.foretick.history.SampleHistory;
import io.foretick.history.series.BuildProgress;
import io.foretick.market.second.SecondSeries;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

class StoreHistoryTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 1);

    @TempDir private Path folder = Path.of("");

    @BeforeEach
    void fillAStore() throws IOException {
        try (HistoryStore store = HistoryStore.openToWrite(folder)) {
            new SampleHistory(store, "BTCUSDT", DAY, 1).publish(1);
            new SampleHistory(store, "ETHUSDT", DAY, 2).publish(1);
        }
    }

    @Test
    void mapsEverySymbolWhereNoneIsNamed() throws IOException {
        try (StoreHistory history = open(List.of())) {
            List<String> symbols = history.coins().stream().map(CoinHistory::symbol).toList();
            assertEquals(List.of("BTCUSDT", "ETHUSDT"), symbols);
        }
    }

    @Test
    void minutesAreTheSecondsClosesAtTheirEnds() throws IOException {
        try (StoreHistory history = open(List.of("ETHUSDT"))) {
            CoinHistory coin = history.coins().getFirst();
            SecondSeries series = coin.series();
            assertEquals("ETHUSDT.series", coin.files().getFirst().name());
            assertEquals(series.endSecond() - series.firstSecond(), coin.files().getFirst().rows());
            List<MinuteSeries> minutes = MinuteCloses.between(series, 0, Long.MAX_VALUE);
            assertEquals(1, minutes.size());
            MinuteSeries cut = minutes.getFirst();
            assertTrue(cut.size() > 1_400, "minutes " + cut.size());
            long second = cut.minute(700) * 60;
            assertEquals(series.logPrice(second - 1), cut.logClose(700), 1e-12);
        }
    }

    @Test
    void refusesASymbolThatIsNotHeld() {
        assertThrows(IOException.class, () -> open(List.of("BTCUSDT", "XRPUSDT")));
    }

    private StoreHistory open(List<String> symbols) throws IOException {
        return StoreHistory.open(folder, symbols, BuildProgress.SILENT);
    }
}
