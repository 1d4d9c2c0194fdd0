package io.foretick.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.TimeInForce;
import io.foretick.market.AssetPrices;
import io.foretick.market.MarketSlot;
import io.foretick.market.MarketState;
import io.foretick.math.Normal;
import io.foretick.testing.Markets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Objects;
import java.util.SplittableRandom;

class DensityMakerTest {

    private static final Market TERMS = Markets.fiveMinutes("abc-updown-5m", Markets.FEES);
    private static final long TICK_E8 = TERMS.tickE8();
    private static final DensityMaker.Settings DEFAULT = DensityMaker.Settings.DEFAULT;

    private final Quotes quotes = new Quotes();

    /// What the maker sees of a market.
    private record View(
            MarketSlot slot,
            AssetPrices prices,
            double probabilityUp,
            double secondsToEnd,
            long cashE8,
            long upE8,
            long downE8)
            implements MarketView {

        static View of(double p, double secondsToEnd) {
            return held(p, secondsToEnd, 100, 0, 0);
        }

        static View held(double p, double seconds, double cash, double up, double down) {
            return booked(p, seconds, 0, 0).with(cash, up, down);
        }

        /// A book of one level a side; 0 is none.
        static View booked(double p, double seconds, long bidE8, long askE8) {
            var state = new MarketState();
            state.on(new Event.Listed(Markets.stamp(1), 0, TERMS));
            long quotedE8 = askE8 == 0 ? Event.Quote.NO_ASK_E8 : askE8;
            Stamp at = Stamp.internal(2, Source.QUOTE_TABLE);
            state.on(new Event.Quote(at, 0, 0, bidE8, E8.ONE, quotedE8, E8.ONE));
            MarketSlot slot = Objects.requireNonNull(state.slot(0));
            return new View(slot, state.asset(0), p, seconds, 100 * E8.ONE, 0, 0);
        }

        View with(double cash, double up, double down) {
            return new View(
                    slot,
                    prices,
                    probabilityUp,
                    secondsToEnd,
                    E8.ofDouble(cash),
                    E8.ofDouble(up),
                    E8.ofDouble(down));
        }

        @Override
        public long nowNs() {
            return TERMS.window().endNs() - (long) (secondsToEnd * Times.SECOND_NS);
        }

        @Override
        public Trigger trigger() {
            return Trigger.PRICE;
        }

        @Override
        public boolean started() {
            return secondsToEnd <= 300;
        }

        @Override
        public double price() {
            return 1;
        }

        @Override
        public int quotesPlaced() {
            return 9;
        }
    }

    @ParameterizedTest(name = "p {0}, {1} s left")
    @CsvSource({"0.5, 300", "0.5, 60", "0.9, 120", "0.12, 240"})
    void aFillAfterTheMoveOfACancelStillGains(double p, double seconds) {
        quote(DEFAULT, View.of(p, seconds));
        double z = Normal.quantile(p);
        double move = Normal.pdf(z) * Math.sqrt(0.3 / seconds);
        double bid = E8.toDouble(upPriceE8(quotes.bid()));
        double offer = E8.toDouble(upPriceE8(quotes.offer()));
        assertTrue(p - bid > move && offer - p > move, bid + " " + offer);
        double size = DEFAULT.quoteSize();
        double gain = MakerQuote.bidGain(p - move, 100, 100, size, bid);
        assertTrue(gain >= DEFAULT.gainThreshold());
        double dearer = bid + E8.toDouble(TICK_E8);
        assertTrue(MakerQuote.bidGain(p - move, 100, 100, size, dearer) < 1e-4);
        assertEquals(gain, quotes.bid().signal().gainLog(), 1e-15);
        assertEquals(p - bid, quotes.bid().signal().edge(), 1e-12);
    }

    @Test
    void quotesWidenTowardsTheEnd() {
        quote(DEFAULT, View.of(0.5, 290));
        long wideE8 = upPriceE8(quotes.offer()) - upPriceE8(quotes.bid());
        quote(DEFAULT, View.of(0.5, 40));
        assertTrue(upPriceE8(quotes.offer()) - upPriceE8(quotes.bid()) > wideE8);
    }

