package io.foretick.store.direction;

import io.foretick.journal.DirectoryLock;
import io.foretick.store.direction.SqliteFile.Condition;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig.SynchronousMode;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/// Both files, open for one writer: locked, known to be sound and to belong together. Owned by one
/// thread.
///
/// The state is written through to the disk at each commit, the patterns are not: after a power cut
/// the patterns may be behind, which the state's redo mends, but never ahead.
final class FilePair implements Closeable {

    private final SqliteFile state;
    private final SqliteFile patterns;
    private final Lineage lineage;
    private final Deque<Closeable> opened;

    private FilePair(
            SqliteFile state, SqliteFile patterns, Lineage lineage, Deque<Closeable> opened) {
        this.state = state;
        this.patterns = patterns;
        this.lineage = lineage;
        this.opened = opened;
    }

    /// Opens both, and makes both if neither is there.
    ///
    /// @throws IOException if another process writes them, one is missing or broken, or they are no
    ///   pair
    static FilePair open(StateFiles files, String symbol) throws IOException {
        Deque<Closeable> opened = new ArrayDeque<>();
        try {
            opened.push(lock(files.state()));
            opened.push(lock(files.patterns()));
            return open(files, symbol, opened);
        } catch (IOException | RuntimeException e) {
            try {
                closeAll(opened);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    SqliteFile state() {
        return state;
    }

    SqliteFile patterns() {
        return patterns;
    }

    String symbol() {
        return lineage.symbol();
    }

    @Override
    public void close() throws IOException {
        closeAll(opened);
    }

    private static FilePair open(StateFiles files, String symbol, Deque<Closeable> opened)
            throws IOException {
        Condition stateIs = SqliteFile.inspect(files.state(), Schema.STATE);
        Condition patternsAre = SqliteFile.inspect(files.patterns(), Schema.PATTERNS);
        if (stateIs == Condition.BLANK && patternsAre == Condition.OURS) {
            throw missing(files.state(), files.patterns());
        }
        SqliteFile state = SqliteFile.open(files.state(), SynchronousMode.FULL);
        opened.push(state);
        if (stateIs == Condition.BLANK) {
            state.make(Schema.STATE, new Lineage(UUID.randomUUID().toString(), symbol));
        }
        Lineage lineage = state.transaction(Lineage::read);
        if (!lineage.symbol().equals(symbol)) {
            throw new IOException(
                    "%s is of %s, not of %s".formatted(files.state(), lineage.symbol(), symbol));
        }
        if (patternsAre == Condition.BLANK && !state.transaction(VersionTables::all).isEmpty()) {
            throw missing(files.patterns(), files.state());
        }
        SqliteFile patterns = SqliteFile.open(files.patterns(), SynchronousMode.NORMAL);
        opened.push(patterns);
        if (patternsAre == Condition.BLANK) {
            patterns.make(Schema.PATTERNS, lineage);
        }
        if (!patterns.transaction(Lineage::read).equals(lineage)) {
            throw strangers(files);
        }
        return new FilePair(state, patterns, lineage, opened);
    }

    private static Closeable lock(Path file) throws IOException {
        @Nullable Path folder = file.toAbsolutePath().getParent(); // null for the root only
        if (folder == null) {
            throw new IOException(file + " is a folder");
        }
        try {
            return DirectoryLock.take(folder, file.getFileName() + ".lock")::close;
        } catch (IOException e) {
            throw new IOException(file + " cannot be locked: " + e.getMessage(), e);
        }
    }

    private static IOException missing(Path file, Path other) {
        return new IOException(
                "%s is missing, though %s is there; put it back, or move both away to start anew"
                        .formatted(file, other));
    }

    private static IOException strangers(StateFiles files) {
        return new IOException(
                "%s and %s do not belong together; put the right one back, or move both away"
                                .formatted(files.state(), files.patterns())
                        + " to start anew");
    }

    private static void closeAll(Deque<Closeable> opened) throws IOException {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }
}
