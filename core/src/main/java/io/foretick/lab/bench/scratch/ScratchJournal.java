package io.foretick.lab.bench.scratch;

import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.journal.JournalHead;
import io.foretick.journal.JournalWriter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeMap;

/// A journal that is begun anew, and the old one deleted, before it fills the disk. Appends do not
/// wait for the disk.
public final class ScratchJournal implements AutoCloseable {

    private static final long RECORDS_MAX = 2_000_000; // about 200 MB

    private final ScratchFolder folder = new ScratchFolder();
    private Path path;
    private JournalWriter writer;
    private int number;

    public ScratchJournal() throws IOException {
        path = folder.resolve("0");
        writer = open(path);
    }

    /// Begins anew where the journal has grown long.
    public void renew() throws IOException {
        if (writer.lastSequence() >= RECORDS_MAX) {
            restart();
        }
    }

    /// Begins anew.
    public void restart() throws IOException {
        writer.close();
        folder.delete(path);
        path = folder.resolve(Integer.toString(++number));
        writer = open(path);
    }

    /// Ends the journal so that it can be read.
    public Path finish() throws IOException {
        writer.close();
        return path;
    }

    public long append(Event event) {
        return writer.append(event);
    }

    public long append(Command command) {
        return writer.append(command);
    }

    @Override
    public void close() throws IOException {
        writer.close();
        folder.close();
    }

    private static JournalWriter open(Path path) throws IOException {
        var head =
                new JournalHead(
                        1,
                        "bench",
                        1,
                        new JournalHead.Config(0, ""),
                        new TreeMap<>(),
                        JournalHead.Store.NONE);
        return JournalWriter.open(path, head);
    }
}