    @Test
    void anOfferOfUpMirrorsABidForDown() {
        quote(DEFAULT, View.of(0.37, 200));
        long bidE8 = upPriceE8(quotes.bid());
        long offerE8 = upPriceE8(quotes.offer());
        quote(DEFAULT, View.of(0.63, 200));
        assertEquals(E8.ONE - offerE8, upPriceE8(quotes.bid()));
        assertEquals(E8.ONE - bidE8, upPriceE8(quotes.offer()));
    }

    @Test
    void buysBothTokensWhenFlatAndSellsWhatItHolds() {
        quote(DEFAULT, View.of(0.5, 200));
        assertWish(quotes.bid(), Outcome.UP, Side.BUY);
        assertWish(quotes.offer(), Outcome.DOWN, Side.BUY);
        quote(DEFAULT, View.held(0.5, 200, 95, 10, 0));
        assertWish(quotes.bid(), Outcome.UP, Side.BUY);
        assertWish(quotes.offer(), Outcome.UP, Side.SELL);
        quote(DEFAULT, View.held(0.5, 200, 95, 0, 12));
        assertWish(quotes.bid(), Outcome.DOWN, Side.SELL);
        assertWish(quotes.offer(), Outcome.DOWN, Side.BUY);
    }

    @Test
    void holdingUpLowersBothQuotes() {
        quote(DEFAULT, View.of(0.5, 200));
        long bidE8 = upPriceE8(quotes.bid());
        long offerE8 = upPriceE8(quotes.offer());
        quote(DEFAULT, View.held(0.5, 200, 100, 10, 0));
        assertTrue(upPriceE8(quotes.bid()) < bidE8);
        assertTrue(upPriceE8(quotes.offer()) < offerE8);
    }

    @Test
    void keepsAQuoteWhileItsPriceMovesLessThanAShareOfItsEdge() {
        quote(DEFAULT, View.of(0.5, 200));
        long priceE8 = upPriceE8(quotes.bid());
        long edgeE8 = E8.ONE / 2 - priceE8;
        Quote bid = quotes.bid();
        assertTrue(bid.keeps(terms(priceE8), 10 * E8.ONE));
        assertTrue(bid.keeps(terms(priceE8 - edgeE8 / 2 + 1), 10 * E8.ONE));
        assertFalse(bid.keeps(terms(priceE8 - edgeE8 / 2 - 2), 10 * E8.ONE));
        assertTrue(bid.keeps(terms(priceE8 + edgeE8 / 2 - 1), 10 * E8.ONE));
        assertFalse(bid.keeps(terms(priceE8 + edgeE8 / 2 + 2), 10 * E8.ONE));
        assertFalse(bid.keeps(terms(priceE8), 10 * E8.ONE + 1));
        quotes.refuse(Gate.NO_SIGNAL);
        assertFalse(bid.keeps(terms(priceE8), 1));
    }

    @Test
    void staysOnItsSideOfTheBook() {
        quote(DEFAULT, View.booked(0.7, 200, 30 * TICK_E8, 34 * TICK_E8));
        assertEquals(33 * TICK_E8, upPriceE8(quotes.bid()));
        quote(DEFAULT, View.booked(0.2, 200, 50 * TICK_E8, 54 * TICK_E8));
        assertEquals(51 * TICK_E8, upPriceE8(quotes.offer()));
    }

    @Test
    void aRewardLiftsAQuoteToTheEdgeOfItsBandAndNoFurther() {
        View view = View.booked(0.5, 200, 49 * TICK_E8, 51 * TICK_E8);
        quote(DEFAULT, view);
        assertTrue(upPriceE8(quotes.bid()) < 48 * TICK_E8);
        quote(rewarded(0.025, 5), view);
        assertEquals(48 * TICK_E8, upPriceE8(quotes.bid()));
        assertEquals(52 * TICK_E8, upPriceE8(quotes.offer()));
        quote(rewarded(0.025, 1e-4), view);
        assertTrue(upPriceE8(quotes.bid()) < 48 * TICK_E8);
    }

