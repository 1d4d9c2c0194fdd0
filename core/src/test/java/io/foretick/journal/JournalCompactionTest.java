package io.foretick.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.testing.Eventually;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A journal of one tick a second, small segments, and a checkpoint every hundred ticks.
final class JournalCompactionTest {

    private static final int TICKS = 1_000;
    private static final int EVERY = 100;
    private static final Duration KEEP = Duration.ofSeconds(350);
    private static final long KEEP_NS = KEEP.toNanos();

    @TempDir private Path root;
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        directory = root.resolve("journal");
        try (JournalWriter writer = open(directory)) {
            tick(writer, 1, TICKS);
        }
    }

    @Test
    void keepsTheNewestTimeAndTheCheckpointBeforeIt() throws IOException {
        long last = last(directory);

        JournalCompaction.Result result = compact(directory, KEEP);

        assertTrue(result.segments() > 3, result.toString());
        assertTrue(result.checkpoints() > 3, result.toString());
        assertEquals(last, last(directory));
        Checkpoint first = JournalBeginning.of(directory).orElseThrow().checkpoint(directory);
        assertEquals(600, first.digest(), "the newest checkpoint that is old enough");
        assertEquals(first.sequence(), result.beginsAfter());
        try (JournalReader reader = JournalReader.openAfter(directory, first.sequence())) {
            assertTrue(reader.next());
            assertEquals(first.sequence() + 1, reader.sequence());
        }
    }

    @Test
    void keepsTheHeadAndTheSession() throws IOException {
        compact(directory, KEEP);

        assertEquals(Optional.of(Journals.head()), JournalBeginning.head(directory));
    }

    @Test
    void aVerifierFindsNothingWrong() throws IOException {
        compact(directory, KEEP);

        JournalVerifier.Result result = JournalVerifier.verify(directory);

        assertEquals(Optional.empty(), result.fault());
        assertTrue(result.firstSequence() > 0);
        assertEquals(last(directory), result.lastSequence());
    }

    @Test
    void aWriterGoesOn() throws IOException {
        compact(directory, KEEP);
        long last = last(directory);

        try (JournalWriter writer = open(directory)) {
            assertEquals(Journals.head().sessionId(), writer.sessionId());
            assertEquals(last + 1, writer.lastSequence(), "a head of its own");
            tick(writer, TICKS + 1, TICKS + 300);
        }

        assertEquals(Optional.empty(), JournalVerifier.verify(directory).fault());
        assertTrue(compact(directory, KEEP).segments() > 0, "nothing to do a second time");
        assertEquals(Optional.empty(), JournalVerifier.verify(directory).fault());
    }

    @Test
    void leavesAJournalAloneThatIsYoungEnough() throws IOException {
        JournalCompaction.Result result = compact(directory, Duration.ofSeconds(TICKS));

        assertEquals(new JournalCompaction.Result(-1, 0, 0, 0), result);
        assertEquals(Optional.empty(), JournalBeginning.of(directory));
    }

    @Test
    void keepsTheSegmentAtWhichWritingGoesOn() throws IOException {
        Path newest = Layout.segments(directory).getLast();

        compact(directory, Duration.ZERO);

        assertEquals(newest, Layout.segments(directory).getLast());
    }

    /// The crash comes while the mark is written, and after each file that is deleted.
    @Test
    void isReadableAndGoesOnWhereverItWasKilled() throws IOException {
        int steps = JournalCompaction.plan(directory, KEEP_NS).doomed().size();
        assertTrue(steps > 8, "too few files");
        long last = last(directory);
        for (int done = -1; done <= steps; done++) {
            Path killed = root.resolve("killed-" + done);
            copy(directory, killed);
            compactUntil(killed, done);

            assertEquals(Optional.empty(), JournalVerifier.verify(killed).fault(), "after " + done);
            assertEquals(last, last(killed));
            try (JournalWriter writer = open(killed)) {
                tick(writer, TICKS + 1, TICKS + 1);
            }
            compact(killed, KEEP);
            JournalCompaction.Plan left = JournalCompaction.plan(killed, KEEP_NS);
            assertEquals(new JournalCompaction.Plan(Optional.empty(), List.of()), left);
            assertEquals(Optional.empty(), JournalVerifier.verify(killed).fault(), "after " + done);
        }
    }

    @Test
    void refusesAJournalWhoseCheckpointsAreLost() throws IOException {
        compact(directory, KEEP);
        for (Path file : Checkpoint.files(directory)) {
            Files.delete(file);
        }

        assertTrue(JournalVerifier.verify(directory).fault().isPresent());
        assertThrows(JournalCorruptException.class, () -> open(directory));
    }

    @Test
    void refusesAMarkDamagedAnywhere() throws IOException {
        compact(directory, KEEP);
        Path mark = directory.resolve("beginning.ftb");
        byte[] whole = Files.readAllBytes(mark);
        for (int at = 0; at < whole.length; at++) {
            byte[] broken = whole.clone();
            broken[at] ^= 4;
            Files.write(mark, broken);
            assertThrows(
                    JournalCorruptException.class,
                    () -> JournalReader.open(directory),
                    "byte " + at);
        }
    }

    @Test
    void refusesAJournalWhoseFirstSegmentIsMissing() throws IOException {
        compact(directory, KEEP);
        Files.delete(JournalBeginning.segments(directory).getFirst());

        assertThrows(JournalCorruptException.class, () -> JournalReader.open(directory));
    }

    @Test
    void aReaderWhoseSegmentIsGoneSaysSo() throws IOException {
        try (JournalReader slow = JournalReader.follow(directory)) {
            assertTrue(slow.next());
            compact(directory, KEEP);

            var gone =
                    assertThrows(
                            IOException.class,
                            () -> {
                                while (slow.next()) {}
                            });
            assertTrue(gone.toString().contains("compacted away"), gone.toString());
        }
    }

    @Test
    void refusesWhileSomebodyElseWrites() throws IOException {
        try (JournalWriter writer = open(directory)) {
            assertTrue(writer.lastSequence() > 0);
            assertThrows(IOException.class, () -> DirectoryLock.take(directory));
        }
    }

    @Test
    void aWriterThatKeepsSomeTimeCompactsAtItsCheckpoints() throws Exception {
        Path other = root.resolve("kept");
        try (JournalWriter writer = open(other)) {
            writer.keep(KEEP);
            tick(writer, 1, TICKS);
            writer.sync();
            Eventually.holds(
                    () -> Files.exists(other.resolve("beginning.ftb")), () -> "nothing was marked");
            tick(writer, TICKS + 1, TICKS + 200);
        }
        assertEquals(Optional.empty(), JournalVerifier.verify(other).fault());
        assertFalse(Files.exists(Layout.segment(other, 0)));
    }

    /// As far as a process came: -1 while the mark was being written, 0 before the first deletion.
    private static void compactUntil(Path journal, int done) throws IOException {
        JournalCompaction.Plan plan = JournalCompaction.plan(journal, KEEP_NS);
        if (done < 0) {
            Files.write(journal.resolve("beginning.ftb.tmp"), new byte[30]);
            return;
        }
        plan.beginning().orElseThrow().write(journal);
        for (Path file : plan.doomed().subList(0, done)) {
            Files.delete(file);
        }
    }

    private static JournalCompaction.Result compact(Path journal, Duration keep)
            throws IOException {
        try (DirectoryLock lock = DirectoryLock.take(journal)) {
            return JournalCompaction.compact(lock, keep);
        }
    }

    private static JournalWriter open(Path journal) throws IOException {
        return JournalWriter.open(journal, Journals.head(), 4096);
    }

    private static void tick(JournalWriter writer, int from, int to) throws IOException {
        for (int k = from; k <= to; k++) {
            writer.append(new Event.Tick(Stamp.internal(k * Times.SECOND_NS, Source.ENGINE)));
            if (k % EVERY == 0) {
                writer.writeCheckpoint(writer.lastSequence(), k, new byte[8]);
            }
        }
    }

    private static long last(Path journal) throws IOException {
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next()) {
                // to the end
            }
            return reader.sequence();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
