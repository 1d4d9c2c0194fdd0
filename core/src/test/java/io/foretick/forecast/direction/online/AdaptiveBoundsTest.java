package io.foretick.forecast.direction.online;

import static io.foretick.forecast.direction.Direction.DOWN;
import static io.foretick.forecast.direction.Direction.FLAT;
import static io.foretick.forecast.direction.Direction.UP;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.Fact;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Reward;
import io.foretick.forecast.direction.Thresholds;
import io.foretick.forecast.direction.Update;
import io.foretick.testing.StateTape;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class AdaptiveBoundsTest {

    private static final FlatPolicy ADAPTIVE = FlatPolicy.Adaptive.DEFAULT;

    @Test
    void aFixedBoundStays() {
        FactBound bound = new FactBound(new FlatPolicy.Fixed(1.0));
        DeltaBound delta = new DeltaBound(new FlatPolicy.Fixed(1.0), Thresholds.DEFAULT);
        for (int k = 0; k < 100; k++) {
            bound.learn(fact(0.001, bound.bps()));
            delta.learn(FLAT, UP);
        }
        assertEquals(1.0, bound.bps());
        assertEquals(Thresholds.DEFAULT, delta.thresholds());
    }

    /// Twenty moves of 0.1 bps: the quantile is 0.1, and a fifth of the way from 0.2 leads to 0.18.
    @Test
    void theBoundGoesAFifthOfTheWayToTheQuantile() {
        FactBound bound = new FactBound(ADAPTIVE);
        for (int k = 0; k < 19; k++) {
            bound.learn(fact(0.1, bound.bps()));
        }
        assertEquals(0.2, bound.bps());
        bound.learn(fact(-0.1, bound.bps()));
        assertEquals(0.18, bound.bps(), 1e-9);
        bound.learn(fact(0.1, bound.bps()));
        assertEquals(0.164, bound.bps(), 1e-9);
    }

    @Test
    void theBoundStaysInItsRange() {
        FactBound low = new FactBound(ADAPTIVE);
        FactBound high = new FactBound(ADAPTIVE);
        for (int k = 0; k < 200; k++) {
            low.learn(fact(0, low.bps()));
            high.learn(fact(100, high.bps()));
        }
        assertEquals(0.01, low.bps());
        assertEquals(0.25, high.bps());
    }

    /// Moves spread evenly to 0.6 bps: a bound of about 0.1 makes the wanted share of them flat.
    @Test
    void keepsTheShareOfFlatFactsInItsRange() {
        SplittableRandom random = new SplittableRandom(4);
        FactBound bound = new FactBound(ADAPTIVE);
        int flat = 0;
        for (int k = 0; k < 4_000; k++) {
            Fact fact = fact(1.2 * random.nextDouble() - 0.6, bound.bps());
            bound.learn(fact);
            flat += k >= 2_000 && fact.direction() == FLAT ? 1 : 0;
        }
        double share = flat / 2_000.0;
        assertTrue(share > 0.08 && share < 0.27, "" + share);
    }

    /// From the middle, 0.1, an abstention a step raises the share to 0.4 within twenty steps.
    @Test
    void manyAbstentionsLowerTheDelta() {
        DeltaBound bound = new DeltaBound(ADAPTIVE, new Thresholds(0.5, 0.02));
        repeat(bound, FLAT, UP, 19);
        assertEquals(0.02, bound.thresholds().delta());
        repeat(bound, FLAT, UP, 1);
        assertEquals(0.02 * 0.95, bound.thresholds().delta(), 1e-15);
        repeat(bound, FLAT, UP, 2_000);
        assertEquals(0.01, bound.thresholds().delta());
        assertEquals(0.5, bound.thresholds().probability());
    }

    @Test
    void fewAbstentionsRaiseTheDeltaOnlyWhereDecisionsFail() {
        DeltaBound wrong = new DeltaBound(ADAPTIVE, new Thresholds(0.5, 0.02));
        DeltaBound right = new DeltaBound(ADAPTIVE, new Thresholds(0.5, 0.02));
        repeat(wrong, UP, DOWN, 2_000);
        repeat(right, UP, UP, 2_000);
        assertEquals(0.08, wrong.thresholds().delta());
        assertEquals(0.02, right.thresholds().delta());
    }

    @Test
    void fixedBoundsAreThoseOfTheSettingsWhateverWasSaved() {
        StateTape facts = new StateTape();
        new FactBound(new FlatPolicy.Fixed(1.0)).save(facts);
        FactBound bound = new FactBound(new FlatPolicy.Fixed(8.0));
        bound.load(facts);
        assertEquals(8.0, bound.bps());

        StateTape deltas = new StateTape();
        new DeltaBound(new FlatPolicy.Fixed(1.0), Thresholds.DEFAULT).save(deltas);
        DeltaBound delta = new DeltaBound(new FlatPolicy.Fixed(1.0), new Thresholds(0.6, 0.04));
        delta.load(deltas);
        assertEquals(new Thresholds(0.6, 0.04), delta.thresholds());
    }

    @Test
    void adaptiveBoundsBeginAnewWhereTheStateHadFixedOnes() {
        StateTape facts = new StateTape();
        new FactBound(new FlatPolicy.Fixed(1.0)).save(facts);
        FactBound bound = new FactBound(ADAPTIVE);
        bound.load(facts);
        assertTrue(facts.isSpent());
        assertEquals(new FactBound(ADAPTIVE).bps(), bound.bps());

        StateTape adaptive = new StateTape();
        bound.save(adaptive);
        FactBound fixed = new FactBound(new FlatPolicy.Fixed(1.0));
        fixed.load(adaptive);
        assertTrue(adaptive.isSpent());
        assertEquals(1.0, fixed.bps());
    }

    @Test
    void aHitOnAVerySmallMoveEarnsLess() {
        Rig rig = Rig.plain(DirectionSettings.DEFAULT.adaptive());
        rig.offerAll(Rig.walk(21, 900));
        int small = 0;
        for (Update update : rig.updatesOf(ModelName.TRENDVIC)) {
            boolean hit = update.reason() == Reward.CORRECT;
            boolean micro = Math.abs(update.fact().returnBps()) <= 0.5;
            boolean shaped = hit && micro && update.fact().direction() != FLAT;
            assertEquals(shaped ? 0.5 : update.reason().value(), update.reward());
            small += shaped ? 1 : 0;
        }
        assertTrue(small > 10, "" + small);
    }

    private static void repeat(DeltaBound bound, Direction decision, Direction fact, int times) {
        for (int k = 0; k < times; k++) {
            bound.learn(decision, fact);
        }
    }

    private static Fact fact(double returnBps, double flatBps) {
        return Fact.of(Rig.MINUTE, Rig.START_NS, 10_000, 10_000 + returnBps, flatBps);
    }
}
