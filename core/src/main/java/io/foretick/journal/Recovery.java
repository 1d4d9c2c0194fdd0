package io.foretick.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where a new writer goes on: after the last valid record of what is there. Proves what came after
/// the newest checkpoint, or the whole journal where there is none, and refuses a hole or a broken
/// record that others follow; what a checkpoint covers is proved by `journal verify`.
///
/// @param sessionId of the journal that is there, else of the new one
/// @param lastSequence -1 in an empty journal
/// @param lastTimeNs engine time of the last record
/// @param segmentIndex the segment to go on with
/// @param segmentEnd bytes of it to keep, 0 where there is none yet
record Recovery(
        long sessionId, long lastSequence, long lastTimeNs, int segmentIndex, long segmentEnd) {

    /// Reads what is there; deletes segments that were prepared and never begun.
    static Recovery of(Path directory, long newSessionId) throws IOException {
        deleteUnbegun(directory);
        if (JournalBeginning.segments(directory).isEmpty()) {
            if (JournalBeginning.of(directory).isPresent()) {
                throw JournalBeginning.lost(directory);
            }
            Checkpoint.voidAfter(directory, -1);
            return new Recovery(newSessionId, -1, Long.MIN_VALUE, 0, 0);
        }
        try (JournalReader reader = afterNewestCheckpoint(directory)) {
            long lastTimeNs = Long.MIN_VALUE;
            while (reader.next()) {
                lastTimeNs = Math.max(lastTimeNs, reader.timeNs());
            }
            Checkpoint.voidAfter(directory, reader.sequence());
            return new Recovery(
                    reader.sessionId(),
                    reader.sequence(),
                    lastTimeNs,
                    reader.segmentIndex(),
                    reader.end());
        }
    }

    private static JournalReader afterNewestCheckpoint(Path directory) throws IOException {
        Optional<Checkpoint> newest;
        try (JournalReader first = JournalReader.open(directory)) {
            newest = first.latestCheckpoint();
        }
        return newest.isPresent()
                ? JournalReader.openAfter(directory, newest.get().sequence())
                : JournalReader.open(directory);
    }

    OpenSegment openSegment(Path directory, int segmentBytes) throws IOException {
        Path file = Layout.segment(directory, segmentIndex);
        OpenSegment segment = OpenSegment.prepare(file, segmentIndex, segmentEnd, segmentBytes);
        if (segmentEnd == 0) {
            segment.begin(sessionId, 0);
        }
        Layout.syncDirectory(directory);
        return segment;
    }

    private static void deleteUnbegun(Path directory) throws IOException {
        List<Path> files = JournalBeginning.segments(directory);
        if (files.isEmpty()) {
            return;
        }
        Path last = files.getLast();
        boolean isVoid;
        try (SegmentView view = SegmentView.open(last)) {
            isVoid = (!view.isBegun() || view.headerFault() != null) && view.recordBehind(0, 0) < 0;
        }
        if (isVoid) {
            Files.delete(last);
        }
    }
}
