package io.foretick.risk.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class RiskMeasureTest {

    private static final double EXACT = 1e-12;
    private static final double[] PROFITS = {3, -1, 4, -1, -5, 9, -2, 6, -5, 3};

    private static double[] gaussian(long seed, int count, double mean, double deviation) {
        SplittableRandom random = new Seed(seed).random();
        double[] sample = new double[count];
        for (int k = 0; k < count; k++) {
            sample[k] = random.nextGaussian(mean, deviation);
        }
        return sample;
    }

    @Test
    void momentsOfAHandfulAreThoseByHand() {
        Moments moments = Moments.of(new double[] {1, 2, 3, 6});
        assertEquals(3.0, moments.mean());
        assertEquals(Math.sqrt(14.0 / 3.0), moments.deviation(), EXACT);
        assertEquals(18.0 / 4.0 / Math.pow(3.5, 1.5), moments.skew(), EXACT); // -8 - 1 + 0 + 27
        assertEquals(98.0 / 4.0 / 12.25, moments.kurtosis(), EXACT); // 16 + 1 + 0 + 81
    }

    @Test
    void aSampleThatNeverVariesHasNoRatio() {
        Moments moments = Moments.of(new double[] {0, 0, 0});
        assertTrue(Double.isNaN(moments.sharpe()));
        assertTrue(Double.isNaN(moments.skew()));
        assertTrue(Double.isNaN(SharpeEvidence.probabilistic(moments, 0.0)));
        assertTrue(Double.isNaN(Performance.sortino(new double[] {1, 2}, 0.0)));
    }

    @Test
    void historicalFiguresAreReadFromTheSample() {
        // Sorted: -5 -5 -2 -1 -1 3 3 4 6 9; at 0.8 the quantile lies 0.8 of the way to the third.
        assertEquals(2.6, TailRisk.historicalValueAtRisk(PROFITS, 0.8), EXACT);
        assertEquals(5.0, TailRisk.historicalShortfall(PROFITS, 0.8), EXACT);
    }

    @Test
    void theThreeWaysAgreeOnANormalSample() {
        double[] sample = gaussian(1, 200_000, 0.5, 2.0);
        Moments moments = Moments.of(sample);
        double normal = TailRisk.normalValueAtRisk(moments, 0.95);
        assertEquals(-0.5 + 2.0 * 1.6448536269514722, normal, 0.03);
        assertEquals(normal, TailRisk.historicalValueAtRisk(sample, 0.95), 0.03);
        assertEquals(normal, TailRisk.cornishFisherValueAtRisk(moments, 0.95), 0.03);
        double shortfall = TailRisk.normalShortfall(moments, 0.95);
        assertEquals(-0.5 + 2.0 * 2.0627128, shortfall, 0.03);
        assertEquals(shortfall, TailRisk.historicalShortfall(sample, 0.95), 0.05);
    }

    @Test
    void shortfallIsNoSmallerThanValueAtRiskAndBothRiseWithTheLevel() {
        double[] sample = gaussian(2, 501, 0.0, 1.0);
        double before = Double.NEGATIVE_INFINITY;
        for (double level : new double[] {0.5, 0.75, 0.9, 0.95, 0.99, 0.999}) {
            double risk = TailRisk.historicalValueAtRisk(sample, level);
            assertTrue(risk > before);
            assertTrue(TailRisk.historicalShortfall(sample, level) >= risk);
            before = risk;
        }
        assertThrows(
                IllegalArgumentException.class, () -> TailRisk.historicalValueAtRisk(sample, 1.0));
    }

    @Test
    void drawdownCountsFromTheHighestEquity() {
        Drawdown fall = Drawdown.of(new double[] {100, -30, -40, 80, -60}, 1_000.0);
        assertEquals(70.0, fall.deepest());
        assertEquals(70.0 / 1_100.0, fall.deepestShare(), EXACT);
        assertEquals(2, fall.longestPeriods());
        Drawdown first = Drawdown.of(new double[] {-10, 5}, 100.0);
        assertEquals(10.0, first.deepest());
        assertEquals(0.1, first.deepestShare(), EXACT);
        assertEquals(new Drawdown(0, 0, 0), Drawdown.of(new double[] {1, 2, 3}, 0.0));
    }

    @Test
    void ratiosFollowTheirFormulas() {
        Moments moments = Moments.of(PROFITS);
        assertEquals(1.1, moments.mean(), EXACT);
        assertEquals(moments.sharpe() * 6.0, Performance.yearlySharpe(moments, 36.0), EXACT);
        double misses = Math.sqrt((1 + 1 + 25 + 4 + 25) / 10.0);
        assertEquals(1.1 / misses, Performance.sortino(PROFITS, 0.0), EXACT);
        double calmar = 11.0 / 100.0 / 10.0 * 50.0 / Drawdown.of(PROFITS, 100.0).deepestShare();
        assertEquals(calmar, Performance.calmar(PROFITS, 100.0, 50.0), EXACT);
        assertTrue(Double.isNaN(Performance.calmar(new double[] {1, 1}, 100.0, 50.0)));
        assertEquals(4.0, Performance.perThousand(20.0, 5_000.0), EXACT);
        assertTrue(Double.isNaN(Performance.perThousand(20.0, 0.0)));
    }

    @Test
    void positionsAreWeighedByTheTimeTheyAreHeld() {
        var tally = new InventoryTally(3.0);
        tally.hold(0, 4.0);
        tally.hold(1_000_000_000L, -2.0);
        tally.hold(4_000_000_000L, 100.0);
        assertEquals(-0.5, tally.mean(), EXACT);
        assertEquals(2.5, tally.meanSize(), EXACT);
        assertEquals(100.0, tally.largestSize());
        assertEquals(0.25, tally.shareBeyond(), EXACT);
        assertThrows(IllegalArgumentException.class, () -> tally.hold(0, 1.0));
    }

    @Test
    void anInventoryThatComesBackHasTheHalfLifeOfItsMemory() {
        double[] noise = gaussian(3, 50_000, 0.0, 1.0);
        double[] positions = new double[noise.length];
        for (int k = 1; k < noise.length; k++) {
            positions[k] = 0.9 * positions[k - 1] + noise[k];
        }
        InventoryDrift drift = InventoryDrift.of(positions);
        assertEquals(Math.log(0.5) / Math.log(0.9), drift.halfLifeSteps(), 0.3);
        assertTrue(Math.abs(drift.slopeT()) < 4.0, "no trend, t " + drift.slopeT());
    }

    @Test
    void aTrendShowsInItsSlopeAndNoiseAlikeToItsNeighboursLowersTheT() {
        double[] noise = gaussian(4, 2_000, 0.0, 1.0);
        double[] positions = new double[noise.length];
        double state = 0.0;
        for (int k = 0; k < noise.length; k++) {
            state = 0.9 * state + noise[k];
            positions[k] = state + 0.01 * k;
        }
        InventoryDrift plain = InventoryDrift.of(positions, 0);
        InventoryDrift robust = InventoryDrift.of(positions, 30);
        assertEquals(0.01, robust.slopePerStep(), 0.001);
        assertEquals(plain.slopePerStep(), robust.slopePerStep());
        assertTrue(robust.slopeT() > 5.0);
        assertTrue(plain.slopeT() > 2.0 * robust.slopeT());
    }

    /// Positions 0, 1, 3: the line is -1/6 + 1.5 k, residuals 1/6, -1/3, 1/6 at -1, 0, 1; scores
    /// are -1/6, 0, 1/6, their squares add up to 1/18, and squares of the steps to 2.
    @Test
    void slopeAndItsTAreThoseByHand() {
        InventoryDrift drift = InventoryDrift.of(new double[] {0, 1, 3}, 0);
        assertEquals(1.5, drift.slopePerStep(), EXACT);
        assertEquals(1.5 / (Math.sqrt(1.0 / 18.0) / 2.0), drift.slopeT(), 1e-9);
        assertEquals(Double.POSITIVE_INFINITY, drift.halfLifeSteps()); // phi is 2
        double weighed = Math.sqrt(1.0 / 18.0 - 2.0 / 3.0 / 36.0) / 2.0; // two apart weigh 1/3
        assertEquals(1.5 / weighed, InventoryDrift.of(new double[] {0, 1, 3}, 2).slopeT(), 1e-9);
    }

    @Test
    void aPositionThatNeverMovesDoesNotComeBack() {
        InventoryDrift drift = InventoryDrift.of(new double[] {2, 2, 2, 2});
        assertEquals(Double.POSITIVE_INFINITY, drift.halfLifeSteps());
        assertEquals(0.0, drift.slopePerStep(), EXACT);
    }

    @Test
    void evidenceGrowsWithTheSampleAndShrinksWithTheTrials() {
        Moments brief = new Moments(50, 0.1, 1.0, 0.0, 3.0);
        Moments lengthy = new Moments(500, 0.1, 1.0, 0.0, 3.0);
        double few = SharpeEvidence.probabilistic(brief, 0.0);
        double many = SharpeEvidence.probabilistic(lengthy, 0.0);
        assertTrue(many > few && few > 0.5);
        assertTrue(SharpeEvidence.deflated(lengthy, 10, 0.05) < many);
        assertTrue(
                SharpeEvidence.deflated(lengthy, 1_000, 0.05)
                        < SharpeEvidence.deflated(lengthy, 10, 0.05));
        assertEquals(0.5, SharpeEvidence.probabilistic(lengthy, 0.1), EXACT);
        Moments crooked = new Moments(500, 0.1, 1.0, -2.0, 9.0);
        assertTrue(SharpeEvidence.probabilistic(crooked, 0.0) < many);
    }

    @Test
    void theBestOfMoreIsExpectedToBeBetter() {
        assertEquals(0.0, SharpeEvidence.expectedBest(1.0, 1.0));
        double before = 0.0;
        for (double trials : new double[] {1.5, 2, 3.5, 10, 1_000, 1e6}) {
            double best = SharpeEvidence.expectedBest(trials, 1.0);
            assertTrue(best >= before);
            before = best;
        }
        double drawn = 0.0;
        for (int seed = 0; seed < 2_000; seed++) {
            double highest = Double.NEGATIVE_INFINITY;
            for (double value : gaussian(seed, 100, 0.0, 1.0)) {
                highest = Math.max(highest, value);
            }
            drawn += highest / 2_000.0;
        }
        assertEquals(drawn, SharpeEvidence.expectedBest(100.0, 1.0), 0.05);
    }

    @Test
    void alikeTrialsCountForFewer() {
        double[][] apart = BacktestOverfitTest.noise(1, 100, 400, 0.0);
        double[][] groups = BacktestOverfitTest.noise(1, 20, 400, 0.5); // one group: rho is 0.5
        double[][] same = {apart[0], apart[0], apart[0]};
        double[][] still = {apart[0], new double[400], apart[1]};
        assertEquals(100.0, EffectiveTrials.byMeanCorrelation(apart), 1.0);
        assertEquals(10.5, EffectiveTrials.byMeanCorrelation(groups), 1.0);
        assertEquals(1.0, EffectiveTrials.byMeanCorrelation(same), 1e-9);
        assertEquals(2.0, EffectiveTrials.byMeanCorrelation(still), 0.2);
        assertEquals(0.0, EffectiveTrials.byMeanCorrelation(new double[3][10]));
    }

    @Test
    void theBestTrialIsFoundAndItsSkillSeen() {
        double[][] profits = BacktestOverfitTest.noise(2, 50, 400, 0.0);
        profits[7] = new double[400]; // a trial that never traded is no candidate
        for (int k = 0; k < 400; k++) {
            profits[31][k] += 0.4;
        }
        BestTrial best = BestTrial.of(profits);
        assertEquals(31, best.index());
        assertEquals(49, best.trials());
        assertEquals(Moments.of(profits[31]).sharpe(), best.sharpe());
        assertTrue(best.deflated() > 0.95);
        assertTrue(best.probabilistic() > best.deflated());
        assertThrows(IllegalArgumentException.class, () -> BestTrial.of(new double[2][10]));
    }
}
