package io.foretick.store.registry;

import io.foretick.store.file.JsonFields;
import io.foretick.store.file.JsonText;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The log of all changes of a registry, one JSON object a line. A line without its line feed was
/// cut off by a crash and does not count; what it said stands in the [RegistryState] still. The
/// caller holds the registry's lock while it writes.
final class AuditLog {

    private static final byte LINE_FEED = '\n';

    private final Path file;

    AuditLog(Path file) {
        this.file = file;
    }

    /// All changes, oldest first.
    ///
    /// @param state as it was read before this call
    /// @throws IOException if a line is broken or lacks
    List<Change> read(Optional<RegistryState> state) throws IOException {
        List<Change> changes = written();
        if (state.isPresent()) {
            Change last = state.get().last();
            if (last.number() == changes.size() + 1) {
                changes.add(last);
            }
            requireAll(last, changes);
        }
        return changes;
    }

    /// Completes what a crash cut off.
    void repair(RegistryState state) throws IOException {
        List<Change> changes = written();
        if (Files.exists(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(wholeLines().length);
                channel.force(true);
            }
        }
        if (changes.size() + 1 == state.last().number()) {
            append(state.last());
            changes.add(state.last());
        }
        requireAll(state.last(), changes);
    }

    /// Appends a line and brings it to the disk.
    void append(Change change) throws IOException {
        byte[] line = JsonText.line(ChangeJson.toJson(change)).getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND)) {
            ByteBuffer rest = ByteBuffer.wrap(line);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private List<Change> written() throws IOException {
        List<Change> changes = new ArrayList<>();
        for (String line : new String(wholeLines(), StandardCharsets.UTF_8).lines().toList()) {
            changes.add(parse(line, changes.size() + 1));
        }
        return changes;
    }

    private Change parse(String line, int number) throws IOException {
        String place = file + ":" + number;
        JsonFields node = JsonText.parse(place, line.getBytes(StandardCharsets.UTF_8));
        Change change = ChangeJson.fromJson(node);
        node.require("number", (long) number, change.number());
        return change;
    }

    private void requireAll(Change last, List<Change> changes) throws IOException {
        if (changes.size() < last.number()) {
            throw new IOException(
                    "%s: must have %d lines, has %d"
                            .formatted(file, last.number(), changes.size()));
        }
    }

    /// What stands up to the last line feed.
    private byte[] wholeLines() throws IOException {
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != LINE_FEED) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }
}
