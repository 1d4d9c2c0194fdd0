package io.foretick.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Event;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.testing.FrameFiles;
import io.foretick.testing.Heard;
import io.foretick.testing.SharedFiles;
import io.foretick.venue.binance.BinanceDecoder;
import io.foretick.venue.polymarket.MarketChannelDecoder;
import io.foretick.venue.polymarket.ReferencePriceDecoder;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Each decoder is fed every captured message there is, of its own venue and of all others.
final class ForeignFramesFixtureTest {

    private static final Set<String> FOREIGN = Set.of("bybit", "hyperliquid", "amm");

    @TestFactory
    Stream<DynamicTest> standsEveryMessageOfEveryVenue() {
        return SharedFiles.fixtures().cases("[!P]*", ForeignFramesFixtureTest::check);
    }

    private static void check(Path file) throws IOException {
        List<FrameFiles.Frame> frames = FrameFiles.read(file);
        assertTrue(frames.size() > 0);
        boolean foreign =
                FOREIGN.stream().anyMatch(venue -> file.toString().contains("/" + venue + "/"));
        boolean json = !file.toString().endsWith(".yaml");
        Source source = Source.UNKNOWN;
        for (Heard heard :
                List.of(
                        new Heard(new BinanceDecoder(new Listings()), source),
                        new Heard(new MarketChannelDecoder(new Listings()), source),
                        new Heard(new ReferencePriceDecoder(new Listings()), source))) {
            heard.frames(frames);
            assertEquals(!json, heard.reasons().containsKey(SkipReason.MALFORMED));
            if (foreign) {
                assertEquals(frames.size(), heard.count(Event.FrameSkipped.class));
                EnumSet<SkipReason> allowed =
                        EnumSet.of(SkipReason.UNKNOWN, SkipReason.CONTROL, SkipReason.MALFORMED);
                assertTrue(
                        allowed.containsAll(heard.reasons().keySet()), heard.reasons()::toString);
            }
        }
    }
}
