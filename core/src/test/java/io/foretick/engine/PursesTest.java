package io.foretick.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.E8;
import io.foretick.event.CloseReason;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.market.Account;
import io.foretick.strategy.DensityMaker;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Roster;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;
import io.foretick.strategy.Trigger;
import io.foretick.strategy.Weighted;
import io.foretick.testing.Markets;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class PursesTest {

    private static final int MARKET = 0;
    private static final long CENT_E8 = E8.ONE / 100;
    private static final String MAKER = DensityMaker.NAME;

    private final Account account = new Account(1_000 * E8.ONE);
    private long lastOrderId;

    PursesTest() {
        var terms = Markets.fiveMinutes("abc-updown-5m", Markets.FEES);
        account.on(new Event.Listed(Markets.stamp(1), MARKET, terms));
    }

    /// A name in a roster.
    private record Named(String name) implements Strategy {

        @Override
        public Set<Trigger> triggers() {
            return Set.of();
        }

        @Override
        public void evaluate(MarketView view, Signal signal) {}
    }

    @Test
    void oneAloneHasTheWholeBankrollAndAllThatIsHeld() {
        var purses = new Purses(account, Roster.of(List.of(new Named("a"))), 100 * E8.ONE);
        fill("a", Outcome.UP, Side.BUY, 50, 10);
        fill("stranger", Outcome.UP, Side.BUY, 40, 5);
        assertEquals(93 * E8.ONE, purses.cashE8(0, MARKET));
        assertEquals(15 * E8.ONE, purses.heldE8(0, MARKET, Outcome.UP));
    }

    @Test
    void eachSpendsAndHoldsItsOwn() {
        Purses purses = purses();
        fill("a", Outcome.UP, Side.BUY, 50, 10);
        fill("b", Outcome.DOWN, Side.BUY, 20, 30);
        assertEquals(45 * E8.ONE, purses.cashE8(purses.of("a"), MARKET));
        assertEquals(19 * E8.ONE, purses.cashE8(purses.of("b"), MARKET));
        assertEquals(25 * E8.ONE, purses.cashE8(purses.of(MAKER), MARKET));
        assertEquals(10 * E8.ONE, purses.heldE8(purses.of("a"), MARKET, Outcome.UP));
        assertEquals(0, purses.heldE8(purses.of("a"), MARKET, Outcome.DOWN));
        assertEquals(30 * E8.ONE, purses.heldE8(purses.of("b"), MARKET, Outcome.DOWN));
    }

    @Test
    void whatNobodyBoughtIsTheFirstOnes() {
        Purses purses = purses();
        fill("stranger", Outcome.UP, Side.BUY, 40, 5);
        assertEquals(5 * E8.ONE, purses.heldE8(purses.of("a"), MARKET, Outcome.UP));
        assertEquals(0, purses.heldE8(purses.of("b"), MARKET, Outcome.UP));
        assertEquals(48 * E8.ONE, purses.cashE8(purses.of("a"), MARKET));
    }

    @Test
    void ordersInFlightCountAsFilledForTheirOwnerAlone() {
        Purses purses = purses();
        place("b", Outcome.UP, Side.BUY, 50, 10, false);
        long roomE8 = account.openOrder(0).reservedCashE8();
        assertEquals(25 * E8.ONE - roomE8, purses.cashE8(purses.of("b"), MARKET));
        assertEquals(50 * E8.ONE, purses.cashE8(purses.of("a"), MARKET));
        assertEquals(10 * E8.ONE, purses.heldE8(purses.of("b"), MARKET, Outcome.UP));
        assertEquals(0, purses.heldE8(purses.of("a"), MARKET, Outcome.UP));
    }

    @Test
    void whatAQuoteSetsAsideIsThereToBeQuotedAgain() {
        Purses purses = purses();
        place("a", Outcome.UP, Side.BUY, 99, 980, false);
        place(MAKER, Outcome.UP, Side.BUY, 10, 10, true);
        int maker = purses.of(MAKER);
        assertEquals(account.freeE8() + E8.ONE, purses.cashE8(maker, MARKET));
        assertEquals(0, purses.heldE8(maker, MARKET, Outcome.UP));
    }

    /// Weights 2, 1 and 1 of a hundred.
    private Purses purses() {
        List<Weighted<Strategy>> taking =
                List.of(new Weighted<>(new Named("a"), 2), new Weighted<>(new Named("b"), 1));
        var maker = new DensityMaker(DensityMaker.Settings.DEFAULT);
        var roster = new Roster(taking, List.of(new Weighted<>(maker, 1)));
        return new Purses(account, roster, 100 * E8.ONE);
    }

    private void fill(String strategy, Outcome token, Side side, long cents, long shares) {
        place(strategy, token, side, cents, shares, true);
        var at = Markets.stamp(3);
        account.on(
                new Event.OrderFilled(
                        at, lastOrderId, 1, cents * CENT_E8, shares * E8.ONE, 0, true));
        account.on(new Event.OrderClosed(at, lastOrderId, CloseReason.FILLED));
    }

    private void place(
            String strategy, Outcome token, Side side, long cents, long shares, boolean rests) {
        var time = rests ? TimeInForce.GTC : TimeInForce.FAK;
        var terms = new OrderTerms(token, side, cents * CENT_E8, shares * E8.ONE, time, rests, 0);
        account.onPlace(new Command.PlaceOrder(2, ++lastOrderId, MARKET, strategy, terms));
    }
}
