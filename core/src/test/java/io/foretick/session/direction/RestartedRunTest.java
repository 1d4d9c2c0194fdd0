package io.foretick.session.direction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Bar;
import io.foretick.forecast.direction.online.DirectionSettings;
import io.foretick.market.candle.Timeframe;
import io.foretick.report.direction.DirectionFiles;
import io.foretick.report.direction.FileSettings;
import io.foretick.store.direction.DirectionState;
import io.foretick.store.direction.StateFiles;
import io.foretick.testing.MemoryFolder;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// A run that was stopped, or died, at many candles and went on from its files leaves behind what a
/// run leaves behind that never stopped, byte for byte.
class RestartedRunTest {

    private static final int CANDLES = 300;
    private static final int WARM_UP = 150;
    private static final int LIFE_MAX = 40;
    private static final List<String> NAMES =
            List.of("candles.jsonl", "facts.jsonl", "updates.jsonl", "predictions.jsonl");

    @TempDir(factory = MemoryFolder.class)
    private Path folder = Path.of("");

    @ParameterizedTest(name = "timeframe {0}")
    @ValueSource(strings = {"1", "15"})
    void leavesTheSameFilesAsOneThatNeverStopped(String name) throws IOException {
        Timeframe timeframe = Timeframe.parse(name);
        List<Bar> bars = MadeUpCandles.walk(20250101, CANDLES, timeframe);
        live(folder.resolve("steady"), timeframe, bars, new Life(WARM_UP, CANDLES, true));
        SplittableRandom random = new SplittableRandom(7);
        int at = WARM_UP;
        int lives = 0;
        while (at < CANDLES) {
            int end = Math.min(CANDLES, at + random.nextInt(LIFE_MAX));
            boolean stopped = random.nextBoolean() || end == CANDLES;
            live(folder.resolve("parted"), timeframe, bars, new Life(at, end, stopped));
            at = Math.min(CANDLES, end + random.nextInt(5)); // closed while nobody was there
            lives++;
        }
        live(folder.resolve("parted"), timeframe, bars, new Life(CANDLES, CANDLES, true));
        assertTrue(lives > 4);
        for (String file : NAMES) {
            assertEquals(
                    Files.readString(folder.resolve("steady").resolve(file)),
                    Files.readString(folder.resolve("parted").resolve(file)),
                    file);
        }
    }

    /// From a start to an end, in candles.
    ///
    /// @param begin candles that were closed before the start
    /// @param stopped whether it was asked to end; otherwise it died, and what it did since its
    ///   last save is known to the files of rows only
    private record Life(int begin, int end, boolean stopped) {}

    private static void live(Path place, Timeframe timeframe, List<Bar> bars, Life life)
            throws IOException {
        var paths = new StateFiles(place.resolve("state.db"), place.resolve("patterns.db"));
        var recipe =
                new Predictor.Recipe(
                        "BTCUSDT", DirectionSettings.DEFAULT.adaptive(), Optional.empty());
        try (DirectionState state = DirectionState.open(paths, "BTCUSDT");
                DirectionFiles files = DirectionFiles.open(place, "BTCUSDT", FileSettings.LIVE)) {
            var keeper = new StateKeeper(state, recipe);
            StateKeeper.Restored restored = keeper.restore(List.of(timeframe), files).getFirst();
            Desk desk = new Desk(restored, keeper, Autosave.DEFAULT);
            desk.resume();
            play(desk, bars, next(restored, bars), life);
            if (life.stopped()) {
                desk.close();
            }
        }
    }

    /// As the feed does: what was closed before the start is of the past.
    private static void play(Desk desk, List<Bar> bars, int from, Life life) throws IOException {
        for (int k = from; k < life.end(); k++) {
            if (k < life.begin()) {
                desk.past(bars.get(k));
            } else {
                desk.take(bars.get(k));
            }
        }
        desk.begin();
    }

    private static int next(StateKeeper.Restored restored, List<Bar> bars) {
        return restored.saved().map(saved -> 1 + index(saved.head().positionNs(), bars)).orElse(0);
    }

    private static int index(long startNs, List<Bar> bars) {
        return (int) ((startNs - bars.getFirst().startNs()) / bars.getFirst().lengthNs());
    }
}
