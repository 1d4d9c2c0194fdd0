package io.foretick.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.Window;
import io.foretick.testing.FrameFiles;
import io.foretick.testing.Heard;
import io.foretick.testing.SharedFiles;
import io.foretick.venue.Listings;
import io.foretick.venue.binance.BinanceDecoder;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The same on recorded trades of the last five minutes of 8 August 2024, around which a market and
/// its books are made up: no recording has spot trades and quotes of one running window.
class DocumentDTwinDataTest {

    private static final Window WINDOW = Window.ofSeconds(1_723_161_300, 1_723_161_600);

    @TestFactory
    Stream<DynamicTest> decidesAsTheFormulasSayOnRecordedTrades() {
        return SharedFiles.data().cases("*usdt_20240808.gz", DocumentDTwinDataTest::check);
    }

    private static void check(Path file) throws IOException {
        TwinSession session = TwinSession.of(WINDOW, trades(file), new Seed(1));
        for (String name : DocumentDTwinTest.NAMES) {
            long wishes = DocumentDTwinTest.playAlone(session, name);
            assertTrue(wishes > 10, name + " had only " + wishes);
        }
        assertTrue(DocumentDTwinTest.playTogether(session) > 20);
    }

    private static List<Event.Trade> trades(Path file) throws IOException {
        var heard = new Heard(new BinanceDecoder(new Listings()), Source.BINANCE);
        heard.frames(FrameFiles.read(file));
        var trades = new ArrayList<Event.Trade>();
        long timeNs = 0;
        for (Event.Trade trade : heard.all(Event.Trade.class)) {
            Stamp was = trade.at();
            timeNs = Math.max(timeNs, was.receiveNs());
            var at = new Stamp(timeNs, was.venueNs(), timeNs, was.frame(), Source.BINANCE);
            trades.add(
                    new Event.Trade(
                            at,
                            TwinSession.PAIR,
                            trade.tradeId(),
                            trade.priceE8(),
                            trade.quantityE8(),
                            trade.taker()));
        }
        return trades;
    }
}
