package io.foretick.lab.dataset.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.testing.SharedFiles;
import io.foretick.venue.lob.FeedRows;
import io.foretick.venue.lob.depth.DepthBook;
import io.foretick.venue.lob.replay.ReplaySettings.Steps;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Recordings that lie beside the project: their rows make books that never cross once a message is
/// through, and hold all their trades.
class RecordedBooksDataTest {

    @TestFactory
    Stream<DynamicTest> binanceGivesItsTradesAndABookThatDoesNotCross() {
        return SharedFiles.data()
                .cases(
                        "ethusdt_20240808.gz",
                        file -> check(file, "ETHUSDT", new Steps(E8.ONE / 100, 10_000), 6_106));
    }

    @TestFactory
    Stream<DynamicTest> hyperliquidGivesABookThatDoesNotCross() {
        return SharedFiles.data()
                .cases(
                        "btcusd_20250126.gz",
                        file -> check(file, "BTC", new Steps(E8.ONE, 1_000), 64));
    }

    @TestFactory
    Stream<DynamicTest> bybitGivesABookThatDoesNotCross() {
        return SharedFiles.data()
                .cases(
                        "2024-12-01_XRPUSDT_ob500.data.zip",
                        file -> check(file, "XRPUSDT", new Steps(10_000, E8.ONE), 0));
    }

    private static void check(Path file, String symbol, Steps steps, int trades)
            throws IOException {
        FeedRows rows = RecordedBooks.read(List.of(file), symbol, steps);
        var book = new DepthBook();
        int found = 0;
        for (int row = 0; row < rows.size(); row++) {
            if (rows.kind(row) == FeedRows.TRADE) {
                found++;
            } else if (rows.buys(row)) {
                book.setBid(rows.tick(row), rows.lots(row));
            } else {
                book.setAsk(rows.tick(row), rows.lots(row));
            }
            boolean messageEnds =
                    row + 1 == rows.size() || rows.localNs(row + 1) > rows.localNs(row);
            if (messageEnds) {
                assertTrue(book.bestBidTick() < book.bestAskTick(), "row " + row);
                assertEquals(0, book.askLots(book.bestBidTick()), "row " + row);
            }
        }
        assertEquals(trades, found);
    }
}
