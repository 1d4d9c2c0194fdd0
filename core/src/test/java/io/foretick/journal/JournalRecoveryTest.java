package io.foretick.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

final class JournalRecoveryTest {

    @TempDir private Path root;
    private Path directory;
    private Path first;

    @BeforeEach
    void nameDirectory() {
        directory = root.resolve("journal");
        first = Layout.segment(directory, 0);
    }

    /// Cut at each byte of the last record, the journal recovers to what was before it.
    @ParameterizedTest(name = "zeros behind the cut: {0}")
    @ValueSource(booleans = {false, true})
    void recoversFromATornEndAtEveryByte(boolean zerosBehind) throws IOException {
        List<Object> written = Journals.write(directory, 1, 7);
        List<Long> offsets = Journals.offsets(directory);
        byte[] whole = Files.readAllBytes(first);
        long last = offsets.get(offsets.size() - 2); // the last is the session's end
        long end = offsets.getLast();
        List<Object> prefix = written.subList(0, written.size() - 1);
        for (long cut = last; cut < end; cut++) {
            byte[] torn = Arrays.copyOf(whole, (int) cut);
            byte[] padded = Arrays.copyOf(torn, whole.length);
            Files.write(first, zerosBehind ? padded : torn);
            Journals.open(directory).close();
            boolean lostZerosOnly =
                    zerosBehind && Arrays.equals(padded, 0, (int) end, whole, 0, (int) end);
            assertEquals(
                    lostZerosOnly ? written : prefix,
                    Journals.read(directory),
                    "cut at byte " + cut);
            assertTrue(JournalVerifier.verify(directory).fault().isEmpty(), "cut at byte " + cut);
            Files.delete(first);
        }
    }

    @Test
    void goesOnAfterAnOrderlyEnd() throws IOException {
        RandomRecords random = new RandomRecords(3);
        List<Object> written = new ArrayList<>();
        for (int session = 0; session < 4; session++) {
            try (JournalWriter writer = Journals.open(directory)) {
                written.addAll(Journals.append(writer, random, 300));
            }
        }
        assertEquals(written, Journals.read(directory));
        JournalVerifier.Result result = JournalVerifier.verify(directory);
        assertEquals(4, result.counts().get(RecordKind.HEAD));
        assertEquals(4, result.counts().get(RecordKind.SESSION_END));
        assertTrue(result.fault().isEmpty());
        assertTrue(result.isEnded());
    }

