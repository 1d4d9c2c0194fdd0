package io.foretick.strategy.making;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HedgeBandTest {

    private static final FlowEstimate FLOW = new FlowEstimate(2.0, 0.3, 5.0);

    private final HedgeBand band = new HedgeBand(0.01, 4.0, 600.0);

    @Test
    void atTheEdgeWaitingCostsWhatHedgingCosts() {
        double width = band.width(5.0, 60.0);
        double waiting = 0.01 * 25.0 * width * width * 60.0 / 2.0;
        assertEquals(4.0 * width, waiting, 1e-12);
    }

    @Test
    void hedgesToTheEdgeAndNotToZero() {
        assertEquals(-3.0, HedgeBand.excess(8.0, 5.0));
        assertEquals(3.0, HedgeBand.excess(-8.0, 5.0));
        assertEquals(0.0, HedgeBand.excess(5.0, 5.0));
        assertEquals(0.0, HedgeBand.excess(-4.0, 5.0));
        assertEquals(0.0, HedgeBand.excess(1e9, Double.POSITIVE_INFINITY));
    }

    @Test
    void isWiderWhereHedgingIsDearerAndNarrowerWhereTheMarketIsWilder() {
        assertTrue(new HedgeBand(0.01, 8.0, 600.0).width(5.0, 60.0) > band.width(5.0, 60.0));
        assertTrue(band.width(10.0, 60.0) < band.width(5.0, 60.0));
        assertTrue(band.width(5.0, 120.0) < band.width(5.0, 60.0));
        assertEquals(Double.POSITIVE_INFINITY, band.width(0.0, 60.0));
        assertEquals(Double.POSITIVE_INFINITY, new HedgeBand(0, 8.0, 600.0).width(5.0, 60.0));
    }

    @Test
    void flatteningTakesTheInventoryOverTheNetRateOfFills() {
        var shape = new QuoteShape(4.0, 0.5);
        double reducing = 2.0 * Math.exp(-0.3 * 2.0);
        double adding = 2.0 * Math.exp(-0.3 * 6.0);
        double expected = 4.0 / (reducing - adding);
        assertEquals(expected, band.flatteningSeconds(FLOW, shape, 4.0, 1.0), 1e-12);
        assertEquals(expected, band.flatteningSeconds(FLOW, shape, -4.0, 1.0), 1e-12);
        assertEquals(expected / 2.0, band.flatteningSeconds(FLOW, shape, 4.0, 2.0), 1e-12);
    }

    @Test
    void withoutSkewNothingFlattensAndTheLongestTimeHolds() {
        var shape = new QuoteShape(4.0, 0.0);
        assertEquals(600.0, band.flatteningSeconds(FLOW, shape, 4.0, 1.0));
        var deep = new QuoteShape(40.0, 0.001);
        assertEquals(600.0, band.flatteningSeconds(FLOW, deep, 4.0, 1.0));
    }

    @Test
    void aCorrelatedInstrumentIsHeldByItsBetaAndLeavesTheRest() {
        var ratio = new HedgeRatio(0.8, 3.0, 2.0);
        assertEquals(1.2, ratio.unitsPerUnit(), 1e-12);
        assertEquals(1.8, ratio.residualSigma(), 1e-12);
        var perfect = new HedgeRatio(-1.0, 3.0, 3.0);
        assertEquals(-1.0, perfect.unitsPerUnit());
        assertEquals(0.0, perfect.residualSigma());
    }
}
