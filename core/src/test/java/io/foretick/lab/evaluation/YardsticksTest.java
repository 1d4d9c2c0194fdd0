package io.foretick.lab.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.forecast.density.EwmaModel;
import io.foretick.lab.data.CoinHistory;
import io.foretick.lab.data.KlineHistory;
import io.foretick.market.second.SecondSeries;
import io.foretick.store.NetworkFile;
import io.foretick.store.SampleModels;
import io.foretick.store.StoredModel;
import io.foretick.testing.MadeUpKlines;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class YardsticksTest {

    private static final long DAY = 86_400;
    private static final long FIRST = MadeUpKlines.FIRST_OPEN_MS / 1000;

    @TempDir private static Path folder = Path.of("");
    private static List<SecondSeries> coins = List.of();

    /// The coin trebles its sigma after ten days.
    @BeforeAll
    static void readKlines() throws IOException {
        Path file =
                MadeUpKlines.write(
                        folder,
                        "BTCUSDT",
                        20,
                        new Seed(1),
                        minute -> minute < 10 * 1440 ? 1e-3 : 3e-3);
        coins = KlineHistory.read(List.of(file)).stream().map(CoinHistory::series).toList();
    }

    @Test
    void takesThoseOfTheModelsFileFirst() throws IOException {
        NetworkFile network = SampleModels.network(3, 1);
        Yardstick yardstick = yardsticks(network, FIRST).find("const-t");
        assertSame(network.baselines().get("const-t"), yardstick.model());
        assertTrue(yardstick.source().startsWith("of the model's file"), yardstick.source());
    }

    @Test
    void fitsOthersToWhatLiesBeforeTheRangeAlone() throws IOException {
        Yardstick yardstick =
                yardsticks(SampleModels.file("a", 1e-4), FIRST + 10 * DAY).find("ewma30s-t");
        assertEquals("ewma30s-t", yardstick.name());
        assertEquals("fitted to the 14400 minutes before the range", yardstick.source());
        EwmaModel model = (EwmaModel) yardstick.model();
        double sigma = model.constantSigmaPerSqrtSecond("BTC") * Math.sqrt(60);
        assertEquals(1e-3, sigma, 2e-5, "it knows nothing of the days to come");
    }

    @Test
    void readsAFileThatIsNamed() throws IOException {
        Path file = folder.resolve("old.json");
        SampleModels.file("any", 2e-4).write(file);
        Yardstick yardstick = yardsticks(SampleModels.file("a", 1e-4), FIRST).find("old=" + file);
        assertEquals("old", yardstick.name());
        assertEquals(SampleModels.constant(2e-4).digest(), yardstick.model().digest());
        assertEquals("file " + file, yardstick.source());
    }

    @Test
    void saysWhatToDoWhereNothingLiesBeforeTheRange() {
        Yardsticks yardsticks = yardsticks(SampleModels.file("a", 1e-4), FIRST);
        var refusal =
                assertThrows(IllegalArgumentException.class, () -> yardsticks.find("garch-t"));
        assertTrue(message(refusal).contains("--against garch-t=FILE"), message(refusal));
    }

    private static Yardsticks yardsticks(StoredModel model, long fromSecond) {
        return new Yardsticks(model, coins, fromSecond, new Seed(1));
    }

    private static String message(Exception refusal) {
        return String.valueOf(refusal.getMessage());
    }
}
