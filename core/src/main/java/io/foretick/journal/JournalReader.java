package io.foretick.journal;

import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Stamp;
import io.foretick.journal.codec.CommandCodec;
import io.foretick.journal.codec.CommandType;
import io.foretick.journal.codec.EventDecoder;
import io.foretick.journal.codec.EventType;
import io.foretick.journal.codec.WordReader;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads the records of a journal in their order, each checked against its checksum and number.
/// Owned by one thread; stands on one record at a time, which its accessors describe.
///
/// [#next] answers false at the end of what is valid; where a writer is still at work, a later call
/// may find more. A reader from [#open] proves at the end that nothing valid lies behind, which
/// costs a look at the rest of the last segment; one from [#follow] does not, for polling.
public final class JournalReader implements AutoCloseable {

    private static final long AFTER_EVERYTHING = Long.MAX_VALUE;

    private final Path directory;
    private final boolean provesEnd;
    private final int firstIndex; // the journal begins with this segment
    private final long firstSequence;
    private final WordReader payload = new WordReader();
    private SegmentView segment;
    private int index;
    private long at;
    private long expected;
    private long record;
    private @Nullable String tornReason;
    private @Nullable Stamp stamp;

    private JournalReader(Path directory, boolean provesEnd, long after) throws IOException {
        this.directory = directory;
        this.provesEnd = provesEnd;
        Optional<JournalBeginning> beginning = JournalBeginning.of(directory);
        firstIndex = beginning.map(JournalBeginning::segmentIndex).orElse(0);
        firstSequence = beginning.map(JournalBeginning::firstSequence).orElse(0L);
        List<Path> files = JournalBeginning.segments(directory);
        if (files.isEmpty()) {
            throw new IOException("no journal in " + directory);
        }
        index = firstIndex + (after < 0 ? 0 : segmentOf(files, after));
        segment = openSegment(Layout.segment(directory, index));
        try {
            enter(index == firstIndex ? firstSequence : segment.firstSequence());
        } catch (IOException e) {
            segment.close();
            throw e;
        }
    }

    /// Whether a journal was begun in this directory.
    public static boolean exists(Path directory) throws IOException {
        return Files.isDirectory(directory) && !JournalBeginning.segments(directory).isEmpty();
    }

    /// Opens a journal at its start, to be read whole.
    ///
    /// @throws IOException if there is no journal
    public static JournalReader open(Path directory) throws IOException {
        return new JournalReader(existing(directory), true, -1);
    }

    /// Opens a journal so that the first record read is the one after `sequence`, such as that of a
    /// checkpoint.
    public static JournalReader openAfter(Path directory, long sequence) throws IOException {
        return after(new JournalReader(existing(directory), true, sequence), sequence);
    }

