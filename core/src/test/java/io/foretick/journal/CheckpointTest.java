package io.foretick.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.DigestSink;
import io.foretick.base.StateSink;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

final class CheckpointTest {

    @TempDir private Path directory;

    @Test
    void readsBackTheNewestCheckpoint() throws IOException {
        writeThree();
        try (JournalReader reader = JournalReader.open(directory)) {
            Checkpoint newest = reader.latestCheckpoint().orElseThrow();
            assertEquals(20, newest.sequence());
            assertEquals(2, newest.digest());
            assertEquals(20, newest.state().nextLong());
            assertEquals(List.of(20L, 10L, 0L), sequences(reader));
        }
    }

    @Test
    void skipsACheckpointDamagedAnywhere() throws IOException {
        writeThree();
        Path newest = Layout.list(directory, "checkpoint-", ".ftc").getLast();
        byte[] whole = Files.readAllBytes(newest);
        try (JournalReader reader = JournalReader.open(directory)) {
            for (int at = 0; at < whole.length; at++) {
                byte[] broken = whole.clone();
                broken[at] ^= 4;
                Files.write(newest, broken);
                assertEquals(List.of(10L, 0L), sequences(reader), "byte " + at);
            }
            Files.write(newest, new byte[3]);
            assertEquals(10, reader.latestCheckpoint().orElseThrow().sequence());
        }
    }

    @Test
    void aCheckpointIsThereOnceItsMarkIsDurable() throws IOException {
        try (JournalWriter writer = Journals.open(directory)) {
            writer.awaitDurable(writer.writeCheckpoint(0, 5, new byte[16]));
            try (JournalReader reader = JournalReader.follow(directory)) {
                assertEquals(5, reader.latestCheckpoint().orElseThrow().digest());
            }
        }
    }

    /// Numbers that recovery has cut off are used again; a checkpoint of the old ones must not be
    /// taken for one of the new.
    @Test
    void putsAsideCheckpointsOfRecordsThatWereCutOff() throws IOException {
        writeThree();
        List<Long> offsets = Journals.offsets(directory);
        Path segment = Layout.segment(directory, 0);
        byte[] whole = Files.readAllBytes(segment);
        Files.write(segment, Arrays.copyOf(whole, offsets.get(15).intValue()));
        try (JournalReader reader = JournalReader.open(directory)) {
            assertEquals(List.of(10L, 0L), sequences(reader));
        }
        try (JournalWriter writer = Journals.open(directory)) {
            for (int left = 30; left > 0; left--) {
                writer.append(new Event.Tick(Stamp.internal(Long.MAX_VALUE, Source.ENGINE)));
            }
        }
        try (JournalReader reader = JournalReader.open(directory)) {
            assertEquals(List.of(10L, 0L), sequences(reader));
        }
    }

    @Test
    void stateReadsBackInItsOrder() {
        StateBytes state = new StateBytes();
        state.add(7L);
        state.add("naïve 北京");
        state.add(-0.0);
        state.add(true);
        state.add("");
        state.add(new long[] {1, 2, 3}, 2);
        StateBytes read = StateBytes.of(state.toByteArray());
        assertEquals(7, read.nextLong());
        assertEquals("naïve 北京", read.nextText());
        assertEquals(-0.0, read.nextDouble());
        assertTrue(read.nextBoolean());
        assertEquals("", read.nextText());
        assertEquals(2, read.nextInt());
        assertEquals(1, read.nextLong());
        assertEquals(2, read.nextLong());
        assertTrue(read.isAtEnd());
        assertThrows(IllegalStateException.class, read::nextLong);
    }

    @Test
    void digestOfStateDependsOnEachWord() {
        assertEquals(digest(1, "a"), digest(1, "a"));
        assertTrue(digest(1, "a") != digest(2, "a"));
        assertTrue(digest(1, "a") != digest(1, "b"));
    }

    private static long digest(long word, String text) {
        DigestSink sink = new DigestSink();
        fill(sink, word, text);
        return sink.value();
    }

    private static void fill(StateSink sink, long word, String text) {
        sink.add(word);
        sink.add(text);
    }

    private void writeThree() throws IOException {
        try (JournalWriter writer = Journals.open(directory)) {
            RandomRecords random = new RandomRecords(1);
            for (int k = 0; k < 3; k++) {
                StateBytes state = new StateBytes();
                state.add(writer.lastSequence());
                writer.writeCheckpoint(writer.lastSequence(), k, state.toByteArray());
                for (int left = 9; left > 0; left--) {
                    writer.append(random.event());
                }
            }
        }
    }

    private static List<Long> sequences(JournalReader reader) throws IOException {
        return reader.checkpoints().stream().map(Checkpoint::sequence).toList();
    }
}
