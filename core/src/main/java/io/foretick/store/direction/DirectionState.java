package io.foretick.store.direction;

import io.foretick.base.Digest;
import io.foretick.forecast.direction.StatePart;
import io.foretick.forecast.direction.pattern.PatternChanges;
import io.foretick.forecast.direction.pattern.PatternMemory;
import io.foretick.market.candle.Timeframe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/// What the direction models of one symbol know, on disk, open for the one who writes. Others read
/// through [PatternReader] and [#versionsIn]. Owned by one thread.
///
/// How it works: the file of the state says what counts. A save commits a version into it, together
/// with the patterns' changes as a redo; then it applies the redo to the file of the patterns,
/// which remembers up to which version that was done. Whoever dies in between leaves a redo behind
/// that the next one to open applies again.
public final class DirectionState implements AutoCloseable {

    /// Saves after which the patterns are brought to the disk; fewer than redoes are kept.
    private static final int CHECKPOINT_SAVES = 16;

    private final FilePair files;
    private Runnable betweenCommits = () -> {};
    private int sinceCheckpoint;
    private boolean torn;

    private DirectionState(FilePair files) {
        this.files = files;
    }

    /// Opens both files, or makes them.
    ///
    /// @throws IOException if another process writes them, one is missing, broken, of a newer
    ///   program or of another symbol, or they do not belong together; nothing is changed then
    public static DirectionState open(StateFiles paths, String symbol) throws IOException {
        FilePair files = FilePair.open(paths, symbol);
        try {
            DirectionState state = new DirectionState(files);
            state.catchUp();
            return state;
        } catch (IOException | RuntimeException e) {
            try (files) {
                throw e;
            }
        }
    }

    /// Opens files that must be there.
    static DirectionState openExisting(StateFiles paths, String symbol) throws IOException {
        if (!Files.exists(paths.state())) {
            throw new IOException(paths.state() + " is not there");
        }
        return open(paths, symbol);
    }

    /// Saves one timeframe as a new version. When this returns, the death of the process loses
    /// nothing of it.
    ///
    /// @param memory tells what changed since it was last saved here, and is told that it was
    /// @throws IOException if it was not saved, or if the memory does not continue the newest
    ///   version
    public SavedState save(StateHead head, List<StatePart> states, PatternMemory memory)
            throws IOException {
        PatternChanges changes = memory.changes();
        Parts parts = Parts.of(states);
        String patterns = Digest.hex(changes.to());
        String digest = parts.digest(head, patterns);
        SavedState draft = new SavedState(0, head, digest, patterns, OptionalLong.empty());
        SavedState saved =
                commit(tables -> {
                    requireContinuation(tables, changes);
                    return write(tables, draft, parts, changes);
                });
        apply(saved.number(), head.positionNs(), changes);
        memory.saved();
        return saved;
    }

    /// Loads the newest version of a timeframe.
    ///
    /// @param states parts in the names that were saved
    /// @return empty, and nothing loaded, if none was ever saved
    /// @throws IOException if it is broken or was made with other models; what is loaded by then is
    ///   not to be used
    public Optional<SavedState> load(
            Timeframe timeframe, List<StatePart> states, PatternMemory memory) throws IOException {
        Optional<SavedState> newest = newest(timeframe);
        if (newest.isPresent()) {
            Parts parts = verifiedParts(newest.get());
            parts.loadInto(states);
            restore(memory, wholePatterns(timeframe));
        }
        return newest;
    }

    /// The newest version of a timeframe.
    public Optional<SavedState> newest(Timeframe timeframe) throws IOException {
        return files.state().transaction(tables -> VersionTables.newest(tables, timeframe));
    }

    /// All versions that are kept, oldest first.
    public List<SavedState> versions() throws IOException {
        return files.state().transaction(VersionTables::all);
    }

