package io.foretick.report.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.foretick.base.E8;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.market.Account;
import io.foretick.testing.Markets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnQuoteTest {

    private static final int MARKET = 3;

    private final Account account = new Account(1_000 * E8.ONE);
    private long orders;

    @BeforeEach
    void listTheMarket() {
        var market = Markets.fiveMinutes("abc", Markets.FEES);
        account.on(new Event.Listed(Markets.stamp(1), MARKET, market));
    }

    @Test
    void withoutOrdersThereIsNone() {
        assertNull(OwnQuote.bid(account, MARKET));
        assertNull(OwnQuote.ask(account, MARKET));
    }

    @Test
    void bidsForNoOfferYes() {
        buy(Outcome.DOWN, "0.40", 10);
        assertNull(OwnQuote.bid(account, MARKET));
        assertEquals(quote("0.60", 10), OwnQuote.ask(account, MARKET));
    }

    @Test
    void bestBidIsTheHighestAndBestAskTheLowest() {
        buy(Outcome.UP, "0.30", 10);
        buy(Outcome.UP, "0.35", 20);
        buy(Outcome.DOWN, "0.40", 5);
        buy(Outcome.DOWN, "0.45", 7);
        assertEquals(quote("0.35", 20), OwnQuote.bid(account, MARKET));
        assertEquals(quote("0.55", 7), OwnQuote.ask(account, MARKET));
    }

    @Test
    void ordersAtOnePriceCountTogether() {
        buy(Outcome.UP, "0.35", 20);
        buy(Outcome.UP, "0.35", 15);
        assertEquals(quote("0.35", 35), OwnQuote.bid(account, MARKET));
    }

    private void buy(Outcome outcome, String price, int shares) {
        var terms =
                new OrderTerms(
                        outcome,
                        Side.BUY,
                        E8.parse(price),
                        shares * E8.ONE,
                        TimeInForce.GTC,
                        true,
                        0);
        account.onPlace(new Command.PlaceOrder(1, ++orders, MARKET, "test", terms));
    }

    private static OwnQuote quote(String price, int shares) {
        return new OwnQuote(shares * E8.ONE, E8.parse(price));
    }
}
