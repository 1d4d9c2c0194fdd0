package io.foretick.forecast.direction.online;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.Recall;
import io.foretick.forecast.direction.Thresholds;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectionSettingsTest {

    private static final DirectionSettings SETTINGS = DirectionSettings.DEFAULT;

    /// `1 + 0.5 trust (0.5 - wins)` and `1 + 0.2 trust (wins - 0.5)`.
    @ParameterizedTest
    @CsvSource({
        "0.0, 0.0, 1.00, 1.00",
        "1.0, 0.0, 1.25, 0.90",
        "1.0, 1.0, 0.75, 1.10",
        "0.4, 0.2, 1.06, 0.976",
        "0.4, 0.5, 1.00, 1.00",
    })
    void memoryChangesRateAndPull(double trust, double wins, double rate, double strength) {
        Recall.Decision known = decision(trust, wins, false);
        assertEquals(rate, SETTINGS.modulation().rateFactor(known), 1e-15);
        assertEquals(strength, SETTINGS.modulation().strengthFactor(known), 1e-15);
    }

    @Test
    void factorsStayWithinTheirBounds() {
        var steep =
                new DirectionSettings.Modulation(
                        10, 10, 0.5, 2, DirectionSettings.Performance.DEFAULT);
        assertEquals(2.0, steep.rateFactor(decision(1, 0, false)));
        assertEquals(0.5, steep.rateFactor(decision(1, 1, false)));
        assertEquals(2.0, steep.strengthFactor(decision(1, 1, false)));
        assertEquals(0.5, steep.strengthFactor(decision(1, 0, false)));
    }

    @Test
    void recentHitsRaiseTheRateOnceThereAreEnough() {
        DirectionSettings.Performance performance = DirectionSettings.Performance.DEFAULT;
        HitWindow hits = new HitWindow(performance.window());
        for (int k = 0; k < 49; k++) {
            hits.add(true);
        }
        assertEquals(1.0, performance.factor(hits));
        hits.add(true);
        assertEquals(1.2, performance.factor(hits), 1e-15);
        for (int k = 0; k < 200; k++) {
            hits.add(k % 4 == 0);
        }
        assertEquals(0.9, performance.factor(hits), 1e-15);
    }

    @ParameterizedTest
    @CsvSource({
        // reward, trust, anti-pattern, anchor follows
        "1.0, 0.0, false, true",
        "0.5, 0.0, true, true",
        "0.0, 0.0, false, false",
        "0.0, 0.2, false, true",
        "0.0, 0.2, true, false",
        "-1.0, 0.19, false, false",
        "-1.0, 0.2, true, true",
    })
    void theAnchorFollowsWhatIsRewardedOrTrusted(
            double reward, double trust, boolean antiPattern, boolean follows) {
        Recall.Decision known = decision(trust, 0.5, antiPattern);
        assertEquals(follows, SETTINGS.averaging().movesAnchor(reward, known));
    }

    @Test
    void variantsChangeOnlyWhatTheyName() {
        DirectionSettings wide = SETTINGS.withFactFlatBps(2.5);
        assertEquals(new FlatPolicy.Fixed(2.5), wide.abstention().policy());
        assertEquals(SETTINGS, wide.withFactFlatBps(1.0));
        DirectionSettings adaptive = SETTINGS.adaptive();
        assertEquals(FlatPolicy.Adaptive.DEFAULT, adaptive.abstention().policy());
        assertEquals(new Thresholds(0.5, 0.02), adaptive.abstention().thresholds());
        assertEquals(new Thresholds(0.5, 0.05), adaptive.blending().thresholds());
        assertEquals(SETTINGS.training(), adaptive.training());
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThrows(
                IllegalArgumentException.class, () -> new DirectionSettings.Weights(-0.1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> SETTINGS.withFactFlatBps(-1));
        assertThrows(IllegalArgumentException.class, () -> new FlatPolicy.Range(2, 1));
    }

    private static Recall.Decision decision(double trust, double wins, boolean antiPattern) {
        return new Recall.Decision(Direction.UP, true, trust, wins, antiPattern);
    }
}
