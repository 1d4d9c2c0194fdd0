package io.foretick.forecast.direction.online;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.direction.Memory;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Prediction;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

class EnsembleVoiceTest {

    private static final DirectionSettings SETTINGS = DirectionSettings.DEFAULT;

    @Test
    void weightsAreTheRegimesAtFirst() {
        EnsembleVoice voice = new EnsembleVoice(SETTINGS);
        List<ModelLane> lanes = lanes();
        assertArrayEquals(new double[] {0.5, 0.2, 0.3}, voice.weigh(Regime.TRENDING, lanes), 1e-15);
        assertArrayEquals(new double[] {0.2, 0.5, 0.3}, voice.weigh(Regime.RANGING, lanes), 1e-15);
        // 0.25 * 0.6 = 0.15, brought to one with 0.25 and 0.5
        assertArrayEquals(
                new double[] {0.15 / 0.9, 0.25 / 0.9, 0.5 / 0.9},
                voice.weigh(Regime.VOLATILE, lanes),
                1e-15);
    }

    /// Hits of 80, 20 and 0 of 100: earned are 0.8, 0.2 and 0.
    @Test
    void aShareOfTheWeightIsEarned() {
        EnsembleVoice voice = new EnsembleVoice(SETTINGS);
        List<ModelLane> lanes = lanes();
        score(lanes.get(0), 80);
        score(lanes.get(1), 20);
        assertArrayEquals(new double[] {0.5, 0.2, 0.3}, voice.weigh(Regime.TRENDING, lanes), 1e-15);
        score(lanes.get(2), 0);
        assertArrayEquals(
                new double[] {0.35 + 0.24, 0.14 + 0.06, 0.21},
                voice.weigh(Regime.TRENDING, lanes),
                1e-15);
    }

    /// In a volatile market 0.7 * 0.15 / 0.9 = 0.1167 is left for TRENDVIC without hits: it is
    /// raised to 0.2, and all are brought to one.
    @Test
    void noMemberFallsBelowTheLeastWeight() {
        var blending = SETTINGS.blending();
        EnsembleVoice voice =
                new EnsembleVoice(
                        SETTINGS.with(
                                new DirectionSettings.Blending(
                                        blending.thresholds(),
                                        blending.weights(),
                                        blending.performanceShare(),
                                        0.2,
                                        blending.volatileTrendScale(),
                                        blending.volatileRaise(),
                                        blending.regimes())));
        List<ModelLane> lanes = lanes();
        score(lanes.get(0), 0);
        score(lanes.get(1), 50);
        score(lanes.get(2), 50);
        double second = 0.7 * 0.25 / 0.9 + 0.15;
        double third = 0.7 * 0.5 / 0.9 + 0.15;
        double sum = 0.2 + second + third;
        assertArrayEquals(
                new double[] {0.2 / sum, second / sum, third / sum},
                voice.weigh(Regime.VOLATILE, lanes),
                1e-15);
    }

    @Test
    void saysTheWeightedMeanOfItsMembersProbabilities() {
        Rig rig = Rig.full(SETTINGS);
        rig.offerAll(Rig.walk(31, 160));
        List<Prediction> together = rig.predictionsOf(ModelName.ENSEMBLE);
        double[] weights = {0.5, 0.2, 0.3};
        if (together.getFirst().notes().equals(List.of("regime_ranging"))) {
            weights = new double[] {0.2, 0.5, 0.3};
        }
        double up = 0;
        for (int k = 0; k < 3; k++) {
            Prediction member = rig.predictionsOf(ModelName.values()[k]).getFirst();
            up += weights[k] * member.calibrated().up();
        }
        assertEquals(up, together.getFirst().rawUp(), 1e-12);
        assertTrue(
                together.stream().allMatch(each -> each.notes().getFirst().startsWith("regime_")));
    }

    @Test
    void aVolatileMarketRaisesItsThresholds() {
        Rig rig = Rig.full(SETTINGS);
        rig.offerAll(RegimeTest.burst());
        Prediction together = rig.predictionsOf(ModelName.ENSEMBLE).getLast();
        assertEquals(List.of("regime_volatile"), together.notes());
        assertEquals(0.60, together.thresholds().probability(), 1e-15);
        assertEquals(0.07, together.thresholds().delta(), 1e-15);
    }

    private static List<ModelLane> lanes() {
        return Stream.of(ModelName.TRENDVIC, ModelName.OSCILLATOR, ModelName.VOLUMEMETRIX)
                .map(EnsembleVoiceTest::lane)
                .toList();
    }

    private static ModelLane lane(ModelName name) {
        var means = new ModelLane.Means(Rig.MINUTE, new Rig.Plain(), Memory.NONE);
        return new ModelLane(name, SETTINGS, means, new Learner.Unmoved());
    }

    private static void score(ModelLane lane, int hits) {
        for (int k = 0; k < 100; k++) {
            lane.hits().add(k < hits);
        }
    }
}