    /// All versions in a file, oldest first, read beside whoever writes it.
    ///
    /// @throws IOException if the file is missing, broken or something else
    public static List<SavedState> versionsIn(Path state) throws IOException {
        try (SqliteFile file = SqliteFile.read(state, Schema.STATE)) {
            return file.transaction(VersionTables::all);
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    /// Has a test die between the two commits of each save.
    void betweenCommits(Runnable fault) {
        betweenCommits = fault;
    }

    FilePair files() {
        return files;
    }

    /// The parts of a version.
    ///
    /// @throws IOException if they are not what the version's digest says
    Parts verifiedParts(SavedState saved) throws IOException {
        Parts parts =
                files.state().transaction(tables -> VersionTables.parts(tables, saved.number()));
        String digest = parts.digest(saved.head(), saved.patterns());
        if (!digest.equals(saved.digest())) {
            throw new IOException(
                    "%s: version %d is broken: its digest must be %s, was %s"
                            .formatted(
                                    files.state().path(), saved.number(), saved.digest(), digest));
        }
        return parts;
    }

    /// All that the patterns' file has of a timeframe.
    PatternChanges wholePatterns(Timeframe timeframe) throws IOException {
        return files.patterns()
                .transaction(tables -> {
                    var position = PatternTables.position(tables, timeframe);
                    return PatternTables.whole(tables, position.orElseThrow());
                });
    }

    /// Commits versions into the state, unless an earlier save was torn.
    <T> T commit(SqliteFile.Work<T> work) throws IOException {
        if (torn) {
            throw new IOException(files.state().path() + " must be opened again after a fault");
        }
        T result = files.state().transaction(work);
        torn = true; // until the patterns have followed
        betweenCommits.run();
        return result;
    }

    /// Writes a version with all that belongs to it.
    ///
    /// @param draft its number does not count
    SavedState write(Connection tables, SavedState draft, Parts parts, PatternChanges changes)
            throws SQLException {
        long number = VersionTables.insert(tables, files.symbol(), draft);
        VersionTables.insertParts(tables, number, parts);
        RedoTables.insert(tables, number, changes);
        VersionTables.prune(tables, draft.head().timeframe());
        return draft.numbered(number);
    }

    /// Has the patterns follow a version.
    void apply(long version, long positionNs, PatternChanges changes) throws IOException {
        files.patterns()
                .transaction(tables -> {
                    PatternTables.apply(tables, version, positionNs, changes);
                    return version;
                });
        torn = false;
        if (++sinceCheckpoint >= CHECKPOINT_SAVES) {
            files.patterns().checkpoint();
            sinceCheckpoint = 0;
        }
    }

    /// Applies again what the patterns may not have, and holds both files against each other.
    private void catchUp() throws IOException {
        for (PatternTables.Position position :
                files.patterns().transaction(PatternTables::positions)) {
            if (newest(position.timeframe()).isEmpty()) {
                throw apart(position.timeframe());
            }
        }
        for (Timeframe timeframe : files.state().transaction(VersionTables::timeframes)) {
            catchUp(timeframe, newest(timeframe).orElseThrow());
        }
    }

    private void catchUp(Timeframe timeframe, SavedState newest) throws IOException {
        long behind = position(timeframe).map(PatternTables.Position::version).orElse(0L);
        SortedMap<Long, PatternChanges> redo =
                files.state().transaction(tables -> RedoTables.after(tables, timeframe, behind));
        for (Map.Entry<Long, PatternChanges> step : redo.entrySet()) {
            String before = position(timeframe).map(PatternTables.Position::digest).orElse("");
            PatternChanges changes = step.getValue();
            if (!changes.whole() && !before.equals(Digest.hex(changes.from()))) {
                throw apart(timeframe);
            }
            apply(step.getKey(), newest.head().positionNs(), changes);
        }
        PatternTables.Position now = position(timeframe).orElseThrow(() -> apart(timeframe));
        if (now.version() != newest.number() || !now.digest().equals(newest.patterns())) {
            throw apart(timeframe);
        }
    }

    private Optional<PatternTables.Position> position(Timeframe timeframe) throws IOException {
        return files.patterns().transaction(tables -> PatternTables.position(tables, timeframe));
    }

    private IOException apart(Timeframe timeframe) {
        return new IOException(
                "%s and %s are of different times for timeframe %s; put both back from one copy, or"
                                .formatted(
                                        files.state().path(),
                                        files.patterns().path(),
                                        timeframe.name())
                        + " move both away to start anew");
    }

    private void requireContinuation(Connection tables, PatternChanges changes)
            throws SQLException, IOException {
        Optional<SavedState> newest = VersionTables.newest(tables, changes.timeframe());
        String before = newest.map(SavedState::patterns).orElse("");
        if (!changes.whole() && !before.equals(Digest.hex(changes.from()))) {
            throw new IOException(
                    "the patterns of timeframe %s do not continue those in %s"
                            .formatted(changes.timeframe().name(), files.patterns().path()));
        }
    }

    private void restore(PatternMemory memory, PatternChanges whole) throws IOException {
        try {
            memory.restore(whole);
            memory.saved();
        } catch (IllegalStateException e) {
            throw new IOException(files.patterns().path() + ": " + e.getMessage(), e);
        }
    }
}
