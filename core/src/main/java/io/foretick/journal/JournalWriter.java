package io.foretick.journal;

import io.foretick.base.Checks;
import io.foretick.base.Times;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.journal.codec.CommandCodec;
import io.foretick.journal.codec.EventEncoder;
import io.foretick.journal.codec.WordWriter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;

/// Appends to the journal of one directory. One writer a directory; appends and [#close] belong to
/// one thread, [#awaitDurable] and [#sync] to any.
///
/// What was appended survives the death of the process at once, and a power cut once it is durable.
/// Appending neither waits for the disk nor allocates, except for texts.
public final class JournalWriter implements AutoCloseable {

    /// Size of a segment unless told otherwise.
    public static final int SEGMENT_BYTES = 64 << 20;

    private static final int SEGMENT_BYTES_MIN = 4096;

    private final DirectoryLock lock;
    private final Keeper keeper;
    private final WordWriter record = new WordWriter(Layout.RECORD_BYTES_MAX);
    private final CRC32C crc = new CRC32C();
    private final AtomicLong appended;
    private final long sessionId;
    private final int segmentBytes;
    private OpenSegment segment;
    private boolean nextAsked;
    private long sequence;
    private long timeNs;
    private boolean closed;

    private JournalWriter(DirectoryLock lock, Recovery recovery, int segmentBytes)
            throws IOException {
        Path directory = lock.directory();
        this.lock = lock;
        this.segmentBytes = segmentBytes;
        sessionId = recovery.sessionId();
        sequence = recovery.lastSequence();
        timeNs = recovery.lastTimeNs();
        appended = new AtomicLong(sequence);
        segment = recovery.openSegment(directory, segmentBytes);
        Keeper.Session session = new Keeper.Session(sessionId, appended);
        keeper = new Keeper(directory, segment, segmentBytes, session);
        keeper.start();
    }

    /// Starts a journal, or goes on with the one that is there: a torn end is cut off, and the head
    /// is appended under the first head's session id.
    ///
    /// @throws JournalCorruptException if the journal has a hole or a broken record in the middle
    /// @throws IOException if another writer is at work
    public static JournalWriter open(Path directory, JournalHead head) throws IOException {
        return open(directory, head, SEGMENT_BYTES);
    }

    /// As above, in a directory that is locked already; the writer frees it.
    public static JournalWriter open(DirectoryLock lock, JournalHead head) throws IOException {
        return open(lock, head, SEGMENT_BYTES);
    }

    /// As above, with segments of this size.
    public static JournalWriter open(Path directory, JournalHead head, int segmentBytes)
            throws IOException {
        return open(DirectoryLock.take(directory), head, segmentBytes);
    }

