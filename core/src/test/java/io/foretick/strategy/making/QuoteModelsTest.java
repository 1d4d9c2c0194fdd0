package io.foretick.strategy.making;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// The models beside [Glft].
class QuoteModelsTest {

    private static final FlowEstimate FLOW = new FlowEstimate(2.0, 0.3, 5.0);

    private final MakerView view = new MakerView();
    private final MakerQuotes quotes = new MakerQuotes(20);

    QuoteModelsTest() {
        view.flow = FLOW;
        view.fairTicks = 10_000.5;
        view.bestBidTick = 10_000;
        view.bestAskTick = 10_001;
    }

    @Test
    void avellanedaStoikovFollowsItsFormula() {
        QuoteShape shape = new AvellanedaStoikov(0.1, 2.0).shape(FLOW);
        assertEquals(0.1 * 25.0 * 2.0, shape.skewTicks(), 1e-12);
        double spread = 5.0 + 2.0 / 0.1 * Math.log(1.0 + 0.1 / 0.3);
        assertEquals(spread, 2.0 * shape.halfSpreadTicks(), 1e-12);
    }

    @Test
    void avellanedaStoikovWithoutAversionHasNoSkew() {
        QuoteShape shape = new AvellanedaStoikov(0.0, 2.0).shape(FLOW);
        assertEquals(new QuoteShape(1.0 / 0.3, 0.0), shape);
    }

    @Test
    void avellanedaStoikovSkewVanishesAtTheEnd() {
        QuoteShape shape = new AvellanedaStoikov(0.1, 0.0).shape(FLOW);
        assertEquals(0.0, shape.skewTicks());
        assertTrue(shape.halfSpreadTicks() > 0.0);
    }

    @Test
    void avellanedaStoikovQuotesAgainstItsPosition() {
        var model = new AvellanedaStoikov(0.01, 1.0);
        view.positionLots = 40;
        view.orderLots = 4;
        model.quote(view, quotes);
        QuoteShape shape = model.shape(FLOW);
        assertEquals((long) Math.floor(shape.bidTicks(10_000.5, 10.0)), quotes.bidTick(0));
        assertEquals((long) Math.ceil(shape.askTicks(10_000.5, 10.0)), quotes.askTick(0));
        assertEquals(4, quotes.bidLots(0));
    }

    @Test
    void constantSpreadDoesNotLookAtThePosition() {
        var model = new ConstantSpread(4.0);
        for (long position : new long[] {-7, 0, 7}) {
            view.positionLots = position;
            model.quote(view, quotes);
            assertEquals(9_996, quotes.bidTick(0));
            assertEquals(10_005, quotes.askTick(0));
        }
        view.feeTicks = 3.0;
        model.quote(view, quotes);
        assertEquals(9_993, quotes.bidTick(0));
    }

    @Test
    void gridStandsOnMultiplesOfItsInterval() {
        new QuoteGrid(Glft.of(0.05), 5, 7).quote(view, quotes);
        assertEquals(5, quotes.bids());
        assertEquals(5, quotes.asks());
        QuoteShape shape = Glft.of(0.05).shape(view);
        long bid = (long) Math.rint(shape.bidTicks(10_000.5, 0.0));
        assertEquals(bid - bid % 7, quotes.bidTick(0));
        for (int level = 0; level < 5; level++) {
            assertEquals(0, quotes.bidTick(level) % 7);
            assertEquals(0, quotes.askTick(level) % 7);
            assertEquals(quotes.bidTick(0) - 7L * level, quotes.bidTick(level));
            assertEquals(quotes.askTick(0) + 7L * level, quotes.askTick(level));
        }
        assertTrue(quotes.askTick(0) - quotes.bidTick(0) >= 2.0 * shape.halfSpreadTicks() - 1.0);
    }

    @Test
    void intervalFollowsTheSpreadUnlessGiven() {
        new QuoteGrid(Glft.of(0.05), 2, QuoteGrid.BY_SPREAD).quote(view, quotes);
        long rounded = (long) Math.rint(Glft.of(0.05).shape(view).halfSpreadTicks());
        assertEquals(rounded, quotes.bidTick(0) - quotes.bidTick(1));
        var narrow = new Glft(0.05, 0.05, 1.0, 1e-6, 1.0);
        new QuoteGrid(narrow, 2, QuoteGrid.BY_SPREAD).quote(view, quotes);
        assertEquals(1, quotes.bidTick(0) - quotes.bidTick(1), "at least one tick");
    }

    @Test
    void gridKeepsToTheTouchAndToTheLimit() {
        view.positionLots = -200;
        view.positionLotsMax = 200;
        new QuoteGrid(Glft.of(0.05), 3, 4).quote(view, quotes);
        assertEquals(10_000, quotes.bidTick(0));
        assertEquals(3, quotes.bids());
        assertEquals(0, quotes.asks());
    }

    @Test
    void gridEndsAboveZero() {
        view.bestBidTick = 9;
        view.bestAskTick = 10;
        view.fairTicks = 9.5;
        new QuoteGrid(new Glft(0.05, 0.05, 1.0, 0.01, 1.0), 20, 2).quote(view, quotes);
        assertEquals(4, quotes.bids());
        assertEquals(2, quotes.bidTick(3));
        assertEquals(20, quotes.asks());
    }

    @Test
    void namesAreThoseOfTheSpecs() {
        assertEquals("glft", Glft.of(1.0).name());
        assertEquals("avellaneda_stoikov", new AvellanedaStoikov(1.0, 1.0).name());
        assertEquals("grid", new QuoteGrid(Glft.of(1.0), 1, 0).name());
        assertEquals("constant", new ConstantSpread(1.0).name());
    }
}