    private static JournalReader after(JournalReader reader, long sequence) throws IOException {
        try {
            while (reader.expected <= sequence && reader.next()) {
                // the records before are checked and passed over
            }
            return reader;
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    /// Opens a journal that may still grow, to be polled.
    public static JournalReader follow(Path directory) throws IOException {
        return new JournalReader(existing(directory), false, -1);
    }

    /// The same, so that the first record read is the one after `sequence`.
    public static JournalReader followAfter(Path directory, long sequence) throws IOException {
        return after(new JournalReader(existing(directory), false, sequence), sequence);
    }

    /// Steps to the next record; false where no complete one follows.
    ///
    /// @throws JournalCorruptException if the next record is broken and others follow it
    public boolean next() throws IOException {
        long commit = segment.commitWord(at);
        while (commit == 0) {
            if (!stepOver()) {
                return false;
            }
            commit = segment.commitWord(at);
        }
        String fault = segment.recordFault(at, commit, expected);
        if (fault != null) {
            if (remapIfLonger()) {
                return next();
            }
            refuseOrEnd(fault);
            return false;
        }
        record = at;
        at += commit >>> 32;
        expected++;
        return true;
    }

    /// The first record that the journal holds: 0, or what a compaction has left.
    public long firstSequence() {
        return firstSequence;
    }

    /// The number of this record, from 0.
    public long sequence() {
        return expected - 1;
    }

    public RecordKind kind() {
        return RecordKind.of((int) typeWord() & 0xff);
    }

    /// The engine's time at this record.
    public long timeNs() {
        return segment.word(record + Layout.RECORD_TIME_AT);
    }

    /// The stamp of this record; commands and marks have the engine as their source.
    public Stamp stamp() {
        long timeNs = timeNs();
        long frame = segment.word(record + Layout.RECORD_FRAME_AT);
        long venueNs = segment.word(record + Layout.RECORD_VENUE_TIME_AT);
        long receiveNs = segment.word(record + Layout.RECORD_RECEIVE_TIME_AT);
        int source = (int) (typeWord() >>> 32) & 0xff;
        Stamp last = stamp;
        if (last != null
                && last.timeNs() == timeNs
                && last.venueNs() == venueNs
                && last.receiveNs() == receiveNs
                && last.frame() == frame
                && last.source().ordinal() == source) {
            return last; // the events of one frame share their stamp, as they did when written
        }
        Stamp read = new Stamp(timeNs, venueNs, receiveNs, frame, EventDecoder.source(source));
        stamp = read;
        return read;
    }

    /// The event of this record, which is of kind EVENT.
    ///
    /// @throws JournalCorruptException if this build cannot make an event of it
    public Event event() throws JournalCorruptException {
        require(RecordKind.EVENT);
        try {
            return EventDecoder.decode(version(), EventType.of(type()), stamp(), payload());
        } catch (IllegalArgumentException e) {
            throw undecoded(e);
        }
    }

    /// The command of this record, which is of kind COMMAND.
    ///
    /// @throws JournalCorruptException if this build cannot make a command of it
    public Command command() throws JournalCorruptException {
        require(RecordKind.COMMAND);
        try {
            return CommandCodec.decode(version(), CommandType.of(type()), timeNs(), payload());
        } catch (IllegalArgumentException e) {
            throw undecoded(e);
        }
    }

    /// The head of this record, which is of kind HEAD.
    ///
    /// @throws JournalCorruptException if this build cannot make a head of it
    public JournalHead head() throws JournalCorruptException {
        require(RecordKind.HEAD);
        try {
            return JournalHead.read(payload());
        } catch (IllegalArgumentException e) {
            throw undecoded(e);
        }
    }

    /// The state's digest in this record, which is of kind STATE_DIGEST or CHECKPOINT.
    public long digest() {
        requireMark();
        return segment.word(record + Layout.RECORD_HEADER_BYTES + Long.BYTES);
    }

    /// The last record before the state whose digest this is.
    public long digestSequence() {
        requireMark();
        return segment.word(record + Layout.RECORD_HEADER_BYTES);
    }

    /// The name of this record's type, such as `trade`; that of its kind for heads and marks.
    public String typeKey() {
        return switch (kind()) {
            case EVENT -> EventType.of(type()).key();
            case COMMAND -> CommandType.of(type()).key();
            case HEAD, STATE_DIGEST, CHECKPOINT, SESSION_END -> kind().key();
        };
    }

    public long sessionId() {
        return segment.sessionId();
    }

    /// The file that holds this record.
    public Path file() {
        return segment.file();
    }

    /// Where this record starts in its file.
    public long offset() {
        return record;
    }

    /// The newest checkpoint whose file is whole, up to the journal's last record.
    ///
    /// @throws JournalCorruptException if there is none and the journal does not hold its start
    public Optional<Checkpoint> latestCheckpoint() throws IOException {
        Optional<Checkpoint> latest =
                Checkpoint.latest(directory, sessionId(), lastSequence()).filter(this::leadsOn);
        if (latest.isEmpty() && firstSequence > 0) {
            throw JournalBeginning.lost(directory);
        }
        return latest;
    }

    /// All checkpoints whose files are whole, newest first, up to the journal's last record.
    public List<Checkpoint> checkpoints() throws IOException {
        return Checkpoint.list(directory, sessionId(), lastSequence()).stream()
                .filter(this::leadsOn)
                .toList();
    }

    /// Whether all that follows on a checkpoint is still there.
    private boolean leadsOn(Checkpoint checkpoint) {
        return checkpoint.sequence() >= firstSequence - 1;
    }

    private long lastSequence() throws IOException {
        try (JournalReader tail = new JournalReader(directory, false, AFTER_EVERYTHING)) {
            while (tail.next()) {
                // only the last segment is walked
            }
            return tail.sequence();
        }
    }

    @Override
    public void close() {
        segment.close();
    }

    /// The segment at whose end this reader stands.
    int segmentIndex() {
        return index;
    }

    /// Where the valid content of this segment ends.
    long end() {
        return at;
    }

    /// Why the bytes at the end are no record, or null where there are none.
    @Nullable String tornReason() {
        if (tornReason == null && segment.commitWord(at) == 0 && segment.hasContent(at)) {
            tornReason = "bytes follow the last record";
        }
        return tornReason;
    }

    private static Path existing(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException("no journal in " + directory + ": no such directory");
        }
        return directory;
    }

    private static SegmentView openSegment(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new JournalCorruptException(file, 0, "the segment is missing");
        }
        return SegmentView.open(file);
    }

    /// The place of the segment that holds what follows on a record.
    private static int segmentOf(List<Path> files, long after) throws IOException {
        for (int k = files.size() - 1; k > 0; k--) {
            try (SegmentView view = SegmentView.open(files.get(k))) {
                if (view.isBegun() && view.headerFault() == null && view.firstSequence() <= after) {
                    return k;
                }
            }
        }
        return 0;
    }

