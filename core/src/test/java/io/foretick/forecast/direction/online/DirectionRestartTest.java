package io.foretick.forecast.direction.online;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Bar;
import io.foretick.forecast.direction.StatePart;
import io.foretick.testing.StateTape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

class DirectionRestartTest {

    private static final int CANDLES = 420;

    /// Cut anywhere, gaps included, a predictor that loaded all parts says what the other says.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101})
    void aRestoredPredictorGoesOnBitForBit(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DirectionSettings plain = DirectionSettings.DEFAULT;
        DirectionSettings settings = seed % 2 == 0 ? plain : plain.adaptive();
        List<Bar> bars = Rig.walk(seed, CANDLES);
        Rig whole = Rig.full(settings);
        Rig parted = Rig.full(settings);
        for (int k = 0; k < bars.size(); k++) {
            if (k == 150) {
                continue; // a hole
            }
            whole.predictor.offer(bars.get(k));
            parted.predictor.offer(bars.get(k));
            if (random.nextInt(10) == 0) {
                parted = restored(parted, settings);
            }
            assertEquals(lastOf(whole.predictions), lastOf(parted.predictions));
            assertEquals(lastOf(whole.updates), lastOf(parted.updates));
            assertEquals(whole.savedItems(), parted.savedItems());
        }
        assertTrue(whole.updates.size() > 700);
    }

    @Test
    void namesEveryPieceOnce() {
        List<String> names =
                Rig.full(DirectionSettings.DEFAULT).predictor.parts().stream()
                        .map(part -> part.owner() + "/" + part.name())
                        .toList();
        assertEquals(names.size(), names.stream().distinct().count());
        for (String name :
                List.of(
                        "TIMEFRAME/window",
                        "TIMEFRAME/class_shares",
                        "TIMEFRAME/fact_bound",
                        "TRENDVIC/params",
                        "OSCILLATOR/ema",
                        "VOLUMEMETRIX/anchor",
                        "TRENDVIC/optimizer",
                        "DENSITY/density",
                        "DENSITY/calibration",
                        "ENSEMBLE/metrics",
                        "ENSEMBLE/flat",
                        "ENSEMBLE/pending")) {
            assertTrue(names.contains(name), name);
        }
    }

    @Test
    void refusesTheStateOfAnotherModel() {
        Rig rig = Rig.plain(DirectionSettings.DEFAULT);
        for (String piece : List.of("params", "optimizer")) {
            StateTape tape = new StateTape();
            part(rig, "TRENDVIC", piece).state().save(tape);
            assertThrows(
                    IllegalStateException.class,
                    () -> part(rig, "VOLUMEMETRIX", piece).state().load(tape));
        }
    }

    private static StatePart part(Rig rig, String owner, String name) {
        return rig.predictor.parts().stream()
                .filter(each -> each.owner().equals(owner) && each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Rig restored(Rig from, DirectionSettings settings) {
        Map<String, StateTape> tapes = from.saved();
        Rig made =
                new Rig(
                        settings,
                        Rig.parts(new Rig.CountingMemory(), Rig.Affine::new, new Rig.LastMove()));
        made.load(tapes);
        tapes.values().forEach(tape -> assertTrue(tape.isSpent()));
        made.predictions.addAll(from.predictions);
        made.updates.addAll(from.updates);
        assertEquals(from.predictor.pendingCount(), made.predictor.pendingCount());
        return made;
    }

    private static <T> List<T> lastOf(List<T> all) {
        return all.subList(Math.max(0, all.size() - 5), all.size());
    }
}
