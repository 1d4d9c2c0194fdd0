package io.foretick.lab.dataset.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.event.Side;
import io.foretick.lab.spec.DataSpec;
import io.foretick.lab.spec.DataSpec.Source;
import io.foretick.venue.lob.FeedRows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class FeedFilesTest {

    @TempDir Path folder;

    @Test
    void givesRowsAsTheyAreAndTheirTradesAsPrints() throws IOException {
        List<String> paths =
                List.of(
                        Files.writeString(folder.resolve("1"), "").toString(),
                        Files.writeString(folder.resolve("2"), "").toString());
        var kept = new KeptRows();
        var data = new DataSpec(Source.HFT_FEED, paths, "X", "", "", "", 0, 0.01, 0.001);
        new FeedFiles((file, _) -> rows(file)).read(data, kept);
        assertEquals(6, kept.rows.size());
        assertEquals(FeedRows.SNAPSHOT, kept.rows.kind(3));
        assertEquals(13, kept.rows.exchangeNs(1));
        assertEquals(4, kept.trades.size());
        assertEquals("14 1000000000 200000 sell", kept.text(0));
        assertEquals("25 1001000000 300000 buy", kept.text(3));
        assertEquals(3, kept.trades.id(3));
    }

    /// Three rows, at times by the file's name.
    private static FeedRows rows(Path file) {
        int ten = 10 * Integer.parseInt(file.getFileName().toString());
        FeedRows rows = FeedRows.none();
        rows.add(FeedRows.SNAPSHOT, Side.BUY, ten + 1, ten + 2, 1_000, 5);
        rows.add(FeedRows.TRADE, Side.SELL, ten + 3, ten + 4, 1_000, 2);
        rows.add(FeedRows.TRADE, Side.BUY, ten + 3, ten + 5, 1_001, 3);
        return rows;
    }
}