    @Test
    void keepsTheSessionIdOfTheFirstHead() throws IOException {
        Journals.open(directory).close();
        JournalHead other = Journals.head().withSessionId(5);
        try (JournalWriter writer = JournalWriter.open(directory, other, Journals.SEGMENT_BYTES)) {
            assertEquals(77, writer.sessionId());
        }
        try (JournalReader reader = JournalReader.openAfter(directory, 1)) {
            assertTrue(reader.next());
            assertEquals(77, reader.head().sessionId());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void refusesABitFlippedInTheMiddle(long seed) throws IOException {
        Journals.write(directory, seed, 60);
        List<Long> offsets = Journals.offsets(directory);
        byte[] whole = Files.readAllBytes(first);
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < 400; k++) {
            int record = random.nextInt(offsets.size() - 2);
            long from = offsets.get(record);
            long at = random.nextLong(from, offsets.get(record + 1));
            byte[] broken = whole.clone();
            broken[(int) at] ^= (byte) (1 << random.nextInt(8));
            Files.write(first, broken);
            String what = "byte " + at + " of the record at " + from;
            JournalVerifier.Fault fault = JournalVerifier.verify(directory).fault().orElseThrow();
            assertEquals(from, fault.offset(), what);
            assertEquals(first, fault.file(), what);
            JournalCorruptException refusal =
                    assertThrows(
                            JournalCorruptException.class, () -> Journals.open(directory), what);
            assertEquals(from, refusal.offset(), what);
        }
        assertEquals(whole.length, Files.size(first));
    }

    @Test
    void verifyNamesABitFlippedInTheLastRecord() throws IOException {
        Journals.write(directory, 1, 5);
        long last = Journals.offsets(directory).getLast();
        flip(first, last + 20);
        assertEquals(last, JournalVerifier.verify(directory).fault().orElseThrow().offset());
    }

    @Test
    void refusesAHoleOfZeros() throws IOException {
        Journals.write(directory, 1, 30);
        List<Long> offsets = Journals.offsets(directory);
        byte[] bytes = Files.readAllBytes(first);
        Arrays.fill(bytes, offsets.get(4).intValue(), offsets.get(6).intValue(), (byte) 0);
        Files.write(first, bytes);
        assertFaultAt(first, offsets.get(4));
    }

    @Test
    void refusesARecordCutOutOfTheMiddle() throws IOException {
        Journals.write(directory, 1, 30);
        List<Long> offsets = Journals.offsets(directory);
        byte[] bytes = Files.readAllBytes(first);
        int from = offsets.get(4).intValue();
        int to = offsets.get(5).intValue();
        byte[] shorter = new byte[bytes.length - (to - from)];
        System.arraycopy(bytes, 0, shorter, 0, from);
        System.arraycopy(bytes, to, shorter, from, bytes.length - to);
        Files.write(first, shorter);
        assertFaultAt(first, from);
    }

    @Test
    void refusesAMissingSegment() throws IOException {
        Journals.write(directory, 1, 3_000);
        Files.delete(Layout.segment(directory, 1));
        assertFaultAt(Layout.segment(directory, 1), 0);
    }

    @Test
    void refusesASegmentThatLostItsEnd() throws IOException {
        Journals.write(directory, 1, 3_000);
        List<Long> offsets = Journals.offsets(directory);
        long cut = offsets.get(offsets.size() - 3);
        try (FileChannel channel = FileChannel.open(first, StandardOpenOption.WRITE)) {
            channel.truncate(cut);
        }
        assertFaultAt(first, cut);
    }

    @ParameterizedTest(name = "segment {0}")
    @ValueSource(ints = {0, 1})
    void refusesADamagedSegmentHeader(int segment) throws IOException {
        Journals.write(directory, 1, 3_000);
        for (int at = 0; at < Layout.SEGMENT_HEADER_BYTES; at++) {
            Path file = Layout.segment(directory, segment);
            flip(file, at);
            assertFaultAt(file, 0);
            flip(file, at);
        }
    }

    @Test
    void refusesAHeaderOverwrittenWithZeros() throws IOException {
        Journals.write(directory, 1, 3_000);
        Path last = Layout.segments(directory).getLast();
        try (FileChannel channel = FileChannel.open(last, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(Layout.SEGMENT_HEADER_BYTES), 0);
        }
        assertFaultAt(last, 0);
    }

    @Test
    void startsAnewOverASegmentThatWasNeverBegun() throws IOException {
        Files.createDirectories(directory);
        Files.write(first, new byte[4096]);
        List<Object> written = Journals.write(directory, 1, 10);
        assertEquals(written, Journals.read(directory));
    }

    @Test
    void goesOnBesideAPreparedSegment() throws IOException {
        Journals.write(directory, 1, 10);
        Files.write(Layout.segment(directory, 1), new byte[4096]);
        assertTrue(JournalVerifier.verify(directory).fault().isEmpty());
        Journals.open(directory).close();
        assertTrue(JournalVerifier.verify(directory).fault().isEmpty());
    }

    @Test
    void refusesASecondWriter() throws IOException {
        try (JournalWriter writer = Journals.open(directory)) {
            IOException e = assertThrows(IOException.class, () -> Journals.open(directory));
            assertTrue(e.toString().contains("another writer"), e.toString());
            assertEquals(0, writer.lastSequence());
        }
        Journals.open(directory).close();
    }

    @Test
    void freesItsDirectoryAfterAnyFaultWhileItOpens() throws IOException {
        JournalHead head = Journals.head();
        var config = new JournalHead.Config(1, "x".repeat(Layout.RECORD_BYTES_MAX));
        var tooLong = new JournalHead(1, "b", 1, config, head.models(), JournalHead.Store.NONE);
        assertThrows(IllegalArgumentException.class, () -> JournalWriter.open(directory, tooLong));
        Journals.open(directory).close();
        assertTrue(JournalVerifier.verify(directory).fault().isEmpty());
    }

    private void assertFaultAt(Path file, long offset) throws IOException {
        JournalVerifier.Fault fault = JournalVerifier.verify(directory).fault().orElseThrow();
        assertEquals(file, fault.file());
        assertEquals(offset, fault.offset(), fault.reason());
        JournalCorruptException refusal =
                assertThrows(JournalCorruptException.class, () -> Journals.open(directory));
        assertEquals(file, refusal.file());
        assertEquals(offset, refusal.offset(), refusal.reason());
    }

    private static void flip(Path file, long at) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 1)).rewind();
            channel.write(one, at);
        }
    }
}
