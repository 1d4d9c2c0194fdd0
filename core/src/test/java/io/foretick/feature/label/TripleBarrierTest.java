package io.foretick.feature.label;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.List;

class TripleBarrierTest {

    private static final double[] CLOSE = {100, 101, 104, 99, 99, 100};

    @Test
    void firstBarrierMetIsTheLabel() {
        List<Label> labels = labels(3, 0.03, -0.03);
        assertEquals(new Label(Touch.UPPER, Math.log(1.04), 2), labels.get(0));
        assertEquals(new Label(Touch.LOWER, Math.log(99.0 / 104), 1), labels.get(2));
    }

    @Test
    void timeoutHasNoDirectionButASign() {
        Label label = labels(2, 0.5, -0.5).get(1);
        assertEquals(Touch.NEITHER, label.touch());
        assertEquals(2, label.bars());
        assertEquals(0, label.direction());
        assertEquals(-1, label.signedDirection());
        assertEquals(Math.log(101.0 / 99), label.magnitudeLog(), 1e-15);
    }

    @Test
    void unmovedPriceHasNoSign() {
        Label label = labels(1, 0.5, -0.5).get(3);
        assertEquals(0, label.signedDirection());
        assertFalse(label.moved());
    }

    @Test
    void barsWithTooLittleFutureHaveNoLabel() {
        assertEquals(3, labels(3, 0.03, -0.03).size());
        assertEquals(0, labels(6, 0.03, -0.03).size());
    }

    @Test
    void compatTailSaysThatNothingMoved() {
        Barriers barriers = Barriers.constant(CLOSE.length, 0.03, -0.03);
        List<Label> labels = new TripleBarrier(3).compatLabels(CLOSE, barriers);
        assertEquals(6, labels.size());
        assertEquals(new Label(Touch.NEITHER, 0.0, 3), labels.get(5));
    }

    @Test
    void adaptiveBarriersGrowWithTheLastReturns() {
        double[] close = {1, Math.exp(0.1), 1, Math.exp(0.1), Math.exp(0.1)};
        Barriers barriers = Barriers.adaptive(close, 2.0, 2, 0.005);
        assertEquals(0.005, barriers.upperLog(0)); // window not full
        assertEquals(2.0 * 0.2 / Math.sqrt(2.0), barriers.upperLog(2), 1e-14);
        assertEquals(-barriers.upperLog(2), barriers.lowerLog(2));
        assertEquals(2.0 * 0.1 / Math.sqrt(2.0), barriers.upperLog(4), 1e-14);
    }

    @Test
    void compatFixedBarriersAreSharesOfTheDeviation() {
        double[] close = {1, Math.exp(0.1), 1};
        Barriers barriers = Barriers.compatFixed(close, 1.5, -1.0, 2);
        assertEquals(1.5 * 0.02, barriers.upperLog(0));
        assertEquals(1.5 * 0.2 / Math.sqrt(2.0), barriers.upperLog(2), 1e-14);
        assertEquals(-0.2 / Math.sqrt(2.0), barriers.lowerLog(2), 1e-14);
    }

    @Test
    void refusesBarrierOnTheWrongSide() {
        assertThrows(IllegalArgumentException.class, () -> Barriers.constant(3, 0.1, 0.1));
    }

    private static List<Label> labels(int barsMax, double upperLog, double lowerLog) {
        Barriers barriers = Barriers.constant(CLOSE.length, upperLog, lowerLog);
        return new TripleBarrier(barsMax).labels(CLOSE, barriers);
    }
}
