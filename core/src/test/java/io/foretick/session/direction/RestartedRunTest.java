package io.foretick.session.direction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Bar;
import io.foretick.forecast.DensityModel;
import io.foretick.forecast.density.network.Anchor;
import io.foretick.forecast.density.network.Skew;
import io.foretick.forecast.density.network.SmallNetwork;
import io.foretick.forecast.direction.online.DirectionSettings;
import io.foretick.market.candle.Timeframe;
import io.foretick.report.direction.DirectionFiles;
import io.foretick.report.direction.FileSettings;
import io.foretick.store.direction.DirectionState;
import io.foretick.store.direction.SavedState;
import io.foretick.store.direction.StateFiles;
import io.foretick.testing.MemoryFolder;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// A run that was stopped, or died, at many candles and went on from its files leaves behind what a
/// run leaves behind that never stopped, byte for byte.
class RestartedRunTest {

    private static final int LIFE_MAX = 80;
    private static final int MOVES = 600;
    private static final String SYMBOL = "BTCUSDT";
    private static final DensityModel NETWORK =
            SmallNetwork.drawn(SmallNetwork.settings(Anchor.HAR, Skew.NETWORK), 2, 9);
    private static final List<String> NAMES =
            List.of("candles.jsonl", "facts.jsonl", "updates.jsonl", "predictions.jsonl");

    @TempDir(factory = MemoryFolder.class)
    private Path folder = Path.of("");

    /// What runs, and for how long: past the first fits of the calibrators.
    ///
    /// @param warmUp candles that were closed before its first start
    /// @param candles all that there are
    private record Trial(Timeframe timeframe, Predictor.Recipe recipe, int warmUp, int candles) {

        static Trial of(Case wanted) {
            DirectionSettings adaptive = DirectionSettings.DEFAULT.adaptive();
            return switch (wanted) {
                case MINUTES -> linear(Timeframe.MINUTE, adaptive);
                case QUARTERS -> linear(Timeframe.parse("15"), DirectionSettings.DEFAULT);
                case MINUTES_WITH_DENSITY ->
                        new Trial(
                                Timeframe.MINUTE,
                                new Predictor.Recipe(SYMBOL, adaptive, Optional.of(NETWORK)),
                                2_300,
                                2_700);
            };
        }

        private static Trial linear(Timeframe timeframe, DirectionSettings settings) {
            return new Trial(
                    timeframe,
                    new Predictor.Recipe(SYMBOL, settings, Optional.empty()),
                    150,
                    150 + MOVES);
        }
    }

    enum Case {
        MINUTES,
        QUARTERS,
        MINUTES_WITH_DENSITY
    }

    @ParameterizedTest
    @EnumSource(Case.class)
    void leavesTheSameAsOneThatNeverStopped(Case wanted) throws IOException {
        Trial trial = Trial.of(wanted);
        List<Bar> bars = MadeUpCandles.walk(20250101, trial.candles(), trial.timeframe());
        live(folder.resolve("steady"), trial, bars, new Life(trial.warmUp(), bars.size(), true));
        SplittableRandom random = new SplittableRandom(7);
        int at = trial.warmUp();
        int lives = 0;
        while (at < bars.size()) {
            int end = Math.min(bars.size(), at + random.nextInt(LIFE_MAX));
            boolean stopped = random.nextBoolean() || end == bars.size();
            live(folder.resolve("parted"), trial, bars, new Life(at, end, stopped));
            at = Math.min(bars.size(), end + random.nextInt(5)); // closed while nobody was there
            lives++;
        }
        live(folder.resolve("parted"), trial, bars, new Life(bars.size(), bars.size(), true));
        assertTrue(lives > 4);
        assertSameFiles();
        assertSameState(trial);
    }

    private void assertSameFiles() throws IOException {
        for (String file : NAMES) {
            assertEquals(
                    Files.readString(folder.resolve("steady").resolve(file)),
                    Files.readString(folder.resolve("parted").resolve(file)),
                    file);
        }
    }

    private void assertSameState(Trial trial) throws IOException {
        SavedState steady = newest(folder.resolve("steady"));
        SavedState parted = newest(folder.resolve("parted"));
        assertEquals(steady.patterns(), parted.patterns());
        assertEquals(steady.head().updates(), parted.head().updates());
        assertEquals(steady.digest(), parted.digest());
        assertEquals(steady.head().metrics(), parted.head().metrics());
        long models = trial.recipe().density().isPresent() ? 5 : 4;
        assertEquals(models * (trial.candles() - trial.warmUp()), parted.head().updates());
    }

    private static SavedState newest(Path place) throws IOException {
        return DirectionState.versionsIn(place.resolve("state.db")).getLast();
    }

    /// From a start to an end, in candles.
    ///
    /// @param begin candles that were closed before the start
    /// @param stopped whether it was asked to end; otherwise it died, and what it did since its
    ///   last save is known to the files of rows only
    private record Life(int begin, int end, boolean stopped) {}

    private static void live(Path place, Trial trial, List<Bar> bars, Life life)
            throws IOException {
        var paths = new StateFiles(place.resolve("state.db"), place.resolve("patterns.db"));
        try (DirectionState state = DirectionState.open(paths, SYMBOL);
                DirectionFiles files = DirectionFiles.open(place, SYMBOL, FileSettings.LIVE)) {
            var keeper = new StateKeeper(state, trial.recipe());
            StateKeeper.Restored restored =
                    keeper.restore(List.of(trial.timeframe()), files).getFirst();
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
