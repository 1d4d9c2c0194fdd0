package io.foretick.lab.dataset.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.E8;
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

class FeedTapeTest {

    private final KeptRows kept = new KeptRows();

    @Test
    void tradesComeOnceMoreAsPrints() {
        FeedRows rows = FeedRows.none();
        rows.add(FeedRows.SNAPSHOT, Side.BUY, 1, 2, 1_000, 5);
        rows.add(FeedRows.TRADE, Side.SELL, 3, 4, 1_000, 2);
        rows.add(FeedRows.TRADE, Side.BUY, 3, FeedRows.NEVER, 1_001, 3);
        rows.add(FeedRows.TRADE, Side.BUY, 3, 5, 1_001, 3);
        new FeedTape(new PriceGrid(E8.ONE / 100, E8.ONE / 1_000), kept).give(rows);
        assertEquals(4, kept.rows.size());
        assertEquals(FeedRows.NEVER, kept.rows.localNs(2));
        assertEquals(3, kept.rows.exchangeNs(3));
        assertEquals(2, kept.trades.size()); // not the one that only the exchange's book saw
        assertEquals("4 1000000000 200000 sell", kept.text(0));
        assertEquals("5 1001000000 300000 buy", kept.text(1));
    }

    @Test
    void feedFilesFollowOneAnother(@TempDir Path folder) throws IOException {
        String header = "event,exch_ns,local_ns,side,price,qty\n";
        Path first = Files.writeString(folder.resolve("1.csv"), header + "2,1,2,1,10.01,0.5\n");
        Path second = Files.writeString(folder.resolve("2.csv"), header + "2,3,4,-1,10.00,1\n");
        List<String> paths = List.of(first.toString(), second.toString());
        var data = new DataSpec(Source.HFT_FEED, paths, "X", "", "", "", 0, 0.01, 0.001);
        new HftFeeds().read(data, kept);
        assertEquals("2 1001000000 50000000 buy", kept.text(0));
        assertEquals("4 1000000000 100000000 sell", kept.text(1));
        assertEquals(1, kept.trades.id(1));
    }
}
