package io.foretick.journal;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Where things lie in a journal's files; `docs/formats.md` in code. All numbers little-endian.
final class Layout {

    static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// "FTSEGMNT" and "FTCHECKP" as little-endian words.
    static final long SEGMENT_MAGIC = 0x544e_4d47_4553_5446L;

    static final long CHECKPOINT_MAGIC = 0x504b_4345_4843_5446L;

    /// "FTBEGINS".
    static final long BEGINNING_MAGIC = 0x534e_4947_4542_5446L;

    static final int SEGMENT_VERSION = 1;
    static final int RECORD_VERSION = 1;
    static final int CHECKPOINT_VERSION = 4;
    static final int BEGINNING_VERSION = 1;

    static final int SEGMENT_HEADER_BYTES = 64;
    static final int SEGMENT_SESSION_AT = 16;
    static final int SEGMENT_FIRST_SEQUENCE_AT = 24;
    static final int SEGMENT_CHECK_AT = 56;

    static final int RECORD_HEADER_BYTES = 56;
    static final int RECORD_CHECKED_FROM = 4;
    static final int RECORD_TYPE_AT = 8;
    static final int RECORD_SEQUENCE_AT = 16;
    static final int RECORD_TIME_AT = 24;
    static final int RECORD_VENUE_TIME_AT = 32;
    static final int RECORD_RECEIVE_TIME_AT = 40;
    static final int RECORD_FRAME_AT = 48;

    /// No record is larger.
    static final int RECORD_BYTES_MAX = 1 << 24;

    /// A zero word ends the content of each segment, so that readers never look past a file's end.
    static final int END_BYTES = Long.BYTES;

    private static final String SEGMENT_PREFIX = "segment-";
    private static final String SEGMENT_SUFFIX = ".ftj";

    private Layout() {}

    static Path segment(Path directory, int index) {
        return directory.resolve(SEGMENT_PREFIX + "%06d".formatted(index) + SEGMENT_SUFFIX);
    }

    static boolean isSegment(Path file) {
        return file.getFileName().toString().startsWith(SEGMENT_PREFIX);
    }

    /// The number in a segment's name.
    static int indexOf(Path segment) {
        String name = segment.getFileName().toString();
        int end = name.length() - SEGMENT_SUFFIX.length();
        return Integer.parseInt(name, SEGMENT_PREFIX.length(), end, 10);
    }

    /// The segment files of a directory in their order, those from before a journal's beginning
    /// included; other files are not looked at.
    static List<Path> segments(Path directory) throws IOException {
        return list(directory, SEGMENT_PREFIX, SEGMENT_SUFFIX);
    }

    /// The regular files of a directory with this beginning and end, by name.
    static List<Path> list(Path directory, String prefix, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(
                            file -> {
                                String name = file.getFileName().toString();
                                return name.startsWith(prefix) && name.endsWith(suffix);
                            })
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
    }

    static long commitWord(int crc, int length) {
        return (crc & 0xffffffffL) | ((long) length << 32);
    }

    static long typeWord(RecordKind kind, int type, int source) {
        return kind.ordinal() | (long) type << 8 | RECORD_VERSION << 16 | (long) source << 32;
    }

    /// Makes new names in a directory survive a power cut.
    static void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
