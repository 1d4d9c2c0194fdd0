package io.foretick.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Source;
import io.foretick.exchange.fault.FaultPlan;
import io.foretick.exchange.playback.PlayedFrame;
import io.foretick.exchange.playback.RecordingPlayer;
import io.foretick.exchange.source.WorldSettings;
import io.foretick.lab.DemoRecording;
import io.foretick.testing.Eventually;
import io.foretick.venue.VenueClock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;

/// A recording played by all exchanges together.
class PlayedExchangesTest {

    private static final String STREAM = "btcusdt@trade";
    private static final int HEARD = 50;

    @TempDir private Path folder = Path.of("");

    @BeforeEach
    void writeARecording() throws IOException {
        DemoRecording.of(new Seed(5)).write(folder);
    }

    @Test
    void aClientHearsTheRecordedFramesInTheirOrder() throws Exception {
        List<String> recorded = recorded();
        try (var exchanges = play(0);
                var client = new LoopbackClient();
                var trades = client.connect(url(exchanges, "binance_ws") + "/ws/" + STREAM)) {
            int first = recorded.indexOf(trades.nextText());
            assertTrue(first >= 0);
            for (int k = first + 1; k < first + HEARD; k++) {
                assertEquals(recorded.get(k), trades.nextText());
            }
        }
    }

    @Test
    void theClockStartsInsideTheRecordingWhereItIsTold() throws Exception {
        try (var exchanges = play(Times.MINUTE_NS);
                var client = new LoopbackClient()) {
            long time =
                    client.get(url(exchanges, "binance_rest") + "/api/v3/time")
                            .json()
                            .path("serverTime")
                            .longValue();
            assertTrue(time * Times.MILLI_NS >= firstNs() + Times.MINUTE_NS);
        }
    }

    private LoopbackExchanges play(long laterNs) throws IOException {
        RecordingPlayer player = RecordingPlayer.open(List.of(folder));
        var settings =
                new LoopbackExchanges.Settings(
                        0,
                        new Seed(1),
                        player.firstNs() + laterNs,
                        30,
                        100,
                        FaultPlan.NONE,
                        WorldSettings.USUAL);
        return LoopbackExchanges.play(settings, player);
    }

    private long firstNs() throws IOException {
        try (var player = RecordingPlayer.open(List.of(folder))) {
            return player.firstNs();
        }
    }

    /// The payloads of one stream, in their order.
    private List<String> recorded() throws IOException {
        var frames = new LinkedBlockingQueue<PlayedFrame>();
        try (var player = RecordingPlayer.open(List.of(folder))) {
            VenueClock afterItsEnd = VenueClock.startingAt(player.firstNs() + Times.HOUR_NS, 1);
            player.start(afterItsEnd, frames::add);
            Eventually.holds(player::isFinished, () -> "still playing");
        }
        return frames.stream()
                .filter(frame -> frame.source() == Source.BINANCE)
                .filter(frame -> frame.names().contains(STREAM))
                .map(PlayedFrame::payload)
                .toList();
    }

    private static String url(LoopbackExchanges exchanges, String service) {
        return Objects.requireNonNull(exchanges.urls().get(service));
    }
}
