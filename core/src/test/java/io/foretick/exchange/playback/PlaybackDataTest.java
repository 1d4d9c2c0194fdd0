package io.foretick.exchange.playback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Recorded frames of real venues come out of the player under names that a client would ask for.
class PlaybackDataTest {

    private static final SharedFiles DATA = SharedFiles.data();

    @TestFactory
    Stream<DynamicTest> framesOfSessionsAreNamed() {
        return DATA.cases("*.raw_messages.jsonl.gz", file -> checkNamed(file, 0.5));
    }

    @TestFactory
    Stream<DynamicTest> framesOfStreamsAreNamed() {
        return DATA.cases("{btc,eth}usdt_2*.gz", file -> checkNamed(file, 0.99));
    }

    @TestFactory
    Stream<DynamicTest> framesOfHyperliquidAreNamed() {
        return DATA.cases("btcusd_2*.gz", file -> checkNamed(file, 0.9));
    }

    private static void checkNamed(Path file, double leastShare) throws IOException {
        long frames = 0;
        long named = 0;
        long beforeNs = Long.MIN_VALUE;
        try (RecordingFrames recording = RecordingFrames.open(List.of(file))) {
            for (var frame = recording.next(); frame != null; frame = recording.next()) {
                frames++;
                named += frame.names().isEmpty() ? 0 : 1;
                assertTrue(frame.timeNs() >= beforeNs);
                assertTrue(frame.payload().startsWith("{") || frame.payload().startsWith("["));
                beforeNs = frame.timeNs();
            }
            assertEquals(List.of(), recording.problems());
        }
        assertTrue(named >= leastShare * frames, named + " of " + frames);
    }
}
