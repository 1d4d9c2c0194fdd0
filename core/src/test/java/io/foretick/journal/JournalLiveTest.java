package io.foretick.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class JournalLiveTest {

    private static final int EVENTS = 20_000;

    @TempDir private Path directory;

    @Test
    void followsAWriterRecordByRecord() throws IOException {
        RandomRecords random = new RandomRecords(4);
        try (JournalWriter writer = Journals.open(directory);
                JournalReader reader = JournalReader.follow(directory)) {
            assertTrue(reader.next());
            for (int k = 0; k < 3_000; k++) {
                assertFalse(reader.next());
                Event event = random.event();
                writer.append(event);
                assertTrue(reader.next());
                assertEquals(event, reader.event());
            }
        }
    }

    @Test
    void followsOverTheEndAndTheNextStart() throws IOException {
        JournalWriter one = Journals.open(directory);
        try (JournalReader reader = JournalReader.follow(directory)) {
            one.close();
            assertTrue(reader.next());
            assertTrue(reader.next());
            assertEquals(RecordKind.SESSION_END, reader.kind());
            assertFalse(reader.next());
            try (JournalReader late = JournalReader.follow(directory);
                    JournalWriter two = Journals.open(directory)) {
                two.append(new Event.Tick(Stamp.internal(1, Source.ENGINE)));
                for (JournalReader each : List.of(reader, late)) {
                    RecordKind kind = RecordKind.SESSION_END;
                    while (each.next()) {
                        kind = each.kind();
                    }
                    assertEquals(RecordKind.EVENT, kind);
                    assertEquals(3, each.sequence());
                }
            }
        }
    }

    /// A reader on another thread sees each record whole, and all of them in the end.
    @Test
    void readsWhatAnotherThreadWrites() throws Exception {
        try (ExecutorService readers = Executors.newSingleThreadExecutor()) {
            Future<List<Long>> seen;
            try (JournalWriter writer = Journals.open(directory)) {
                seen = readers.submit(this::readToTheEnd);
                for (int k = 1; k <= EVENTS; k++) {
                    writer.append(new Event.Tick(Stamp.internal(k, Source.ENGINE)));
                }
            }
            List<Long> times = seen.get();
            assertEquals(EVENTS, times.size());
            for (int k = 0; k < EVENTS; k++) {
                assertEquals(k + 1, times.get(k));
            }
        }
    }

    @Test
    void openProvesTheEndOfAJournalInUse() throws IOException {
        try (JournalWriter writer = Journals.open(directory)) {
            List<Object> written = Journals.append(writer, new RandomRecords(1), 2_000);
            assertEquals(written, Journals.read(directory));
            assertTrue(JournalVerifier.verify(directory).fault().isEmpty());
            assertFalse(JournalVerifier.verify(directory).isEnded());
        }
    }

    @Test
    void waitersShareTheForceOfTheDisk() throws IOException, InterruptedException {
        try (JournalWriter writer = Journals.open(directory);
                ExecutorService waiters = Executors.newFixedThreadPool(8)) {
            List<Future<?>> waits = new ArrayList<>();
            for (int k = 1; k <= 2_000; k++) {
                long sequence = writer.append(new Event.Tick(Stamp.internal(k, Source.ENGINE)));
                waits.add(
                        waiters.submit(() -> {
                            writer.awaitDurable(sequence);
                            return sequence;
                        }));
            }
            for (Future<?> wait : waits) {
                try {
                    wait.get();
                } catch (ExecutionException e) {
                    throw new IOException(e);
                }
            }
            writer.sync();
        }
    }

    @Test
    void refusesToAwaitWhatWasNotAppended() throws IOException {
        try (JournalWriter writer = Journals.open(directory)) {
            assertThrows(IllegalArgumentException.class, () -> writer.awaitDurable(1));
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void flushesOnceAPeriod() throws IOException {
        try (JournalWriter writer = Journals.open(directory)) {
            writer.flushEvery(Duration.ofMillis(1));
            long sequence = writer.append(new Event.Tick(Stamp.internal(1, Source.ENGINE)));
            while (writer.durableSequence() < sequence) {
                Thread.onSpinWait();
            }
        }
    }

    private List<Long> readToTheEnd() throws IOException {
        List<Long> times = new ArrayList<>();
        try (JournalReader reader = JournalReader.follow(directory)) {
            while (true) {
                if (!reader.next()) {
                    Thread.onSpinWait();
                } else if (reader.kind() == RecordKind.EVENT) {
                    times.add(reader.event().timeNs());
                } else if (reader.kind() == RecordKind.SESSION_END) {
                    return times;
                }
            }
        }
    }
}