    private static JournalWriter open(DirectoryLock lock, JournalHead head, int segmentBytes)
            throws IOException {
        boolean opened = false;
        try {
            Checks.inRange(segmentBytes, SEGMENT_BYTES_MIN, 1 << 30, "segmentBytes");
            Checks.inRange(segmentBytes % Long.BYTES, 0, 0, "bytes past the last word");
            Recovery recovery = Recovery.of(lock.directory(), head.sessionId());
            JournalWriter writer = new JournalWriter(lock, recovery, segmentBytes);
            writer.begin(head.withSessionId(recovery.sessionId()));
            opened = true;
            return writer;
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    /// Whether somebody, in this process or another, has the journal of a directory open for
    /// writing.
    public static boolean isAtWork(Path directory) throws IOException {
        return Files.isDirectory(directory) && DirectoryLock.isTaken(directory);
    }

    /// The session that this journal was started by.
    public long sessionId() {
        return sessionId;
    }

    /// The number of the last record.
    public long lastSequence() {
        return sequence;
    }

    /// Appends an event and returns its number.
    ///
    /// @throws IllegalStateException if the event is older than the last record
    public long append(Event event) {
        Stamp at = event.at();
        if (at.timeNs() < timeNs) {
            throw new IllegalStateException("time ran back from " + timeNs + " to " + at.timeNs());
        }
        timeNs = at.timeNs();
        record.reset(Layout.RECORD_HEADER_BYTES);
        int type = EventEncoder.encode(event, record).ordinal();
        record.setWord(
                Layout.RECORD_TYPE_AT,
                Layout.typeWord(RecordKind.EVENT, type, at.source().ordinal()));
        record.setWord(Layout.RECORD_TIME_AT, at.timeNs());
        record.setWord(Layout.RECORD_VENUE_TIME_AT, at.venueNs());
        record.setWord(Layout.RECORD_RECEIVE_TIME_AT, at.receiveNs());
        record.setWord(Layout.RECORD_FRAME_AT, at.frame());
        return commit();
    }

    /// Appends a command and returns its number.
    public long append(Command command) {
        record.reset(Layout.RECORD_HEADER_BYTES);
        int type = CommandCodec.encode(command, record).ordinal();
        return commitOwn(RecordKind.COMMAND, type, command.timeNs());
    }

    /// Appends the digest of the state after the last record, and returns the mark's number.
    public long appendDigest(long digest) {
        record.reset(Layout.RECORD_HEADER_BYTES).word(sequence).word(digest);
        return commitOwn(RecordKind.STATE_DIGEST, 0, timeNs);
    }

    /// Appends the mark of a checkpoint and returns the mark's number; the file is written by the
    /// journal's own thread, and is there once that number is durable.
    ///
    /// @param afterSequence the last record that the state has seen
    /// @param state copied
    public long writeCheckpoint(long afterSequence, long digest, byte[] state) throws IOException {
        Checks.inRange(afterSequence, 0, sequence, "afterSequence");
        keeper.add(Checkpoint.of(afterSequence, digest, state));
        record.reset(Layout.RECORD_HEADER_BYTES).word(afterSequence).word(digest);
        return commitOwn(RecordKind.CHECKPOINT, 0, timeNs);
    }

    /// Makes all that was appended durable before it returns.
    public void sync() throws IOException {
        keeper.awaitDurable(appended.getAcquire());
    }

    /// Returns once the record with this number would survive a power cut. Those who wait at the
    /// same time share one force of the disk.
    public void awaitDurable(long recordSequence) throws IOException {
        Checks.inRange(recordSequence, 0, appended.getAcquire(), "recordSequence");
        keeper.awaitDurable(recordSequence);
    }

    /// The last record that would survive a power cut, -1 before the first; from any thread.
    public long durableSequence() {
        return keeper.durable();
    }

    /// Makes what was appended durable once a period from now on.
    public void flushEvery(Duration period) {
        Checks.positive(period.toNanos(), "period");
        keeper.flushEvery(period);
    }

    /// From now on takes the oldest part off the journal after each checkpoint, on a thread of its
    /// own; see [JournalCompaction].
    ///
    /// @param keep how much of the newest time stays
    public void keep(Duration keep) {
        Checks.positive(keep.toNanos(), "keep");
        keeper.keep(keep);
    }

    /// Ends the session: appends its end, makes everything durable and frees the directory.
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (lock) {
            record.reset(Layout.RECORD_HEADER_BYTES);
            commitOwn(RecordKind.SESSION_END, 0, timeNs);
            stopKeeper();
        }
    }

    private void stopKeeper() throws IOException {
        try {
            keeper.stop();
        } finally {
            segment.closeTruncated();
        }
    }

    private void begin(JournalHead head) throws IOException {
        boolean begun = false;
        try {
            head.write(record.reset(Layout.RECORD_HEADER_BYTES));
            commitOwn(RecordKind.HEAD, 0, timeNs);
            begun = true;
        } finally {
            if (!begun) {
                stopKeeper();
            }
        }
    }

    private long commitOwn(RecordKind kind, int type, long atNs) {
        record.setWord(Layout.RECORD_TYPE_AT, Layout.typeWord(kind, type, Source.ENGINE.ordinal()));
        record.setWord(Layout.RECORD_TIME_AT, atNs);
        record.setWord(Layout.RECORD_VENUE_TIME_AT, Times.UNKNOWN_NS);
        record.setWord(Layout.RECORD_RECEIVE_TIME_AT, atNs);
        record.setWord(Layout.RECORD_FRAME_AT, 0);
        return commit();
    }

    /// Numbers the record, checksums it and copies it behind the last one.
    private long commit() {
        int length = record.size();
        if (!segment.hasRoom(length)) {
            roll(length);
        }
        sequence++;
        record.setWord(Layout.RECORD_SEQUENCE_AT, sequence);
        record.setWord(0, (long) length << 32); // the checksum covers the length too
        crc.reset();
        crc.update(record.array(), Layout.RECORD_CHECKED_FROM, length - Layout.RECORD_CHECKED_FROM);
        segment.append(record.array(), length, Layout.commitWord((int) crc.getValue(), length));
        appended.setRelease(sequence);
        if (segment.wantsTouch() && keeper.touchAhead(segment.position())) {
            segment.touchAsked();
        }
        if (!nextAsked && segment.isHalfFull()) {
            nextAsked = keeper.prepareNext();
        }
        return sequence;
    }

    private void roll(int length) {
        long room = (long) segmentBytes - Layout.SEGMENT_HEADER_BYTES - Layout.END_BYTES;
        Checks.inRange(length, 0, room, "bytes of a record");
        try {
            segment = keeper.roll(segment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        segment.begin(sessionId, sequence + 1);
        nextAsked = false;
    }
}
