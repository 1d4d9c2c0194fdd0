package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.history.day.Part.Source;
import io.foretick.venue.binance.sync.SyncReport;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SyncResultTest {

    private static final Instant END = Instant.parse("2025-03-01T00:00:00Z");

    @Test
    void saysWhatWasWrittenAndWhatIsHeldNow() {
        assertEquals(
                "BTCUSDT    1 day written, 1,200 trades, 2.0 MiB, held to 2025-03-01T00:00:00Z\n",
                text(1, Map.of(Source.REST, 1_200L), 2 << 20));
        assertEquals(
                "BTCUSDT    2 days written, 1,200 trades, 2.0 MiB, held to 2025-03-01T00:00:00Z\n",
                text(2, Map.of(Source.REST, 1_200L), 2 << 20));
    }

    @Test
    void saysThatNothingIsNewWhereAllWasHeld() {
        assertEquals(
                "BTCUSDT    nothing new, held to 2025-03-01T00:00:00Z\n", text(0, Map.of(), 0));
    }

    private static String text(int days, Map<Source, Long> trades, long bytes) {
        var symbol =
                new SyncReport.Symbol(
                        "BTCUSDT",
                        days,
                        trades,
                        bytes,
                        List.of(),
                        List.of(),
                        List.of(),
                        true,
                        END,
                        Optional.empty());
        return SyncResult.text(new SyncReport(List.of(symbol), END, false));
    }
}
