package io.foretick.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Checks every byte of a journal that counts: checksums, numbers, times, and that each record
/// decodes. Changes nothing.
public final class JournalVerifier {

    private JournalVerifier() {}

    /// What was found.
    ///
    /// @param counts valid records by kind
    /// @param firstSequence 0, or the first record that a compaction has left
    /// @param lastSequence -1 if there is no valid record
    /// @param bytes length of the valid content of all segments, headers included
    /// @param isEnded whether the writer closed in order
    /// @param fault the first thing that is wrong
    public record Result(
            Map<RecordKind, Long> counts,
            long firstSequence,
            long lastSequence,
            long bytes,
            boolean isEnded,
            Optional<Fault> fault) {

        public Result {
            counts = Collections.unmodifiableMap(new EnumMap<>(counts));
        }
    }

    /// Something wrong.
    ///
    /// @param offset first byte of the record, or of the header, that is wrong
    public record Fault(Path file, long offset, String reason) {}

    /// Reads the whole journal.
    ///
    /// @throws IOException if there is no journal, or a file cannot be read
    public static Result verify(Path directory) throws IOException {
        Tally tally = new Tally();
        Optional<Fault> fault;
        try (JournalReader reader = JournalReader.open(directory)) {
            tally.firstSequence = reader.firstSequence();
            fault = walk(reader, tally);
            if (fault.isEmpty() && reader.firstSequence() > 0) {
                reader.latestCheckpoint(); // without its start, a journal needs one
            }
        } catch (JournalCorruptException e) {
            fault = Optional.of(new Fault(e.file(), e.offset(), e.reason()));
        }
        return new Result(
                tally.counts,
                tally.firstSequence,
                tally.lastSequence,
                tally.bytes,
                tally.lastKind == RecordKind.SESSION_END,
                fault);
    }

    private static Optional<Fault> walk(JournalReader reader, Tally tally) throws IOException {
        long timeNs = Long.MIN_VALUE;
        while (reader.next()) {
            decode(reader);
            if (reader.kind() == RecordKind.EVENT) {
                if (reader.timeNs() < timeNs) {
                    return Optional.of(new Fault(reader.file(), reader.offset(), "time ran back"));
                }
                timeNs = reader.timeNs();
            }
            tally.add(reader);
        }
        String torn = reader.tornReason();
        return torn == null
                ? Optional.empty()
                : Optional.of(new Fault(reader.file(), reader.end(), torn));
    }

    private static void decode(JournalReader reader) throws JournalCorruptException {
        switch (reader.kind()) {
            case HEAD -> reader.head();
            case EVENT -> reader.event();
            case COMMAND -> reader.command();
            case STATE_DIGEST, CHECKPOINT -> reader.digest();
            case SESSION_END -> {} // has no payload
        }
    }

    /// The figures so far; kept when a fault ends the walk.
    private static final class Tally {

        private final Map<RecordKind, Long> counts = new EnumMap<>(RecordKind.class);
        private RecordKind lastKind = RecordKind.HEAD;
        private long firstSequence;
        private long lastSequence = -1;
        private long bytes;
        private int segment = -1;

        Tally() {
            for (RecordKind kind : RecordKind.values()) {
                counts.put(kind, 0L);
            }
        }

        void add(JournalReader reader) {
            lastKind = reader.kind();
            lastSequence = reader.sequence();
            counts.merge(lastKind, 1L, Long::sum);
            bytes += reader.end() - reader.offset();
            if (reader.segmentIndex() != segment) {
                segment = reader.segmentIndex();
                bytes += Layout.SEGMENT_HEADER_BYTES;
            }
        }
    }
}
