package io.foretick.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.base.E8;
import io.foretick.event.CloseReason;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.market.OrderState.Step;
import io.foretick.testing.Markets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;

class OrderStateTest {

    private static final int MARKET = 0;

    /// Each line is a step with the state after it from PENDING, LIVE, UNKNOWN and CLOSED; `-`
    /// where it cannot happen.
    @ParameterizedTest
    @CsvSource({
        "NAMED,      PENDING, -,      -,       -",
        "ACCEPTED,   LIVE,    LIVE,   LIVE,    -",
        "REFUSED,    CLOSED,  -,      CLOSED,  -",
        "DUPLICATED, UNKNOWN, -,      UNKNOWN, -",
        "LOST,       UNKNOWN, -,      UNKNOWN, -",
        "TRADED,     PENDING, LIVE,   UNKNOWN, CLOSED",
        "ENDED,      CLOSED,  CLOSED, CLOSED,  -"
    })
    void hasTheseEdgesAndNoOthers(
            Step step, String pending, String live, String unknown, String closed) {
        List<String> next = List.of(pending, live, unknown, closed);
        for (OrderState state : OrderState.values()) {
            String expected = next.get(state.ordinal());
            assertEquals(!expected.equals("-"), state.allows(step), state + " " + step);
            if (state.allows(step)) {
                assertEquals(expected, state.after(step).name());
            } else {
                assertThrows(IllegalStateException.class, () -> state.after(step));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingLeavesTheEnd(Step step) {
        assertEquals(step == Step.TRADED, OrderState.CLOSED.allows(step));
    }

    @Test
    void everyStateIsReachedFromTheBeginning() {
        var reached = EnumSet.of(OrderState.PENDING);
        var waiting = new ArrayDeque<OrderState>(reached);
        while (!waiting.isEmpty()) {
            OrderState state = waiting.remove();
            for (Step step : Step.values()) {
                if (state.allows(step) && reached.add(state.after(step))) {
                    waiting.add(state.after(step));
                }
            }
        }
        assertEquals(EnumSet.allOf(OrderState.class), reached);
    }

    /// What the events of a journal do to an order in each state: nothing but its edges, and what
    /// is no edge is counted and changes nothing.
    @ParameterizedTest
    @EnumSource
    void eventsAreAppliedByTheTableOrCountedAsStray(OrderState state) {
        for (Step step : List.of(Step.NAMED, Step.ACCEPTED, Step.REFUSED, Step.DUPLICATED)) {
            assertFollowsTheTable(state, step);
        }
        assertFollowsTheTable(state, Step.LOST);
        assertFollowsTheTable(state, Step.ENDED);
    }

    private static void assertFollowsTheTable(OrderState state, Step step) {
        Account account = accountWith(state);
        long before = account.strayEvents();
        long reservedE8 = account.reservedE8();
        account.apply(eventOf(step));
        String what = state + " " + step;
        if (state.allows(step)) {
            assertEquals(before, account.strayEvents(), what);
            assertEquals(state.after(step), stateOf(account), what);
        } else {
            assertEquals(before + 1, account.strayEvents(), what);
            assertEquals(state, stateOf(account), what);
            assertEquals(reservedE8, account.reservedE8(), what);
        }
        assertEquals(stateOf(account) == OrderState.CLOSED, account.reservedE8() == 0, what);
    }

    @Test
    void aRefusalOfWhatHasTradedIsNotBelieved() {
        Account account = accountWith(OrderState.PENDING);
        account.apply(
                new Event.OrderFilled(
                        Markets.stamp(2), 1, 1, E8.parse("0.5"), 5 * E8.ONE, 0, false));
        account.apply(eventOf(Step.REFUSED));
        account.apply(eventOf(Step.DUPLICATED));
        assertEquals(2, account.strayEvents());
        assertEquals(OrderState.PENDING, stateOf(account));
    }

    @Test
    void isNamedOnce() {
        Account account = accountWith(OrderState.PENDING);
        account.apply(eventOf(Step.NAMED));
        account.apply(new Event.OrderNamed(Markets.stamp(2), 1, "beef"));
        assertEquals("cafe", account.openOrder(0).name());
        assertEquals(1, account.strayEvents());
    }

    private static OrderState stateOf(Account account) {
        return account.openOrders() == 0 ? OrderState.CLOSED : account.openOrder(0).state();
    }

    private static Account accountWith(OrderState state) {
        Account account = Account.onChain();
        account.apply(new Event.CashReported(Markets.stamp(0), 1_000 * E8.ONE));
        account.apply(
                new Event.Listed(
                        Markets.stamp(0), MARKET, Markets.fiveMinutes("abc-5m", Markets.FEES)));
        var terms =
                new OrderTerms(
                        Outcome.UP,
                        Side.BUY,
                        E8.parse("0.5"),
                        10 * E8.ONE,
                        TimeInForce.GTC,
                        false,
                        0);
        account.onPlace(new Command.PlaceOrder(1, 1, MARKET, "a", terms));
        switch (state) {
            case PENDING -> {}
            case LIVE -> account.apply(eventOf(Step.ACCEPTED));
            case UNKNOWN -> account.apply(eventOf(Step.LOST));
            case CLOSED -> account.apply(eventOf(Step.ENDED));
        }
        return account;
    }

    private static Event eventOf(Step step) {
        var at = Markets.stamp(2);
        return switch (step) {
            case NAMED -> new Event.OrderNamed(at, 1, "cafe");
            case ACCEPTED -> new Event.OrderAccepted(at, 1);
            case REFUSED -> new Event.OrderRejected(at, 1, "no");
            case DUPLICATED -> new Event.OrderRejected(at, 1, "order 1 is invalid. Duplicated.");
            case LOST -> new Event.OrderUnknown(at, 1);
            case ENDED -> new Event.OrderClosed(at, 1, CloseReason.CANCELLED);
            case TRADED -> throw new IllegalArgumentException(step + " is no event");
        };
    }
}
