package io.foretick.venue.amm;

import static io.foretick.testing.Close.assertClose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolValueTest {

    @Test
    void impermanentLossOfKnownMoves() {
        assertEquals(-0.2, PoolValue.impermanentLoss(4.0), 1e-16);
        assertEquals(-0.2, PoolValue.impermanentLoss(0.25), 1e-16);
        assertEquals(2.0 * Math.sqrt(2.0) / 3.0 - 1.0, PoolValue.impermanentLoss(2.0), 1e-15);
        assertEquals(0.0, PoolValue.impermanentLoss(1.0), 0.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.8, 1.0, 1.6, 5.0})
    void theThreePartsOfTheValueMeet(double price) {
        var range = new PoolValue.Range(7.0, 0.8, 1.6);
        double a = Math.sqrt(0.8);
        double b = Math.sqrt(1.6);
        double expected;
        if (price <= 0.8) {
            expected = 7.0 * price * (1 / a - 1 / b);
        } else if (price < 1.6) {
            expected = 7.0 * (2 * Math.sqrt(price) - price / b - a);
        } else {
            expected = 7.0 * (b - a);
        }
        assertClose("value", expected, range.value(price), 1e-14, 0.0);
    }

    @Test
    void aWideRangeIsAFullRange() {
        var range = new PoolValue.Range(3.0, 1e-20, 1e20);
        assertClose("value", PoolValue.fullRange(3.0, 2.5), range.value(2.5), 1e-9, 0.0);
        assertClose(
                "loss", PoolValue.impermanentLoss(2.5), range.impermanentLoss(1.0, 2.5), 1e-8, 0.0);
        assertClose(
                "rebalancing",
                PoolValue.rebalancingLossShare(0.4) * PoolValue.fullRange(3.0, 2.5),
                range.rebalancingLoss(2.5, 0.4),
                1e-12,
                0.0);
    }

    /// `sigma^2 P^2 |V''| / 2`, with the second derivative by differences.
    @Test
    void rebalancingLossIsTheCurvatureOfTheValue() {
        var range = new PoolValue.Range(5.0, 0.5, 2.0);
        double step = 1e-4;
        double curvature =
                (range.value(1.1 + step) - 2 * range.value(1.1) + range.value(1.1 - step))
                        / (step * step);
        assertClose(
                "loss",
                0.09 * 1.1 * 1.1 * Math.abs(curvature) / 2,
                range.rebalancingLoss(1.1, 0.3),
                1e-5,
                0.0);
        assertEquals(0.0, range.rebalancingLoss(3.0, 0.3), 0.0);
    }

    @Test
    void aFeeAndSlowBlocksLeaveLessToLose() {
        assertEquals(1.0, PoolValue.lossLeftWithFee(0.0, 12.0, 0.001), 0.0);
        double small = PoolValue.lossLeftWithFee(0.0005, 2.0, 0.0002);
        double large = PoolValue.lossLeftWithFee(0.003, 2.0, 0.0002);
        assertTrue(large < small && small < 1.0);
        assertClose("as written", 1 / (1 - Math.log1p(-0.003) / 0.0002), large, 1e-12, 0.0);
    }

    @Test
    void refusesARangeUpsideDown() {
        assertThrows(IllegalArgumentException.class, () -> new PoolValue.Range(1.0, 2.0, 1.0));
    }
}
