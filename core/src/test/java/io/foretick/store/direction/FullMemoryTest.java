package io.foretick.store.direction;

import static io.foretick.store.direction.MadeUpModels.SYMBOL;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Recall;
import io.foretick.forecast.direction.pattern.MadeUpUpdates;
import io.foretick.forecast.direction.pattern.PatternMemory;
import io.foretick.forecast.direction.pattern.PatternSettings;
import io.foretick.forecast.direction.pattern.PatternSummary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A memory with as many patterns as it may have.
class FullMemoryTest {

    private static final int LESSONS_A_CANDLE = 50;

    @TempDir private Path folder;

    private final PatternMemory memory =
            new PatternMemory(MadeUpUpdates.MINUTE, PatternSettings.DEFAULT);
    private long candle;
    private long lessons;

    @Test
    void staysUnderItsCapsAndSavesOnlyWhatChanged() throws IOException {
        StateFiles files = new StateFiles(folder.resolve("state.db"), folder.resolve("p.db"));
        try (DirectionState state = DirectionState.open(files, SYMBOL)) {
            liveUntilFull();
            save(state);
            long bestNs = Long.MAX_VALUE;
            for (int save = 0; save < 5; save++) {
                learn(50);
                assertEquals(200, memory.changes().written().size(), 10);
                long startNs = System.nanoTime();
                save(state);
                bestNs = Math.min(bestNs, System.nanoTime() - startNs);
            }
            assertTrue(bestNs < 50_000_000, "a save of changes took " + bestNs / 1e6 + " ms");
            PatternMemory restored =
                    new PatternMemory(MadeUpUpdates.MINUTE, PatternSettings.DEFAULT);
            state.load(MadeUpUpdates.MINUTE, List.of(), restored);
            assertEquals(memory.digest(), restored.digest());
        }
        learn(60_000); // new patterns all the while
        PatternSummary summary = memory.summary();
        assertTrue(summary.contexts() + summary.decisions() <= 200_000);
        assertTrue(summary.events() <= 100_000);
    }

    private void liveUntilFull() {
        learn(199_000 / 4);
        assertEquals(199_000, memory.whole().written().size());
    }

    private void save(DirectionState state) throws IOException {
        long positionNs = MadeUpUpdates.candleNs(candle);
        var head = new StateHead(MadeUpUpdates.MINUTE, positionNs, 0, Origin.AUTOSAVE, "{}");
        state.save(head, List.of(), memory);
    }

    /// Every candle brings situations that were never there, so many that age alone frees too
    /// little.
    private void learn(int times) {
        for (int k = 0; k < times; k++) {
            candle = lessons / LESSONS_A_CANDLE;
            String bins = "a=" + lessons + "|b=" + lessons;
            Recall recall =
                    MadeUpUpdates.recall(memory, ModelName.TRENDVIC, candle, bins, Direction.UP);
            memory.learn(MadeUpUpdates.update(ModelName.TRENDVIC, candle, recall, Direction.UP));
            memory.maintain(MadeUpUpdates.candleNs(candle + 2));
            lessons++;
        }
    }
}
