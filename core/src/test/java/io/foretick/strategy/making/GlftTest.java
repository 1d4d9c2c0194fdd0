package io.foretick.strategy.making;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.SplittableRandom;

class GlftTest {

    private static final FlowEstimate FLOW = new FlowEstimate(2.0, 0.3, 5.0);
    private static final double EXACT = 1e-12;

    private final MakerView view = new MakerView();
    private final MakerQuotes quotes = new MakerQuotes(1);

    GlftTest() {
        view.flow = FLOW;
        view.fairTicks = 10_000.5;
    }

    /// The formula as it is printed, in the library's own functions.
    @Test
    void constantsFollowTheFormula() {
        GlftConstants constants = GlftConstants.of(FLOW, 0.05, 0.05, 1.0);
        assertEquals(Math.log(1.0 + 0.05 / 0.3) / 0.05, constants.c1(), EXACT);
        double power = Math.pow(1.0 + 0.05 / 0.3, 0.3 / 0.05 + 1.0);
        assertEquals(Math.sqrt(0.05 / (2.0 * 2.0 * 0.3) * power), constants.c2(), EXACT);
        assertEquals(3.083013596545, constants.c1(), 1e-9);
    }

    @Test
    void indifferenceToFillsIsTheLimitOfSmallAversion() {
        GlftConstants limit = GlftConstants.of(FLOW, 0.05, 0.0, 1.0);
        assertEquals(1.0 / 0.3, limit.c1(), EXACT);
        assertEquals(Math.sqrt(0.05 * Math.E / 1.2), limit.c2(), EXACT);
        for (double xi : new double[] {1e-300, 1e-20, 1e-14}) {
            GlftConstants near = GlftConstants.of(FLOW, 0.05, xi, 1.0);
            assertEquals(limit.c1(), near.c1(), EXACT);
            assertEquals(limit.c2(), near.c2(), EXACT);
        }
        GlftConstants small = GlftConstants.of(FLOW, 0.05, 1e-6, 1.0);
        double x = 1e-6 / 0.3;
        assertEquals(limit.c1() * (1.0 - x / 2.0 + x * x / 3.0), small.c1(), EXACT);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101})
    void spreadIsOneForAllInventoriesAndTheSkewIsALine(long seed) {
        SplittableRandom random = new Seed(seed).random();
        for (int k = 0; k < 1_000; k++) {
            QuoteShape shape = randomShape(random);
            double q = random.nextDouble(-50.0, 50.0);
            double fair = random.nextDouble(1_000.0, 100_000.0);
            double slack = 1e-9;
            double bid = shape.bidTicks(fair, q);
            double ask = shape.askTicks(fair, q);
            assertEquals(2.0 * shape.halfSpreadTicks(), ask - bid, slack);
            assertEquals(-shape.skewTicks(), shape.bidTicks(fair, q + 1.0) - bid, slack);
            assertEquals(-shape.skewTicks(), shape.askTicks(fair, q + 1.0) - ask, slack);
            assertEquals(2.0 * fair, bid + shape.askTicks(fair, -q), slack);
            assertEquals(bid, fair - shape.bidDepthTicks(q), slack);
            assertEquals(ask, fair + shape.askDepthTicks(q), slack);
            assertEquals(shape.bidDepthTicks(0.0), shape.askDepthTicks(0.0));
        }
    }

    private static QuoteShape randomShape(SplittableRandom random) {
        var flow =
                new FlowEstimate(
                        random.nextDouble(0.01, 10.0),
                        random.nextDouble(0.01, 3.0),
                        random.nextDouble(0.1, 20.0));
        double gamma = random.nextDouble(0.001, 2.0);
        double xi = random.nextBoolean() ? gamma : 0.0;
        return GlftConstants.of(flow, gamma, xi, random.nextDouble(0.1, 5.0))
                .shape(flow.sigmaTicksPerSqrtSecond());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5, 6})
    void eachParameterMovesTheQuotesItsOwnWay(long seed) {
        SplittableRandom random = new Seed(seed).random();
        for (int n = 0; n < 500; n++) {
            double arrivals = random.nextDouble(0.01, 10.0);
            double k = random.nextDouble(0.01, 3.0);
            double sigma = random.nextDouble(0.1, 20.0);
            double gamma = random.nextDouble(0.001, 2.0);
            QuoteShape shape = shape(arrivals, k, sigma, gamma);
            QuoteShape busier = shape(arrivals * 1.1, k, sigma, gamma);
            QuoteShape steeper = shape(arrivals, k * 1.1, sigma, gamma);
            QuoteShape wilder = shape(arrivals, k, sigma * 1.1, gamma);
            QuoteShape shyer = shape(arrivals, k, sigma, gamma * 1.1);
            assertTrue(steeper.halfSpreadTicks() < shape.halfSpreadTicks());
            assertTrue(busier.halfSpreadTicks() < shape.halfSpreadTicks());
            assertTrue(busier.skewTicks() < shape.skewTicks());
            assertTrue(wilder.skewTicks() > shape.skewTicks());
            assertTrue(wilder.halfSpreadTicks() > shape.halfSpreadTicks());
            assertTrue(shyer.skewTicks() > shape.skewTicks());
        }
    }

    private static QuoteShape shape(double arrivals, double k, double sigma, double gamma) {
        return GlftConstants.of(new FlowEstimate(arrivals, k, sigma), gamma, gamma, 1.0)
                .shape(sigma);
    }

    @Test
    void quotesAreRoundedAwayFromTheFairValue() {
        Glft glft = Glft.of(0.05);
        glft.quote(view, quotes);
        QuoteShape shape = glft.shape(view);
        assertEquals(1, quotes.bids());
        assertEquals(1, quotes.asks());
        assertEquals((long) Math.floor(shape.bidTicks(10_000.5, 0.0)), quotes.bidTick(0));
        assertEquals((long) Math.ceil(shape.askTicks(10_000.5, 0.0)), quotes.askTick(0));
        assertEquals(1, quotes.bidLots(0));
    }

    @Test
    void inventoryIsCountedInOrders() {
        Glft glft = Glft.of(0.05);
        view.orderLots = 100;
        view.positionLots = 250;
        assertEquals(2.5, glft.inventory(view));
        assertEquals(5.0, new Glft(0.05, 0.05, 2.0, 1.0, 1.0).inventory(view));
    }

    @Test
    void neverCrossesTheTouch() {
        view.bestBidTick = 10_000;
        view.bestAskTick = 10_001;
        view.positionLots = -200;
        Glft.of(0.05).quote(view, quotes);
        assertEquals(10_000, quotes.bidTick(0), "far short, it joins the best bid");
        assertTrue(quotes.askTick(0) > 10_100);
        view.positionLots = 200;
        Glft.of(0.05).quote(view, quotes);
        assertEquals(10_001, quotes.askTick(0), "far long, it joins the best ask");
        assertTrue(quotes.bidTick(0) < 9_900);
    }

    @Test
    void staysPostOnlyWhereOneSideOfTheBookIsEmpty() {
        view.bestAskTick = 10_001;
        view.positionLots = -200;
        Glft.of(0.05).quote(view, quotes);
        assertEquals(10_000, quotes.bidTick(0));
        view.bestAskTick = MakerView.NO_TICK;
        view.bestBidTick = 10_000;
        view.positionLots = 200;
        Glft.of(0.05).quote(view, quotes);
        assertEquals(10_001, quotes.askTick(0));
    }

    @Test
    void asksForNoMoreThanThePositionAllows() {
        view.positionLotsMax = 5;
        view.positionLots = 5;
        Glft.of(0.05).quote(view, quotes);
        assertEquals(0, quotes.bids());
        assertEquals(1, quotes.asks());
        view.positionLots = -5;
        Glft.of(0.05).quote(view, quotes);
        assertEquals(1, quotes.bids());
        assertEquals(0, quotes.asks());
        view.positionLots = 4;
        Glft.of(0.05).quote(view, quotes);
        assertEquals(1, quotes.bids());
    }

    @Test
    void feesWidenAndRebatesNarrow() {
        Glft glft = Glft.of(0.05);
        double half = glft.shape(view).halfSpreadTicks();
        view.feeTicks = 2.0;
        assertEquals(half + 2.0, glft.shape(view).halfSpreadTicks(), EXACT);
        view.feeTicks = -1.0;
        assertEquals(half - 1.0, glft.shape(view).halfSpreadTicks(), EXACT);
    }

    @Test
    void factorsScaleSpreadAndSkew() {
        QuoteShape plain = Glft.of(0.05).shape(view);
        QuoteShape scaled = new Glft(0.05, 0.05, 1.0, 2.0, 0.05).shape(view);
        assertEquals(2.0 * plain.halfSpreadTicks(), scaled.halfSpreadTicks(), EXACT);
        assertEquals(0.05 * plain.skewTicks(), scaled.skewTicks(), EXACT);
    }

    @Test
    void quotesNothingBelowTheFirstTickOrWithoutAFairValue() {
        view.fairTicks = 2.0;
        Glft.of(0.05).quote(view, quotes);
        assertEquals(0, quotes.bids());
        assertEquals(1, quotes.asks());
        view.fairTicks = Double.NaN;
        Glft.of(0.05).quote(view, quotes);
        assertEquals(0, quotes.bids() + quotes.asks());
    }

    @Test
    void refusesNegativeAversion() {
        assertThrows(IllegalArgumentException.class, () -> Glft.of(-0.1));
        assertThrows(IllegalArgumentException.class, () -> new Glft(1, -1, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Glft(1, 1, 0, 1, 1));
    }
}
