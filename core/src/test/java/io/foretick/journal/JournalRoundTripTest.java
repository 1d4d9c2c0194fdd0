package io.foretick.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.journal.codec.CommandType;
import io.foretick.journal.codec.EventType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

final class JournalRoundTripTest {

    @TempDir private Path directory;

    @ParameterizedTest
    @EnumSource
    void readsBackEveryTypeOfEvent(EventType type) throws IOException {
        RandomRecords random = new RandomRecords(type.ordinal());
        List<Object> written = new ArrayList<>();
        try (JournalWriter writer = Journals.open(directory)) {
            for (int k = 0; k < 50; k++) {
                Event event = random.event(type);
                writer.append(event);
                written.add(event);
            }
        }
        assertEquals(written, Journals.read(directory));
    }

    @ParameterizedTest
    @EnumSource
    void readsBackEveryTypeOfCommand(CommandType type) throws IOException {
        RandomRecords random = new RandomRecords(type.ordinal());
        List<Object> written = new ArrayList<>();
        try (JournalWriter writer = Journals.open(directory)) {
            for (int k = 0; k < 50; k++) {
                var command = random.command(type);
                writer.append(command);
                written.add(command);
            }
        }
        assertEquals(written, Journals.read(directory));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101})
    void readsBackWhatWasWrittenAcrossSegments(long seed) throws IOException {
        List<Object> written = Journals.write(directory, seed, 3_000);
        assertTrue(Layout.segments(directory).size() > 3, "the journal should roll");
        assertEquals(written, Journals.read(directory));
    }

    @Test
    void numbersRecordsOfAllKindsWithoutAGap() throws IOException {
        try (JournalWriter writer = Journals.open(directory)) {
            assertEquals(1, writer.append(new RandomRecords(1).event()));
            assertEquals(2, writer.append(new RandomRecords(1).command()));
            assertEquals(3, writer.appendDigest(9));
            assertEquals(4, writer.writeCheckpoint(3, 9, new byte[8]));
        }
        List<RecordKind> kinds = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(directory)) {
            while (reader.next()) {
                assertEquals(kinds.size(), reader.sequence());
                kinds.add(reader.kind());
            }
        }
        assertEquals(List.of(RecordKind.values()), kinds);
    }

    @Test
    void keepsTheHead() throws IOException {
        Journals.open(directory).close();
        try (JournalReader reader = JournalReader.open(directory)) {
            assertTrue(reader.next());
            assertEquals(Journals.head(), reader.head());
        }
    }

    @Test
    void marksSayWhichStateTheirDigestIsOf() throws IOException {
        try (JournalWriter writer = Journals.open(directory)) {
            writer.append(new RandomRecords(1).event());
            writer.appendDigest(0xabcL);
        }
        try (JournalReader reader = JournalReader.openAfter(directory, 1)) {
            assertTrue(reader.next());
            assertEquals(RecordKind.STATE_DIGEST, reader.kind());
            assertEquals(1, reader.digestSequence());
            assertEquals(0xabcL, reader.digest());
        }
    }

    @Test
    void eventsOfOneFrameShareTheirStamp() throws IOException {
        Stamp at = new Stamp(5, Times.UNKNOWN_NS, 4, 1, Source.BINANCE);
        try (JournalWriter writer = Journals.open(directory)) {
            writer.append(new Event.Trade(at, 0, 1, 2, 3, Side.BUY));
            writer.append(new Event.Trade(at, 0, 2, 2, 3, Side.SELL));
        }
        List<Object> read = Journals.read(directory);
        assertSame(((Event) read.get(0)).at(), ((Event) read.get(1)).at());
    }

    @Test
    void opensAfterARecordInALaterSegment() throws IOException {
        List<Object> written = Journals.write(directory, 5, 2_000);
        long last = JournalVerifier.verify(directory).lastSequence();
        try (JournalReader reader = JournalReader.openAfter(directory, last - 10)) {
            assertTrue(reader.next());
            assertEquals(last - 9, reader.sequence());
            List<Object> tail = new ArrayList<>();
            if (reader.kind() == RecordKind.EVENT) {
                tail.add(reader.event());
            } else if (reader.kind() == RecordKind.COMMAND) {
                tail.add(reader.command());
            }
            tail.addAll(Journals.rest(reader));
            assertEquals(written.subList(written.size() - tail.size(), written.size()), tail);
        }
    }

    @Test
    void refusesAnEventOlderThanTheLast() throws IOException {
        try (JournalWriter writer = Journals.open(directory)) {
            writer.append(new Event.Tick(Stamp.internal(10, Source.ENGINE)));
            assertThrows(
                    IllegalStateException.class,
                    () -> writer.append(new Event.Tick(Stamp.internal(9, Source.ENGINE))));
        }
    }

    @Test
    void refusesARecordThatNoSegmentHolds() throws IOException {
        try (JournalWriter writer = JournalWriter.open(directory, Journals.head(), 4096)) {
            Stamp at = Stamp.internal(1, Source.EXECUTION);
            Event.OrderRejected huge = new Event.OrderRejected(at, 1, "x".repeat(5_000));
            assertThrows(IllegalArgumentException.class, () -> writer.append(huge));
            assertEquals(1, writer.append(new Event.Tick(at)));
        }
        assertEquals(1, Journals.read(directory).size());
    }

    @Test
    void cutsTheLastSegmentToItsContent() throws IOException {
        Journals.write(directory, 1, 10);
        JournalVerifier.Result result = JournalVerifier.verify(directory);
        long size = Files.size(Layout.segment(directory, 0));
        assertEquals(result.bytes() + Layout.END_BYTES, size);
        assertFalse(Files.exists(Layout.segment(directory, 1)));
    }

    @Test
    void refusesADirectoryWithoutAJournal() {
        IOException e =
                assertThrows(IOException.class, () -> JournalReader.open(directory.resolve("no")));
        assertTrue(e.toString().contains("no such directory"), e.toString());
        assertThrows(IOException.class, () -> JournalReader.open(directory));
    }
}
