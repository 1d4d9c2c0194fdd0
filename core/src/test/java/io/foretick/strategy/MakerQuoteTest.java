package io.foretick.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MakerQuoteTest {

    private final MakerQuote quote = new MakerQuote(0.25);

    @Test
    void flatReservationIsTheProbability() {
        assertEquals(0.37, quote.reservation(0.37, 500, 500), 1e-15);
    }

    @Test
    void inventorySkewsTheReservation() {
        assertTrue(quote.reservation(0.5, 600, 500) < 0.5);
        assertTrue(quote.reservation(0.5, 500, 600) > 0.5);
        assertEquals(1.0, quote.reservation(0.5, 0, 500));
        assertEquals(0.0, quote.reservation(0.5, 500, 0));
    }

    @ParameterizedTest(name = "p {0}, up {1}, down {2}, size {3}")
    @CsvSource({"0.5, 100, 100, 5", "0.9, 1000, 700, 50", "0.03, 200, 250, 5"})
    void theKellyTradeAtTheQuoteIsItsSize(double p, double up, double down, double size) {
        Kelly kelly = new Kelly(0.25, 1e-9, TakerFee.NONE);
        double bid = quote.bidForSize(p, up, down, size);
        double offer = quote.offerForSize(p, up, down, size);
        assertEquals(size, kelly.bestTrade(p, up, down, bid), 1e-9 * size);
        assertEquals(-size, kelly.bestTrade(p, up, down, offer), 1e-9 * size);
        double reservation = quote.reservation(p, up, down);
        assertTrue(bid < reservation && reservation < offer);
        assertEquals(0.0, kelly.bestTrade(p, up, down, reservation), 1e-9);
    }

    @Test
    void theGainAtTheQuoteIsTheOneAskedFor() {
        double bid = quote.bidForGain(0.5, 1000, 1000, 50, 1e-4);
        assertEquals(1e-4, MakerQuote.bidGain(0.5, 1000, 1000, 50, bid), 1e-13);
        double offer = quote.offerForGain(0.5, 1000, 1000, 50, 1e-4);
        assertEquals(1.0, bid + offer, 1e-12);
    }

    @Test
    void thereIsNoPriceForAGainOutOfReach() {
        assertTrue(Double.isNaN(quote.bidForGain(0.5, 1000, 1000, 1, 0.1)));
        assertTrue(Double.isNaN(quote.offerForGain(0.5, 1000, 1000, 1, 0.1)));
    }

    @Test
    void postOnlyQuotesStayOnTheirSideOfTheBook() {
        assertEquals(51_000_000, MakerQuote.postOnlyBidE8(53_500_000, 52_000_000, 1_000_000));
        assertEquals(40_000_000, MakerQuote.postOnlyBidE8(40_900_000, 52_000_000, 1_000_000));
        assertEquals(0, MakerQuote.postOnlyBidE8(900_000, 52_000_000, 1_000_000));
        assertEquals(53_000_000, MakerQuote.postOnlyOfferE8(50_100_000, 52_000_000, 1_000_000));
        assertEquals(61_000_000, MakerQuote.postOnlyOfferE8(60_100_000, 52_000_000, 1_000_000));
    }

    @Test
    void refusesWhatHasNoMeaning() {
        assertThrows(IllegalArgumentException.class, () -> new MakerQuote(0.0));
        assertThrows(IllegalArgumentException.class, () -> quote.reservation(1.0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> quote.bidForSize(0.5, 1, 1, 0.0));
    }
}
