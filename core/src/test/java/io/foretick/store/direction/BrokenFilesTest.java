package io.foretick.store.direction;

import static io.foretick.store.direction.MadeUpModels.SYMBOL;
import static io.foretick.store.direction.Refusals.assertRefused;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/// What is broken, strange or incomplete is refused with a clear word, and left as it was.
class BrokenFilesTest {

    @TempDir private Path folder;
    private StateFiles files;

    @BeforeEach
    void save() throws IOException {
        files = new StateFiles(folder.resolve("state.db"), folder.resolve("patterns.db"));
        try (DirectionState state = DirectionState.open(files, SYMBOL)) {
            MadeUpModels models = new MadeUpModels(1);
            models.live(400);
            models.save(state);
        }
    }

    /// A process that is killed before its new file has a write-ahead log leaves a journal to be
    /// rolled back.
    @Test
    void whatAKilledProcessWasInTheMiddleOfIsTakenBack() throws Exception {
        Path made = folder.resolve("made.db");
        Path left = folder.resolve("left.db");
        try (Connection tables = DriverManager.getConnection("jdbc:sqlite:" + made);
                Statement statement = tables.createStatement()) {
            statement.execute("PRAGMA cache_size = 1"); // so that it writes before it commits
            tables.setAutoCommit(false);
            statement.execute("CREATE TABLE t (x BLOB)");
            for (int row = 0; row < 50; row++) {
                statement.execute("INSERT INTO t VALUES (randomblob(4000))");
            }
            Files.copy(made, left);
            Files.copy(folder.resolve("made.db-journal"), folder.resolve("left.db-journal"));
        }
        assertTrue(Files.size(left) > 0);
        assertEquals(SqliteFile.Condition.BLANK, SqliteFile.inspect(left, Schema.STATE));
    }

    @ParameterizedTest(name = "{0} cut to {1} of its length")
    @CsvSource({
        "state.db, 0",
        "state.db, 0.001",
        "state.db, 0.3",
        "state.db, 0.7",
        "state.db, 0.95",
        "patterns.db, 0",
        "patterns.db, 0.001",
        "patterns.db, 0.3",
        "patterns.db, 0.7",
        "patterns.db, 0.95"
    })
    void aTruncatedFileIsRefusedAndLeftAlone(String name, double kept) throws IOException {
        Path file = folder.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        byte[] cut = Arrays.copyOf(whole, (int) (whole.length * kept));
        assertRefusedAndLeftAlone(file, cut);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state.db", "patterns.db"})
    void damageInTheMiddleIsRefusedAndLeftAlone(String name) throws IOException {
        Path file = folder.resolve(name);
        byte[] damaged = Files.readAllBytes(file);
        Arrays.fill(damaged, 4096, damaged.length - 4096, (byte) 0x5a);
        assertRefusedAndLeftAlone(file, damaged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state.db", "patterns.db"})
    void anotherKindOfFileIsRefusedAndLeftAlone(String name) throws IOException {
        byte[] text = "not a database at all\n".repeat(400).getBytes(StandardCharsets.UTF_8);
        assertRefusedAndLeftAlone(folder.resolve(name), text);
    }

    @Test
    void aStrangeDatabaseIsRefused() throws IOException, SQLException {
        execute(files.state(), "PRAGMA application_id = 7");
        assertOpenRefused("is not a state of direction models");
    }

    @Test
    void aNewerFileIsRefused() throws IOException, SQLException {
        execute(files.patterns(), "PRAGMA user_version = 2");
        assertOpenRefused("has version 2 of a memory of patterns; this program knows 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"state.db", "patterns.db"})
    void aMissingFileIsNotMadeAnew(String name) throws IOException {
        Files.delete(folder.resolve(name));
        assertOpenRefused(name + " is missing");
        assertFalse(Files.exists(folder.resolve(name)));
    }

    @Test
    void filesOfTwoPairsAreRefused() throws IOException {
        StateFiles other = new StateFiles(folder.resolve("s2.db"), folder.resolve("p2.db"));
        try (DirectionState state = DirectionState.open(other, SYMBOL)) {
            new MadeUpModels(1).save(state);
        }
        files = new StateFiles(files.state(), other.patterns());
        assertOpenRefused("do not belong together");
    }

    @Test
    void aChangedPartIsNotLoaded() throws IOException, SQLException {
        execute(files.state(), "UPDATE parts SET name = 'other' WHERE name = 'params'");
        try (DirectionState state = DirectionState.open(files, SYMBOL)) {
            assertRefused("is broken", () -> MadeUpModels.load(state, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x'78'", "x'0102030405'", "substr(bytes, 1, 20)"})
    void aPartThatCannotBeReadIsNamedWithItsFile(String bytes) throws IOException, SQLException {
        execute(files.state(), "UPDATE parts SET bytes = " + bytes);
        try (DirectionState state = DirectionState.open(files, SYMBOL)) {
            assertRefused("state.db", () -> MadeUpModels.load(state, 1));
        }
    }

    @Test
    void aWordThatNobodyKnowsIsNamedWithItsFile() throws IOException, SQLException {
        execute(files.patterns(), "UPDATE stats SET model = 'ORACLE'");
        try (DirectionState state = DirectionState.open(files, SYMBOL)) {
            assertRefused("patterns.db", () -> MadeUpModels.load(state, 1));
        }
    }

    @Test
    void aChangedPatternIsNotLoaded() throws IOException, SQLException {
        execute(files.patterns(), "UPDATE stats SET ema_reward = ema_reward + 1e-15");
        try (DirectionState state = DirectionState.open(files, SYMBOL)) {
            assertRefused("not those", () -> MadeUpModels.load(state, 1));
        }
    }

    /// Its maker died after the first of both files was there.
    @Test
    void aPairThatWasNeverFinishedIsFinished() throws IOException {
        StateFiles begun = new StateFiles(folder.resolve("s2.db"), folder.resolve("p2.db"));
        DirectionState.open(begun, SYMBOL).close();
        Files.delete(begun.patterns());
        try (DirectionState state = DirectionState.open(begun, SYMBOL)) {
            new MadeUpModels(1).save(state);
            assertEquals(1, state.versions().size());
        }
    }

    private void assertRefusedAndLeftAlone(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        assertOpenRefused(file.getFileName().toString());
        assertArrayEquals(bytes, Files.readAllBytes(file));
    }

    private void assertOpenRefused(String word) {
        assertRefused(word, () -> DirectionState.open(files, SYMBOL).close());
    }

    private static void execute(Path file, String statement) throws SQLException {
        try (Connection tables = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement change = tables.createStatement()) {
            change.execute(statement);
        }
    }
}
