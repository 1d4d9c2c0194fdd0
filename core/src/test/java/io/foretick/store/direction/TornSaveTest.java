package io.foretick.store.direction;

import static io.foretick.store.direction.MadeUpModels.MINUTE;
import static io.foretick.store.direction.MadeUpModels.SYMBOL;
import static io.foretick.store.direction.Refusals.assertRefused;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/// A save that dies at any point leaves the version before it or the one after it, never a mixture.
class TornSaveTest {

    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @TempDir private Path folder;
    private StateFiles files;
    private final MadeUpModels models = new MadeUpModels(1);

    @BeforeEach
    void nameTheFiles() throws IOException {
        files = filesIn(Files.createDirectory(folder.resolve("live")));
    }

    @Test
    void deathBetweenTheCommitsLeavesTheNewVersion() throws IOException {
        try (DirectionState state = DirectionState.open(files, SYMBOL)) {
            models.live(40);
            models.save(state);
            models.live(400); // far enough for patterns to be forgotten
            state.betweenCommits(TornSaveTest::die);
            assertThrows(Death.class, () -> models.save(state));
        }
        assertReopens(files, models.digest());
        assertReopens(files, models.digest());
    }

    @Test
    void deathInTheFirstSaveLeavesTheNewVersion() throws IOException {
        try (DirectionState state = DirectionState.open(files, SYMBOL)) {
            models.live(40);
            state.betweenCommits(TornSaveTest::die);
            assertThrows(Death.class, () -> models.save(state));
        }
        assertReopens(files, models.digest());
    }

    @Test
    void deathBeforeTheFirstCommitLeavesTheOldVersion() throws IOException {
        String before;
        try (DirectionState state = DirectionState.open(files, SYMBOL)) {
            models.live(40);
            models.save(state);
            before = models.digest();
            assertThrows(Death.class, () -> state.commit(_ -> die()));
        }
        assertReopens(files, before);
    }

    @Test
    void aStateWithAFaultSavesNoMore() throws IOException {
        try (DirectionState state = DirectionState.open(files, SYMBOL)) {
            models.live(40);
            state.betweenCommits(TornSaveTest::die);
            assertThrows(Death.class, () -> models.save(state));
            state.betweenCommits(() -> {});
            assertRefused("opened again", () -> models.save(state));
        }
    }

    /// As a power cut may leave them: the patterns of some saves ago, the state of now.
    @Test
    void patternsThatAreSomeSavesBehindFollow() throws IOException {
        Path old = folder.resolve("old");
        try (DirectionState state = DirectionState.open(files, SYMBOL)) {
            models.live(40);
            models.save(state);
        }
        copy(folder.resolve("live"), old);
        try (DirectionState state = DirectionState.open(files, SYMBOL)) {
            MadeUpModels later = MadeUpModels.load(state, 1);
            for (int save = 0; save < 15; save++) {
                later.live(21);
                later.save(state);
            }
        }
        models.live(15 * 21);
        Files.copy(files.state(), old.resolve("state.db"), StandardCopyOption.REPLACE_EXISTING);
        assertReopens(filesIn(old), models.digest());
    }

    @Test
    void patternsThatAreAheadAreRefused() throws IOException {
        Path old = folder.resolve("old");
        try (DirectionState state = DirectionState.open(files, SYMBOL)) {
            models.live(40);
            models.save(state);
        }
        copy(folder.resolve("live"), old);
        try (DirectionState state = DirectionState.open(files, SYMBOL)) {
            MadeUpModels later = MadeUpModels.load(state, 1);
            later.live(21);
            later.save(state);
        }
        Files.copy(
                files.patterns(), old.resolve("patterns.db"), StandardCopyOption.REPLACE_EXISTING);
        assertRefused("different times", () -> DirectionState.open(filesIn(old), SYMBOL));
    }

    private static int die() {
        throw new Death();
    }

    private static StateFiles filesIn(Path folder) {
        return new StateFiles(folder.resolve("state.db"), folder.resolve("patterns.db"));
    }

    private static void assertReopens(StateFiles files, String digest) throws IOException {
        try (DirectionState state = DirectionState.open(files, SYMBOL)) {
            assertEquals(digest, MadeUpModels.load(state, 1).digest());
            assertEquals(
                    state.newest(MINUTE).orElseThrow().patterns(),
                    "%016x".formatted(state.wholePatterns(MINUTE).to()));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        List<Path> all;
        try (Stream<Path> listed = Files.list(from)) {
            all = listed.toList();
        }
        for (Path file : all) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }
}
