package io.foretick.journal;

import io.foretick.base.Checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes the oldest part off a journal: the whole segments before the newest checkpoint that is old
/// enough, and the checkpoints before that one. What is left says where it begins.
///
/// How it works: the new beginning is marked first and brought to disk. From then on nobody looks
/// at what lies before, and it is deleted, oldest first. A process may die at any step: the journal
/// is readable before and after each, and the next compaction deletes what was left.
public final class JournalCompaction {

    private JournalCompaction() {}

    /// What was taken off.
    ///
    /// @param beginsAfter the record after which a fold of the journal now starts, -1 if the
    ///   journal is whole
    /// @param segments deleted
    /// @param checkpoints deleted
    /// @param bytes they had
    public record Result(long beginsAfter, int segments, int checkpoints, long bytes) {}

    /// What is to be done.
    ///
    /// @param doomed files to delete, in this order
    record Plan(Optional<JournalBeginning> beginning, List<Path> doomed) {}

    /// Compacts a journal that nobody writes to.
    ///
    /// @param lock of the journal; stays taken
    /// @param keep how much of the journal's newest time stays
    /// @throws IOException if there is no journal
    public static Result compact(DirectoryLock lock, Duration keep) throws IOException {
        return run(lock.directory(), keep.toNanos());
    }

    /// The same for whoever writes to it.
    static Result run(Path directory, long keepNs) throws IOException {
        Checks.notNegative(keepNs, "keepNs");
        Plan plan = plan(directory, keepNs);
        if (plan.beginning.isPresent()) {
            plan.beginning.get().write(directory);
        }
        int segments = 0;
        long bytes = 0;
        for (Path file : plan.doomed) {
            bytes += Files.size(file);
            segments += Layout.isSegment(file) ? 1 : 0;
            Files.delete(file);
        }
        Layout.syncDirectory(directory);
        Optional<JournalBeginning> now = JournalBeginning.of(directory);
        return new Result(
                now.map(JournalBeginning::checkpointSequence).orElse(-1L),
                segments,
                plan.doomed.size() - segments,
                bytes);
    }

    /// The beginning is empty where it stays as it is.
    static Plan plan(Path directory, long keepNs) throws IOException {
        Optional<JournalBeginning> before = JournalBeginning.of(directory);
        Optional<JournalBeginning> next = beginning(directory, keepNs);
        int firstBefore = before.map(JournalBeginning::segmentIndex).orElse(0);
        Optional<JournalBeginning> moved = next.filter(b -> b.segmentIndex() > firstBefore);
        return new Plan(moved, doomed(directory, moved.or(() -> before)));
    }

    private static List<Path> doomed(Path directory, Optional<JournalBeginning> beginning)
            throws IOException {
        List<Path> doomed = new ArrayList<>();
        if (beginning.isPresent()) {
            Path first = Layout.segment(directory, beginning.get().segmentIndex());
            Path kept = Checkpoint.file(directory, beginning.get().checkpointSequence());
            Layout.segments(directory).stream()
                    .filter(file -> file.compareTo(first) < 0)
                    .forEach(doomed::add);
            Checkpoint.files(directory).stream()
                    .filter(file -> file.compareTo(kept) < 0)
                    .forEach(doomed::add);
        }
        return doomed;
    }

    /// Where the journal could begin; empty where no checkpoint is old enough.
    private static Optional<JournalBeginning> beginning(Path directory, long keepNs)
            throws IOException {
        List<SegmentStart> segments = starts(directory);
        Optional<JournalHead> head = JournalBeginning.head(directory);
        if (segments.isEmpty() || head.isEmpty()) {
            return Optional.empty();
        }
        long untilNs = newestNs(directory, segments.getLast()) - keepNs;
        long lastSequence = lastSequence(directory, untilNs, segments);
        long firstSequence = segments.getFirst().firstSequence;
        Optional<Checkpoint> old =
                Checkpoint.latest(directory, head.get().sessionId(), lastSequence)
                        .filter(checkpoint -> checkpoint.sequence() >= firstSequence - 1);
        return old.map(checkpoint -> {
            SegmentStart start = holding(checkpoint.sequence() + 1, segments);
            return new JournalBeginning(
                    head.get().sessionId(),
                    start.index,
                    start.firstSequence,
                    checkpoint.sequence(),
                    head.get());
        });
    }

    /// A segment that has at least one record.
    ///
    /// @param firstNs time of its first record
    private record SegmentStart(int index, long firstSequence, long firstNs) {}

    private static List<SegmentStart> starts(Path directory) throws IOException {
        List<SegmentStart> starts = new ArrayList<>();
        for (Path file : JournalBeginning.segments(directory)) {
            try (SegmentView view = SegmentView.open(file)) {
                long first = Layout.SEGMENT_HEADER_BYTES;
                if (view.isBegun() && view.commitWord(first) != 0) {
                    starts.add(
                            new SegmentStart(
                                    Layout.indexOf(file),
                                    view.firstSequence(),
                                    view.word(first + Layout.RECORD_TIME_AT)));
                }
            }
        }
        return starts;
    }

    private static long newestNs(Path directory, SegmentStart last) throws IOException {
        try (JournalReader tail = JournalReader.openAfter(directory, last.firstSequence)) {
            while (tail.next()) {
                // to the last record
            }
            return tail.timeNs();
        }
    }

    /// The last record that is as old as this, -1 if none is. Walks one segment.
    private static long lastSequence(Path directory, long untilNs, List<SegmentStart> segments)
            throws IOException {
        SegmentStart newest = null;
        for (SegmentStart segment : segments) {
            newest = segment.firstNs <= untilNs ? segment : newest;
        }
        if (newest == null) {
            return -1;
        }
        long last = newest.firstSequence;
        try (JournalReader reader = JournalReader.openAfter(directory, newest.firstSequence)) {
            while (reader.next() && reader.timeNs() <= untilNs) {
                last = reader.sequence();
            }
        }
        return last;
    }

    private static SegmentStart holding(long sequence, List<SegmentStart> segments) {
        SegmentStart holding = segments.getFirst();
        for (SegmentStart segment : segments) {
            holding = segment.firstSequence <= sequence ? segment : holding;
        }
        return holding;
    }
}
