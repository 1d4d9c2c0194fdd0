package io.foretick.venue.polymarket.trade;

import static io.foretick.event.Resolution.DOWN;
import static io.foretick.event.Resolution.UP;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.event.live.FillState;
import io.foretick.market.Account;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// What the events of a run say that we own, booked plainly, and whether each was allowed where it
/// came. It fails the test at the first event that is not.
final class Ledger {

    private record Fill(Event.OrderFilled event, FillState state) {}

    private final Map<Long, Command.PlaceOrder> orders = new HashMap<>();
    private final Map<Long, OrderLife> lives = new HashMap<>();
    private final Map<String, Fill> fills = new HashMap<>();
    private final Map<String, Long> tokensE8 = new HashMap<>();
    private final Map<Integer, Resolution> results = new HashMap<>();
    private final Account account = Account.onChain();
    private boolean backed = true;
    private long openOrders;
    private long cashE8;
    private boolean cashKnown;
    private int reports;
    private int unexplained;

    long cashE8() {
        return cashE8;
    }

    long heldE8(int market, Outcome outcome) {
        return tokensE8.getOrDefault(Scene.token(market, outcome), 0L);
    }

    /// Balances that the venue's view agreed with.
    int reports() {
        return reports;
    }

    int unexplained() {
        return unexplained;
    }

    OrderLife life(long orderId) {
        return lives.getOrDefault(orderId, OrderLife.COMMANDED);
    }

    long openOrders() {
        return openOrders;
    }

    /// Fails unless the engine's account has booked the same.
    void checkAccount() {
        assertTrue(backed, "an order that the account could not back");
        assertEquals(cashE8, account.cashE8());
        assertEquals(0, account.openOrders());
        assertEquals(0, account.strayEvents());
        assertEquals(0, account.duplicateFills());
        assertFalse(account.unreconciled());
        account.forEachPosition(position -> {
            for (Outcome outcome : Outcome.values()) {
                assertEquals(heldE8(position.market(), outcome), position.heldE8(outcome));
                assertFalse(account.unreconciled(position.market()));
            }
        });
    }

    /// Whether the engine would place this.
    boolean affords(int market, OrderTerms terms) {
        return account.affords(market, terms);
    }

    void on(Command command) {
        if (command instanceof Command.PlaceOrder place) {
            orders.put(place.orderId(), place);
            openOrders++;
            backed &= account.affords(place.market(), place.terms());
            if (backed) {
                account.onPlace(place);
            }
        }
    }

    void on(Event event) {
        account.apply(event);
        switch (event) {
            case Event.OrderNamed(_, long id, _) -> enter(id, OrderLife.NAMED, event);
            case Event.OrderUnknown(_, long id) -> enter(id, OrderLife.UNKNOWN, event);
            case Event.OrderAccepted(_, long id) -> enter(id, OrderLife.LIVE, event);
            case Event.OrderRejected(_, long id, _) -> {
                assertNotEquals(OrderLife.LIVE, life(id), event::toString);
                enter(id, OrderLife.CLOSED, event);
            }
            case Event.OrderClosed(_, long id, _) -> enter(id, OrderLife.CLOSED, event);
            case Event.OrderFilled filled -> fill(filled);
            case Event.FillMoved moved -> move(moved);
            case Event.CashReported(_, long reportedE8) -> {
                if (cashKnown) {
                    assertEquals(cashE8, reportedE8, event::toString);
                }
                cashKnown = true;
                cashE8 = reportedE8;
                reports++;
            }
            case Event.HoldingReported(_, int market, long upE8, long downE8) -> {
                assertEquals(heldE8(market, Outcome.UP), upE8, event::toString);
                assertEquals(heldE8(market, Outcome.DOWN), downE8, event::toString);
            }
            case Event.HoldingAdopted(_, int market, Outcome outcome, long quantityE8, _) ->
                    tokensE8.merge(Scene.token(market, outcome), quantityE8, Long::sum);
            case Event.MarketResolved(_, int market, Resolution result, _) ->
                    results.put(market, result);
            case Event.Redeemed(_, int market) -> redeem(market);
            case Event.Unexplained _ -> unexplained++;
            default -> {}
        }
    }

    private void redeem(int market) {
        for (Outcome outcome : Outcome.values()) {
            Long heldE8 = tokensE8.remove(Scene.token(market, outcome));
            boolean wins = results.get(market) == (outcome == Outcome.UP ? UP : DOWN);
            cashE8 += heldE8 != null && wins ? heldE8 : 0;
        }
    }

    private void enter(long orderId, OrderLife next, Event event) {
        assertTrue(orders.containsKey(orderId), event::toString);
        assertTrue(life(orderId).mayBecome(next), () -> life(orderId) + " before " + event);
        lives.put(orderId, next);
        openOrders -= next == OrderLife.CLOSED ? 1 : 0;
    }

    private void fill(Event.OrderFilled event) {
        assertNotEquals(OrderLife.COMMANDED, life(event.orderId()), event::toString);
        Fill before = fills.put(key(event.orderId(), event.tradeId()), matched(event));
        assertEquals(null, before, () -> "twice: " + event);
        book(event, 1);
    }

    private static Fill matched(Event.OrderFilled event) {
        return new Fill(event, FillState.MATCHED);
    }

    private void move(Event.FillMoved moved) {
        Fill fill = fills.get(key(moved.orderId(), moved.tradeId()));
        assertFalse(fill == null, () -> "nothing to move: " + moved);
        assertTrue(LiveFill.leadsOn(fill.state(), moved.state()), () -> fill + ", " + moved);
        fills.put(key(moved.orderId(), moved.tradeId()), new Fill(fill.event(), moved.state()));
        if (moved.state() == FillState.FAILED) {
            book(fill.event(), -1);
        }
    }

    private void book(Event.OrderFilled fill, int sign) {
        Command.PlaceOrder order = Objects.requireNonNull(orders.get(fill.orderId()));
        boolean buys = order.terms().side() == Side.BUY;
        long worthE8 = E8.multiply(fill.priceE8(), fill.quantityE8());
        cashE8 += sign * ((buys ? -worthE8 : worthE8) - fill.feeE8());
        long sharesE8 = buys ? fill.quantityE8() : -fill.quantityE8();
        String token = Scene.token(order.market(), order.terms().outcome());
        tokensE8.merge(token, sign * sharesE8, Long::sum);
    }

    private static String key(long orderId, long tradeId) {
        return orderId + "/" + tradeId;
    }
}
