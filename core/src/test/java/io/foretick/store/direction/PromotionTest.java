package io.foretick.store.direction;

import static io.foretick.store.direction.MadeUpModels.MINUTE;
import static io.foretick.store.direction.MadeUpModels.SYMBOL;
import static io.foretick.store.direction.Refusals.assertRefused;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.market.candle.Timeframe;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

class PromotionTest {

    private static final Grounds GROUNDS =
            Grounds.of(
                    Instant.ofEpochSecond(1_760_000_000),
                    "better in replay",
                    Map.of("log_loss", "0.6929", "errors", "none"));

    @TempDir private Path folder;
    private StateFiles live;
    private StateFiles trained;

    @BeforeEach
    void nameTheFiles() {
        live = new StateFiles(folder.resolve("state.db"), folder.resolve("patterns.db"));
        trained = new StateFiles(folder.resolve("run.db"), folder.resolve("run-patterns.db"));
    }

    @Test
    void theTrainedStateBecomesTheNewest() throws IOException {
        String before = life(live, 1, 100);
        String better = life(trained, 2, 500);
        SavedState made = promote().getFirst();
        assertEquals(better, digest(live, 2));
        assertEquals(better, digest(trained, 2));
        assertEquals(Origin.PROMOTION, made.head().origin());
        assertEquals(OptionalLong.of(1), made.replaced());
        assertTrue(!before.equals(better));
    }

    @Test
    void whatIsPromotedGoesOnLearning() throws IOException {
        life(live, 1, 100);
        life(trained, 2, 500);
        promote();
        MadeUpModels twin = new MadeUpModels(2);
        twin.live(600);
        assertEquals(twin.digest(), life(live, 2, 100));
    }

    @Test
    void rollbackBringsBackWhatWasReplacedWithItsPatterns() throws IOException {
        String before = life(live, 1, 100);
        life(trained, 2, 500);
        promote();
        for (int save = 0; save < 22; save++) {
            life(live, 2, 3); // more saves than are kept
        }
        SavedState made = rollback().getFirst();
        assertEquals(before, digest(live, 1));
        assertEquals(Origin.ROLLBACK, made.head().origin());
        assertTrue(made.number() > made.replaced().orElseThrow());
        MadeUpModels twin = new MadeUpModels(1);
        twin.live(150);
        assertEquals(twin.digest(), life(live, 1, 50));
    }

    @Test
    void eachRollbackUndoesOnePromotion() throws IOException {
        String before = life(live, 1, 100);
        String better = life(trained, 2, 500);
        promote();
        life(trained, 2, 100);
        promote();
        rollback();
        assertEquals(better, digest(live, 2));
        rollback();
        assertEquals(before, digest(live, 1));
        assertRefused("no promotion stands", this::rollback);
        assertEquals(before, digest(live, 1));
    }

    @Test
    void aFirstPromotionReplacesNothing() throws IOException {
        String better = life(trained, 2, 500);
        assertEquals(OptionalLong.empty(), promote().getFirst().replaced());
        assertEquals(better, digest(live, 2));
        assertRefused("replaced nothing", this::rollback);
    }

    @Test
    void nothingIsPromotedWhereATimeframeLacks() throws IOException {
        String before = life(live, 1, 100);
        life(trained, 2, 500);
        List<Timeframe> both = List.of(MINUTE, Timeframe.parse("5"));
        assertRefused(
                "no state of timeframe 5",
                () -> Promotion.promote(trained, live, SYMBOL, both, GROUNDS));
        assertEquals(before, digest(live, 1));
    }

    @Test
    void aRunningWriterIsNotDisturbed() throws IOException {
        life(live, 1, 100);
        life(trained, 2, 500);
        promote();
        try (DirectionState _ = DirectionState.open(live, SYMBOL)) {
            assertRefused("cannot be locked", this::promote);
            assertRefused("cannot be locked", this::rollback);
        }
    }

    @Test
    void promotesFromNothingOnlyIfItIsThere() throws IOException {
        life(live, 1, 100);
        assertRefused("run.db is not there", this::promote);
    }

    @Test
    void deathBetweenTheCommitsLeavesThePromotionDone() throws IOException {
        life(live, 1, 100);
        String better = life(trained, 2, 500);
        try (DirectionState source = DirectionState.open(trained, SYMBOL);
                DirectionState target = DirectionState.open(live, SYMBOL)) {
            target.betweenCommits(() -> {
                throw new IllegalStateException("death");
            });
            assertThrows(
                    IllegalStateException.class,
                    () -> Promotion.promote(source, target, List.of(MINUTE), GROUNDS));
        }
        assertEquals(better, digest(live, 2));
    }

    @Test
    void eachIsWrittenDown() throws IOException, SQLException {
        life(live, 1, 100);
        life(trained, 2, 500);
        promote();
        rollback();
        try (var tables = DriverManager.getConnection("jdbc:sqlite:" + live.state());
                var query = tables.createStatement();
                var rows = query.executeQuery("SELECT * FROM audit ORDER BY number")) {
            assertTrue(rows.next());
            assertEquals("promotion", rows.getString("action"));
            assertEquals("better in replay", rows.getString("reason"));
            assertEquals("{\"errors\":\"none\",\"log_loss\":\"0.6929\"}", rows.getString("facts"));
            assertEquals(1_760_000_000_000L, rows.getLong("at_ms"));
            assertTrue(rows.next());
            assertEquals("rollback", rows.getString("action"));
            assertEquals(2, rows.getLong("replaced"));
        }
    }

    private List<SavedState> promote() throws IOException {
        return Promotion.promote(trained, live, SYMBOL, List.of(MINUTE), GROUNDS);
    }

    private List<SavedState> rollback() throws IOException {
        return Promotion.rollback(live, SYMBOL, List.of(MINUTE), GROUNDS);
    }

    /// Goes on for some candles and saves.
    private static String life(StateFiles files, long seed, int candles) throws IOException {
        try (DirectionState state = DirectionState.open(files, SYMBOL)) {
            MadeUpModels models = MadeUpModels.load(state, seed);
            models.live(candles);
            models.save(state);
            return models.digest();
        }
    }

    private static String digest(StateFiles files, long seed) throws IOException {
        try (DirectionState state = DirectionState.open(files, SYMBOL)) {
            return MadeUpModels.load(state, seed).digest();
        }
    }
}
