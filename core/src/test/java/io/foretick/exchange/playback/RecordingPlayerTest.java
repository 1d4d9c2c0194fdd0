package io.foretick.exchange.playback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Source;
import io.foretick.lab.DemoRecording;
import io.foretick.venue.VenueClock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

class RecordingPlayerTest {

    private static final double FAST = 10_000;
    private static final long DEADLINE_NS = 30 * Times.SECOND_NS;

    @TempDir private Path folder;
    private DemoRecording recording = new DemoRecording(List.of(), List.of());

    @BeforeEach
    void writeARecording() throws IOException {
        recording = DemoRecording.of(new Seed(5)).first(100);
        recording.write(folder);
    }

    @Test
    void playsEveryFrameOnceAsItWasRecorded() throws IOException {
        List<PlayedFrame> played = Collections.synchronizedList(new ArrayList<>());
        try (RecordingPlayer player = RecordingPlayer.open(List.of(folder))) {
            player.start(VenueClock.startingAt(player.firstNs(), FAST), played::add);
            awaitEnd(player);
            assertEquals(recording.messages().size(), player.played());
            assertEquals(List.of(), player.problems());
            assertEquals("", player.failure());
        }
        for (int k = 0; k < played.size(); k++) {
            String line = recording.messages().get(k);
            String quoted = played.get(k).text().replace("\"", "\\\"");
            assertTrue(line.contains("\"payload\":\"" + quoted + "\"}"), line);
        }
    }

    @Test
    void everyFrameOfADemoIsNamed() throws IOException {
        Set<Source> sources = EnumSet.noneOf(Source.class);
        try (RecordingFrames frames = RecordingFrames.open(List.of(folder))) {
            long beforeNs = Long.MIN_VALUE;
            for (var frame = frames.next(); frame != null; frame = frames.next()) {
                assertTrue(!frame.names().isEmpty(), frame.text());
                assertTrue(frame.timeNs() >= beforeNs);
                beforeNs = frame.timeNs();
                sources.add(frame.source());
            }
        }
        assertEquals(
                EnumSet.of(Source.BINANCE, Source.POLYMARKET_CLOB, Source.POLYMARKET_RTDS),
                sources);
    }

    @Test
    void namesTheMarketsOfTheRecording() throws IOException {
        try (RecordingPlayer player = RecordingPlayer.open(List.of(folder))) {
            assertEquals(recording.markets().size(), player.markets().size());
            assertTrue(
                    player.markets().stream()
                            .noneMatch(entry -> entry.market().upToken().isEmpty()));
        }
    }

    @Test
    void noFrameComesBeforeItsTime() throws IOException {
        List<Long> earlyNs = Collections.synchronizedList(new ArrayList<>());
        try (RecordingPlayer player = RecordingPlayer.open(List.of(folder))) {
            VenueClock clock = VenueClock.startingAt(player.firstNs(), 200);
            player.start(
                    clock,
                    frame -> {
                        if (clock.nowNs() < frame.timeNs()) {
                            earlyNs.add(frame.timeNs() - clock.nowNs());
                        }
                    });
            awaitEnd(player);
        }
        assertEquals(List.of(), earlyNs);
    }

    @Test
    void stopsAtOnceWhenClosed() throws IOException, InterruptedException {
        var first = new CountDownLatch(1);
        RecordingPlayer player = RecordingPlayer.open(List.of(folder));
        player.start(VenueClock.startingAt(player.firstNs(), 0.001), _ -> first.countDown());
        assertTrue(first.await(10, TimeUnit.SECONDS));
        player.close();
        assertTrue(player.isFinished());
        assertTrue(player.played() < recording.messages().size());
    }

    @Test
    void complainsWhenPlayingBreaksOff() throws IOException {
        List<String> complaints = Collections.synchronizedList(new ArrayList<>());
        try (var player = RecordingPlayer.open(List.of(folder), complaints::add)) {
            player.start(
                    VenueClock.startingAt(player.firstNs(), FAST),
                    _ -> {
                        throw new IllegalStateException("nobody takes it");
                    });
            awaitEnd(player);
            assertTrue(player.failure().contains("nobody takes it"), player::failure);
        }
        assertEquals(1, complaints.size());
        assertTrue(complaints.getFirst().contains("after 0 frames"), complaints::toString);
    }

    @Test
    void playsOnceOnly() throws IOException {
        try (RecordingPlayer player = RecordingPlayer.open(List.of(folder))) {
            VenueClock clock = VenueClock.startingAt(player.firstNs(), FAST);
            player.start(clock, _ -> {});
            assertThrows(IllegalStateException.class, () -> player.start(clock, _ -> {}));
        }
    }

    @Test
    void passesOverLinesThatCannotBeReadAndSaysSo() throws IOException {
        List<String> lines = new ArrayList<>(recording.messages().subList(0, 5));
        lines.add(2, "{\"source\":\"binance\",\"broken");
        Path file = Files.write(folder.resolve("broken.jsonl"), lines);
        try (RecordingPlayer player = RecordingPlayer.open(List.of(file))) {
            player.start(VenueClock.startingAt(player.firstNs(), FAST), _ -> {});
            awaitEnd(player);
            assertEquals(5, player.played());
            assertEquals(List.of("1 lines could not be read"), player.problems());
        }
    }

    @Test
    void refusesATableBecauseItHoldsNoFrames() throws IOException {
        Path table = folder.resolve("BTCUSDT-1m-2026-10-05.csv");
        Files.writeString(
                table, "1791158400000,1.0,2.0,0.5,1.5,10.0,1791158459999,15.0,7,4.0,6.0,0\n");
        IOException refused =
                assertThrows(IOException.class, () -> RecordingPlayer.open(List.of(table)));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("no frames of a venue"),
                refused.getMessage());
    }

    @Test
    void refusesListsWithoutAnyFrame() {
        Path markets = folder.resolve(DemoRecording.MARKETS_FILE);
        IOException refused =
                assertThrows(IOException.class, () -> RecordingPlayer.open(List.of(markets)));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("no frame to play"));
    }

    private static void awaitEnd(RecordingPlayer player) {
        long deadlineNs = System.nanoTime() + DEADLINE_NS;
        while (!player.isFinished() && System.nanoTime() < deadlineNs) {
            LockSupport.parkNanos(Times.MILLI_NS);
        }
        assertTrue(player.isFinished(), "still playing");
    }
}
