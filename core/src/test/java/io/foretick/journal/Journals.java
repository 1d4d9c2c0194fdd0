package io.foretick.journal;

import io.foretick.event.Command;
import io.foretick.event.Event;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Small journals for tests.
final class Journals {

    static final int SEGMENT_BYTES = 64 << 10;

    private Journals() {}

    static JournalHead head() {
        TreeMap<String, Long> models = new TreeMap<>();
        models.put("density", 0x1234_5678_9abc_def0L);
        models.put("direction", -1L);
        return new JournalHead(
                77,
                "0.1.0+abcdef",
                42,
                new JournalHead.Config(0xfeed_beefL, "mode: paper\nnote: \"naïve\"\n"),
                models,
                new JournalHead.Store(99, 1_700_000_000_000_000_000L));
    }

    static JournalWriter open(Path directory) throws IOException {
        return JournalWriter.open(directory, head(), SEGMENT_BYTES);
    }

    /// Writes random events, with a command and a digest after every fifth, and returns what a
    /// reader should find of events and commands.
    static List<Object> write(Path directory, long seed, int events) throws IOException {
        try (JournalWriter writer = open(directory)) {
            return append(writer, new RandomRecords(seed), events);
        }
    }

    static List<Object> append(JournalWriter writer, RandomRecords random, int events) {
        List<Object> written = new ArrayList<>();
        for (int k = 0; k < events; k++) {
            Event event = random.event();
            writer.append(event);
            written.add(event);
            if (k % 5 == 4) {
                Command command = random.command();
                writer.append(command);
                written.add(command);
                writer.appendDigest(k);
            }
        }
        return written;
    }

    static List<Object> read(Path directory) throws IOException {
        try (JournalReader reader = JournalReader.open(directory)) {
            return rest(reader);
        }
    }

    static List<Object> rest(JournalReader reader) throws IOException {
        List<Object> read = new ArrayList<>();
        while (reader.next()) {
            switch (reader.kind()) {
                case EVENT -> read.add(reader.event());
                case COMMAND -> read.add(reader.command());
                case HEAD, STATE_DIGEST, CHECKPOINT, SESSION_END -> {}
            }
        }
        return read;
    }

    /// Offsets of all records in the first segment, in their order.
    static List<Long> offsets(Path directory) throws IOException {
        List<Long> offsets = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(directory)) {
            while (reader.next() && reader.segmentIndex() == 0) {
                offsets.add(reader.offset());
            }
        }
        return offsets;
    }
}
