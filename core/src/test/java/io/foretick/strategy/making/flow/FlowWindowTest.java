package io.foretick.strategy.making.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Side;
import io.foretick.strategy.making.FlowEstimate;

import org.junit.jupiter.api.Test;

class FlowWindowTest {

    private final FlowWindow window = new FlowWindow(0.1, 4);

    @Test
    void keepsTheDeepestOfEachSideMeasuredFromTheMidBefore() {
        window.step(100.5);
        window.trade(Side.BUY, 102);
        window.trade(Side.BUY, 105);
        window.trade(Side.BUY, 101);
        window.trade(Side.SELL, 99);
        window.step(110.0);
        assertEquals(1, window.size());
        assertEquals(4.5, window.buyDepth(0));
        assertEquals(1.5, window.sellDepth(0));
        assertEquals(110.0, window.mid(0));
        assertEquals(100.5, window.mid(-1));
    }

    @Test
    void aSilentStepHasNoDepth() {
        window.step(100.0);
        window.step(100.0);
        assertEquals(FlowWindow.NO_TRADE, window.buyDepth(0));
        assertEquals(FlowWindow.NO_TRADE, window.sellDepth(0));
    }

    @Test
    void tradesBeforeTheFirstMidAreNotCounted() {
        window.trade(Side.BUY, 105);
        window.step(100.0);
        window.step(100.0);
        assertEquals(FlowWindow.NO_TRADE, window.buyDepth(0));
    }

    @Test
    void slidesOverItsSteps() {
        for (int k = 0; k <= 10; k++) {
            window.step(k);
        }
        assertEquals(4, window.size());
        assertEquals(7.0, window.mid(0));
        assertEquals(10.0, window.mid(3));
        assertEquals(6.0, window.mid(-1));
        assertEquals(0.4, window.seconds(), 1e-15);
        window.clear();
        assertEquals(0, window.size());
    }

    @Test
    void aBouncingMidHasNoDeviation() {
        var bouncing = new FlowWindow(0.1, 100);
        for (int k = 0; k <= 100; k++) {
            bouncing.step(k % 2);
        }
        assertEquals(0.0, bouncing.sigmaTicksPerSqrtSecond());
    }

    /// Depths 1, 3 and 2 are the half ticks 1, 5 and 3 from 0: three reached beyond the first, two
    /// beyond the next two, one beyond the last two. The line through `ln` of these over 6 seconds.
    @Test
    void tutorialCountsHalfTicksAndFitsThemAsWhole() {
        var steps = new FlowWindow(0.1, 60);
        steps.step(100.0);
        for (int k = 0; k < 60; k++) {
            if (k == 10) {
                steps.trade(Side.BUY, 101);
            } else if (k == 20) {
                steps.trade(Side.SELL, 97);
            } else if (k == 30) {
                steps.trade(Side.BUY, 102);
            }
            steps.step(100.0 + (k % 2 == 0 ? 0.0 : 1e-9));
        }
        double[] reached = {3, 2, 2, 1, 1};
        double slope = 0.0;
        double meanY = 0.0;
        for (int k = 0; k < 5; k++) {
            slope += (k - 2.0) * Math.log(reached[k] / 6.0) / 10.0;
            meanY += Math.log(reached[k] / 6.0) / 5.0;
        }
        FlowEstimate fit = new TutorialFlowFit().fit(steps).orElseThrow();
        assertEquals(-slope, fit.decayPerTick(), 1e-9);
        assertEquals(Math.exp(meanY - 2.5 * slope), fit.arrivalsPerSecond(), 1e-9);
        assertEquals(1e-9 * Math.sqrt(10.0), fit.sigmaTicksPerSqrtSecond(), 1e-10);
    }

    @Test
    void tutorialTellsNothingWithoutTwoDepths() {
        var steps = new FlowWindow(0.1, 10);
        for (int k = 0; k < 10; k++) {
            steps.step(100.0);
        }
        assertTrue(new TutorialFlowFit().fit(steps).isEmpty());
    }
}