    private void enter(long first) throws IOException {
        String fault = segment.headerFault();
        if (fault == null && segment.firstSequence() != first) {
            fault = "the segment starts at sequence " + segment.firstSequence();
        }
        if (fault != null) {
            throw new JournalCorruptException(segment.file(), 0, fault);
        }
        at = Layout.SEGMENT_HEADER_BYTES;
        expected = first;
    }

    /// Nothing is complete at `at`: looks for more of this segment, then for the next one. False at
    /// the end, true where another look is worth it.
    private boolean stepOver() throws IOException {
        if (at + Long.BYTES > segment.size() && remapIfLonger()) {
            return true;
        }
        Path following = Layout.segment(directory, index + 1);
        if (!Files.exists(following)) {
            return isMoreHere();
        }
        SegmentView next = SegmentView.open(following);
        if (!next.isBegun()) {
            try (next) {
                return isMoreHere() || refuseLostHeader(next);
            }
        }
        if (segment.commitWord(at) != 0) {
            next.close();
            return true; // appended between the two looks
        }
        return enterNext(next);
    }

    /// A writer that goes on with a closed journal lengthens its last file again.
    private boolean remapIfLonger() throws IOException {
        if (Files.size(segment.file()) <= segment.size()) {
            return false;
        }
        SegmentView longer = SegmentView.open(segment.file());
        segment.close();
        segment = longer;
        return true;
    }

    private boolean enterNext(SegmentView next) throws IOException {
        try {
            String fault = next.headerFault();
            if (fault == null && next.sessionId() != segment.sessionId()) {
                fault = "the segment belongs to another session";
            }
            if (fault != null) {
                throw new JournalCorruptException(next.file(), 0, fault);
            }
            if (next.firstSequence() != expected) {
                String hole =
                        "sequence %d is missing: the next segment starts at %d"
                                .formatted(expected, next.firstSequence());
                throw new JournalCorruptException(segment.file(), at, hole);
            }
        } catch (IOException e) {
            next.close();
            throw e;
        }
        segment.close();
        segment = next;
        index++;
        at = Layout.SEGMENT_HEADER_BYTES;
        return true;
    }

    /// At what looks like the end: proves it, if this reader does. True if a record was appended
    /// meanwhile.
    private boolean isMoreHere() throws IOException {
        if (!Files.exists(segment.file())) {
            throw new IOException(segment.file() + " was compacted away while it was read");
        }
        if (!provesEnd) {
            return false;
        }
        long behind = segment.recordBehind(at, expected);
        if (segment.commitWord(at) != 0) {
            return true;
        }
        if (behind >= 0) {
            throw new JournalCorruptException(
                    segment.file(), at, "a hole: the next record stands at byte " + behind);
        }
        refuseLaterSegment();
        return false;
    }

    private void refuseLaterSegment() throws IOException {
        Path last = JournalBeginning.segments(directory).getLast();
        Path following = Layout.segment(directory, index + 1);
        if (last.compareTo(following) > 0 && !Files.exists(following)) {
            throw new JournalCorruptException(following, 0, "the segment is missing");
        }
    }

    private boolean refuseLostHeader(SegmentView next) throws IOException {
        if (provesEnd && next.recordBehind(0, expected) >= 0) {
            throw new JournalCorruptException(next.file(), 0, "the segment's header is lost");
        }
        return false;
    }

    private void refuseOrEnd(String fault) throws IOException {
        boolean isLast = !Files.exists(Layout.segment(directory, index + 1)) || !isNextBegun();
        if (!isLast || segment.recordBehind(at, expected) >= 0) {
            throw new JournalCorruptException(segment.file(), at, fault);
        }
        tornReason = fault;
    }

    private boolean isNextBegun() throws IOException {
        try (SegmentView next = SegmentView.open(Layout.segment(directory, index + 1))) {
            return next.isBegun() || next.recordBehind(0, expected) >= 0;
        }
    }

    private JournalCorruptException undecoded(IllegalArgumentException e) {
        JournalCorruptException corrupt =
                new JournalCorruptException(
                        segment.file(), record, "the record does not decode: " + e.getMessage());
        corrupt.initCause(e);
        return corrupt;
    }

    private void require(RecordKind kind) {
        if (kind() != kind) {
            throw new IllegalStateException("record " + sequence() + " is a " + kind().key());
        }
    }

    private void requireMark() {
        RecordKind kind = kind();
        if (kind != RecordKind.STATE_DIGEST && kind != RecordKind.CHECKPOINT) {
            throw new IllegalStateException("record " + sequence() + " is a " + kind.key());
        }
    }

    private WordReader payload() {
        return payload.on(segment.bytes(), record + Layout.RECORD_HEADER_BYTES, at);
    }

    private long typeWord() {
        return segment.word(record + Layout.RECORD_TYPE_AT);
    }

    private int type() {
        return (int) (typeWord() >>> 8) & 0xff;
    }

    private int version() {
        return (int) (typeWord() >>> 16) & 0xffff;
    }
}