    @Test
    void quotesNothingWithoutTimeCashOrSize() {
        quote(DEFAULT, View.of(0.5, 30));
        assertEquals(Gate.MARKET_ENDED, quotes.bid().signal().gate());
        quote(DEFAULT, View.of(0.5, 301));
        assertEquals(Gate.NOT_STARTED, quotes.offer().signal().gate());
        quote(DEFAULT, View.held(0.5, 200, 0, 10, 0));
        assertEquals(Gate.CASH, quotes.bid().signal().gate());
        quote(sized(4), View.of(0.5, 200));
        assertEquals(Gate.SIZE_TOO_SMALL, quotes.bid().signal().gate());
        quote(settings(10, 9, 0, 0), View.of(0.5, 200));
        assertEquals(Gate.ORDERS_PER_MARKET, quotes.bid().signal().gate());
        quote(DEFAULT, View.of(0.001, 200));
        assertFalse(quotes.bid().signal().wanted());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void quotesAreSoundWhateverTheViewAndTheSameTwice(long seed) {
        var random = new SplittableRandom(seed);
        for (int k = 0; k < 300; k++) {
            long bidE8 = random.nextInt(0, 98) * TICK_E8;
            long askE8 = bidE8 + random.nextInt(1, 3) * TICK_E8;
            double p = random.nextInt(9) == 0 ? random.nextInt(2) : random.nextDouble();
            double seconds = random.nextDouble(0.01, 310);
            View view =
                    View.booked(p, seconds, bidE8, askE8)
                            .with(
                                    random.nextDouble(0, 120),
                                    random.nextInt(0, 60),
                                    random.nextInt(0, 60));
            var settings = rewarded(random.nextDouble(0, 0.05), random.nextDouble(0, 0.1));
            quote(settings, view);
            assertSound(quotes.bid(), bidE8, askE8);
            assertSound(quotes.offer(), bidE8, askE8);
            if (quotes.bid().signal().wanted() && quotes.offer().signal().wanted()) {
                assertTrue(upPriceE8(quotes.bid()) < upPriceE8(quotes.offer()));
            }
            var again = new Quotes();
            new DensityMaker(settings).quote(view, again);
            assertEquals(text(quotes.bid()), text(again.bid()));
            assertEquals(text(quotes.offer()), text(again.offer()));
        }
    }

    private static String text(Quote quote) {
        Signal signal = quote.signal();
        return signal.gate()
                + (signal.wanted() ? " " + signal.priceE8() + " " + signal.gainLog() : "");
    }

    private static void assertSound(Quote quote, long bidE8, long askE8) {
        Signal signal = quote.signal();
        if (signal.wanted()) {
            long priceE8 = upPriceE8(quote);
            boolean isBid = quote.upSide() == Side.BUY;
            assertTrue(isBid ? priceE8 < askE8 : priceE8 > bidE8);
            assertEquals(0, priceE8 % TICK_E8);
            assertTrue(priceE8 > 0 && priceE8 < E8.ONE && signal.rests());
            assertTrue(signal.edge() > 0 && Double.isFinite(signal.strength()));
        }
    }

    private void quote(DensityMaker.Settings settings, MarketView view) {
        new DensityMaker(settings).quote(view, quotes);
    }

    private static DensityMaker.Settings rewarded(double band, double usd) {
        return settings(10, 1_000, band, usd);
    }

    private static DensityMaker.Settings sized(double shares) {
        return settings(shares, 1_000, 0, 0);
    }

    private static DensityMaker.Settings settings(
            double shares, int quotes, double band, double usd) {
        return new DensityMaker.Settings(
                true, 1, 0.25, shares, 1e-4, 300, 0.5, 30, false, quotes, 1e-3, band, usd);
    }

    private static OrderTerms terms(long upPriceE8) {
        return new OrderTerms(
                Outcome.UP, Side.BUY, upPriceE8, 10 * E8.ONE, TimeInForce.GTC, true, 0);
    }

    private static void assertWish(Quote quote, Outcome token, Side side) {
        assertEquals(token, quote.signal().outcome());
        assertEquals(side, quote.signal().side());
        assertEquals(10 * E8.ONE, quote.signal().quantityE8());
    }

    private static long upPriceE8(Quote quote) {
        Signal signal = quote.signal();
        assertTrue(signal.wanted(), () -> signal.gate().key());
        return signal.outcome() == Outcome.UP ? signal.priceE8() : E8.ONE - signal.priceE8();
    }
}
