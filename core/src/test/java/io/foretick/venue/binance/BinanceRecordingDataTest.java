package io.foretick.venue.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Event;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.testing.FrameFiles;
import io.foretick.testing.Heard;
import io.foretick.testing.SharedFiles;
import io.foretick.venue.Listings;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

final class BinanceRecordingDataTest {

    @TestFactory
    Stream<DynamicTest> followsTheChainsOfARecording() {
        return SharedFiles.data().cases("*usdt_2024080[89].gz", BinanceRecordingDataTest::check);
    }

    private static void check(Path file) throws IOException {
        BinanceDecoder decoder = new BinanceDecoder(new Listings());
        Heard heard = new Heard(decoder, Source.BINANCE);
        List<FrameFiles.Frame> frames = FrameFiles.read(file);
        heard.frames(frames);
        checkTrades(heard, decoder);
        checkBook(heard, frames);
        int skipped = heard.count(Event.FrameSkipped.class);
        int given =
                heard.count(Event.Trade.class)
                        + heard.count(Event.Quote.class)
                        + heard.count(Event.BookUpdate.class);
        assertEquals(frames.size(), given + skipped);
        System.out.println(
                file.getFileName()
                        + ": "
                        + frames.size()
                        + " frames, "
                        + heard.count(Event.Trade.class)
                        + " trades, "
                        + heard.count(Event.Quote.class)
                        + " quotes, "
                        + heard.count(Event.BookUpdate.class)
                        + " book updates, "
                        + heard.reasons());
    }

    private static void checkTrades(Heard heard, BinanceDecoder decoder) {
        List<Event.Trade> trades = heard.all(Event.Trade.class);
        assertTrue(trades.size() > 5_000);
        long span = trades.getLast().tradeId() - trades.getFirst().tradeId() + 1;
        assertEquals(span, trades.size());
        assertEquals(0, decoder.tradeGaps());
    }

    private static void checkBook(Heard heard, List<FrameFiles.Frame> frames) {
        assertEquals(0, heard.count(Event.BookLost.class));
        boolean carriesSnapshot =
                frames.stream().limit(100).anyMatch(f -> f.text().startsWith("{\"lastUpdateId"));
        List<Event.BookUpdate> updates = heard.all(Event.BookUpdate.class);
        assertEquals(carriesSnapshot, !updates.isEmpty());
        for (int k = 1; k < updates.size(); k++) {
            assertEquals(updates.get(k - 1).lastUpdateId() + 1, updates.get(k).firstUpdateId());
        }
        if (carriesSnapshot) {
            assertTrue(heard.reasons().getOrDefault(SkipReason.BUFFERED, 0L) < 10);
            assertFalse(heard.reasons().containsKey(SkipReason.DUPLICATE));
        }
    }
}
