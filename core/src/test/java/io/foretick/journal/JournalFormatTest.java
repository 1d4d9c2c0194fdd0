package io.foretick.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.journal.codec.CommandType;
import io.foretick.journal.codec.EventType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// Holds the bytes of version 1 to a frozen journal with one record of each type. A change that
/// moves them needs a new version; `-Dforetick.renew=true` writes the file anew before a release
/// has fixed it.
final class JournalFormatTest {

    private static final Path FROZEN =
            Path.of(System.getProperty("foretick.root", ".."))
                    .resolve("core/src/test/resources/golden/journal-v1");

    @TempDir private Path directory;

    @Test
    void writesTheFrozenBytes() throws IOException {
        writeTiny(directory);
        Path frozen = Layout.segment(FROZEN, 0);
        if (Boolean.getBoolean("foretick.renew")) {
            Files.createDirectories(FROZEN);
            Files.copy(Layout.segment(directory, 0), frozen, StandardCopyOption.REPLACE_EXISTING);
        }
        assertArrayEquals(
                Files.readAllBytes(frozen), Files.readAllBytes(Layout.segment(directory, 0)));
    }

    @Test
    void readsTheFrozenBytes() throws IOException {
        List<Object> written = writeTiny(directory);
        assertEquals(written, Journals.read(FROZEN));
        try (JournalReader reader = JournalReader.open(FROZEN)) {
            assertTrue(reader.next());
            assertEquals(Journals.head(), reader.head());
        }
        JournalVerifier.Result result = JournalVerifier.verify(FROZEN);
        assertTrue(result.fault().isEmpty());
        assertTrue(result.isEnded());
    }

    private static List<Object> writeTiny(Path directory) throws IOException {
        List<Object> written = new ArrayList<>();
        RandomRecords random = new RandomRecords(1);
        try (JournalWriter writer = Journals.open(directory)) {
            for (EventType type : EventType.values()) {
                Event event = random.event(type);
                writer.append(event);
                written.add(event);
            }
            for (CommandType type : CommandType.values()) {
                Command command = random.command(type);
                writer.append(command);
                written.add(command);
            }
            writer.appendDigest(0x0123_4567_89ab_cdefL);
            writer.writeCheckpoint(writer.lastSequence(), 1, new byte[8]);
        }
        return written;
    }
}
