package io.foretick.store.direction;

import static io.foretick.store.direction.MadeUpModels.MINUTE;
import static io.foretick.store.direction.MadeUpModels.SYMBOL;
import static io.foretick.store.direction.Refusals.assertRefused;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.forecast.direction.StatePart;
import io.foretick.forecast.direction.pattern.MadeUpUpdates;
import io.foretick.forecast.direction.pattern.PatternMemory;
import io.foretick.forecast.direction.pattern.PatternSettings;
import io.foretick.market.candle.Timeframe;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class DirectionStateTest {

    @TempDir private Path folder;
    private StateFiles files;

    @BeforeEach
    void nameTheFiles() {
        files = new StateFiles(folder.resolve("state.db"), folder.resolve("patterns.db"));
    }

    @Test
    void beginsEmpty() throws IOException {
        try (DirectionState state = open()) {
            assertEquals(Optional.empty(), state.newest(MINUTE));
            assertEquals(0, MadeUpModels.load(state, 1).candles());
        }
    }

    @Test
    void goesOnAfterARestartAsIfThereHadBeenNone() throws IOException {
        MadeUpModels steady = new MadeUpModels(1);
        for (int run = 0; run < 6; run++) {
            try (DirectionState state = open()) {
                MadeUpModels models = MadeUpModels.load(state, 1);
                assertEquals(steady.digest(), models.digest());
                for (int save = 0; save < 3; save++) {
                    models.live(17);
                    models.save(state);
                }
            }
            steady.live(3 * 17);
        }
    }

    @Test
    void saysWhatIsSaved() throws IOException {
        try (DirectionState state = open()) {
            MadeUpModels models = new MadeUpModels(1);
            models.live(30);
            SavedState saved = models.save(state, Origin.CLOSE);
            assertEquals(Optional.of(saved), state.newest(MINUTE));
            assertEquals(List.of(saved), DirectionState.versionsIn(files.state()));
            assertEquals(MadeUpUpdates.candleNs(30), saved.head().positionNs());
            assertEquals(MadeUpUpdates.candleNs(31), saved.head().createdNs());
            assertEquals(Origin.CLOSE, saved.head().origin());
            assertEquals(Optional.empty(), state.newest(Timeframe.parse("5")));
        }
    }

    @Test
    void equalStatesHaveEqualDigests() throws IOException {
        String first = digestOfALife("a");
        assertEquals(first, digestOfALife("b"));
    }

    @Test
    void keepsTheNewestTwentyAutosaves() throws IOException {
        try (DirectionState state = open()) {
            MadeUpModels models = new MadeUpModels(1);
            for (int save = 0; save < 45; save++) {
                models.live(1);
                models.save(state);
            }
            List<SavedState> versions = state.versions();
            assertEquals(20, versions.size());
            assertEquals(45, versions.getLast().number());
            assertEquals(20, rows(state, "redo"));
            assertEquals(40, rows(state, "parts"));
        }
    }

    @Test
    void timeframesDoNotTouchEachOther() throws IOException {
        Timeframe five = Timeframe.parse("5");
        try (DirectionState state = open()) {
            MadeUpModels models = new MadeUpModels(1);
            models.live(30);
            models.save(state);
            StateHead head = new StateHead(five, 0, 0, Origin.AUTOSAVE, "{}");
            var other = new PatternMemory(five, PatternSettings.DEFAULT);
            state.save(head, List.of(), other);
            models.live(30);
            models.save(state);
            assertEquals(models.digest(), MadeUpModels.load(state, 1).digest());
            assertEquals(2, state.newest(five).orElseThrow().number());
        }
    }

    @Test
    void aMemoryFromElsewhereReplacesTheWhole() throws IOException {
        try (DirectionState state = open()) {
            MadeUpModels first = new MadeUpModels(1);
            first.live(300);
            first.save(state);
            MadeUpModels second = new MadeUpModels(2);
            second.live(20);
            second.save(state);
            assertEquals(second.digest(), MadeUpModels.load(state, 2).digest());
        }
    }

    @Test
    void refusesAMemoryThatWasSavedElsewhereSince() throws IOException {
        MadeUpModels models = new MadeUpModels(1);
        StateFiles others = new StateFiles(folder.resolve("s2.db"), folder.resolve("p2.db"));
        try (DirectionState here = open();
                DirectionState there = DirectionState.open(others, SYMBOL)) {
            models.live(10);
            models.save(here);
            models.live(10);
            assertRefused("do not continue", () -> models.save(there));
            models.save(here);
        }
    }

    @Test
    void refusesOtherParts() throws IOException {
        MadeUpModels models = new MadeUpModels(1);
        try (DirectionState state = open()) {
            models.live(10);
            models.save(state);
            List<StatePart> fewer = models.parts().subList(0, 1);
            assertRefused("other models", () -> state.load(MINUTE, fewer, models.memory));
        }
    }

    @Test
    void aSecondWriterIsRefusedAndAReaderIsNot() throws IOException {
        MadeUpModels models = new MadeUpModels(1);
        try (DirectionState state = open()) {
            models.live(200);
            models.save(state);
            assertRefused("cannot be locked", this::open);
            try (PatternReader reader = PatternReader.open(files.patterns())) {
                assertEquals(List.of(MINUTE), reader.timeframes());
                assertEquals(models.memory.summary(), reader.summary(MINUTE));
                assertEquals(models.memory.top(7), reader.top(MINUTE, 7));
                assertEquals(models.memory.anti(7), reader.anti(MINUTE, 7));
            }
            models.live(10);
            models.save(state);
        }
    }

    @Test
    void readersMakeNoFiles() {
        assertThrows(IOException.class, () -> PatternReader.open(files.patterns()));
        assertThrows(IOException.class, () -> DirectionState.versionsIn(files.state()));
        assertFalse(Files.exists(files.state()));
        assertFalse(Files.exists(files.patterns()));
    }

    @Test
    void refusesAnotherSymbol() throws IOException {
        open().close();
        assertRefused("of BTCUSDT", () -> DirectionState.open(files, "ETHUSDT"));
    }

    private String digestOfALife(String name) throws IOException {
        StateFiles own = new StateFiles(folder.resolve(name), folder.resolve(name + "p"));
        try (DirectionState state = DirectionState.open(own, SYMBOL)) {
            MadeUpModels models = new MadeUpModels(3);
            models.live(100);
            return models.save(state).digest();
        }
    }

    private static long rows(DirectionState state, String table) throws IOException {
        return state.files()
                .state()
                .transaction(tables -> {
                    try (var query = tables.createStatement();
                            var row = query.executeQuery("SELECT count(*) FROM " + table)) {
                        return row.getLong(1);
                    }
                });
    }

    private DirectionState open() throws IOException {
        return DirectionState.open(files, SYMBOL);
    }
}
