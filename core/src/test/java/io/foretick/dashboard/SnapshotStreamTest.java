package io.foretick.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.engine.Freshness;
import io.foretick.report.live.LiveSettings;
import io.foretick.report.live.SnapshotRecorder;
import io.foretick.report.live.Snapshots;
import io.foretick.testing.LiveDesk;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

class SnapshotStreamTest {

    private static final long ENOUGH = 6;

    private final Snapshots snapshots = new Snapshots();
    private final SnapshotRecorder recorder =
            new SnapshotRecorder(LiveSettings.of("test", Freshness.DEFAULT), snapshots);

    /// A reader that takes the first snapshot and then nothing until it is let go on.
    private static final class SlowReader extends OutputStream {
        private final StringBuilder heard = new StringBuilder();
        private final CountDownLatch stopped = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            heard.append(new String(bytes, from, count, StandardCharsets.UTF_8));
            if (heard.indexOf("id: ") >= 0) {
                stopped.countDown();
                pause();
            }
        }

        private void pause() throws IOException {
            try {
                if (!goOn.await(20, TimeUnit.SECONDS)) {
                    throw new IOException("nobody let the reader go on");
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        private List<Long> sequences() {
            return Pattern.compile("\nid: (\\d+)\n")
                    .matcher(heard)
                    .results()
                    .map((MatchResult match) -> Long.valueOf(match.group(1)))
                    .toList();
        }
    }

    @Test
    void slowReaderGetsTheNewestAndNoBacklog() throws Exception {
        var desk = new LiveDesk(4, recorder);
        stepUntil(desk, 1);
        var reader = new SlowReader();
        var problems = new ArrayList<Exception>();
        Thread sender = Thread.ofVirtual().start(() -> send(reader, problems));
        assertTrue(reader.stopped.await(10, TimeUnit.SECONDS));
        stepUntil(desk, ENOUGH);
        reader.goOn.countDown();
        sender.join();
        List<Long> sequences = reader.sequences();
        assertEquals(List.of(), problems);
        assertEquals(2, sequences.size(), sequences.toString());
        assertEquals(ENOUGH, sequences.getLast());
    }

    private void send(SlowReader reader, List<Exception> problems) {
        try {
            new SnapshotStream(snapshots.published(), reader)
                    .run(() -> reader.sequences().size() < 2);
        } catch (IOException | InterruptedException e) {
            problems.add(e);
        }
    }

    private void stepUntil(LiveDesk desk, long sequence) {
        while (snapshots.newest().sequence() < sequence) {
            desk.step();
        }
    }
}
