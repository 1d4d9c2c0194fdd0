package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.engine.Freshness;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Outcome;
import io.foretick.event.SettlementRule;
import io.foretick.event.Source;
import io.foretick.market.Account;
import io.foretick.market.AssetPrices;
import io.foretick.market.Book;
import io.foretick.market.MarketSlot;
import io.foretick.market.OpenOrder;
import io.foretick.market.Pnl;
import io.foretick.market.Position;
import io.foretick.market.SpotPrice;
import io.foretick.risk.Verdict;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What has to hold after every event of a session, whatever went wrong around it; and a count of
/// what the session was told. Fails by an assertion on the thread that follows the journal.
final class SessionInvariants implements EngineObserver {

    private final Freshness freshness;
    private final List<Command.PlaceOrder> commanded = new ArrayList<>();
    private final Set<Long> orderIds = new HashSet<>();
    private final Map<Source, Boolean> up = new EnumMap<>(Source.class);
    private final Map<String, Integer> counts = new TreeMap<>();
    private @Nullable Engine engine; // null before the first event

    SessionInvariants(Freshness freshness) {
        this.freshness = freshness;
    }

    /// The engine that was watched, as it is after the last event.
    Engine engine() {
        if (engine == null) {
            throw new IllegalStateException("nothing happened");
        }
        return engine;
    }

    int orders() {
        return orderIds.size();
    }

    /// Events by kind, and by reason where they have one.
    Map<String, Integer> counts() {
        return counts;
    }

    int count(String key) {
        return counts.getOrDefault(key, 0);
    }

    /// Every feed that was ever heard of, and whether it was up at the end.
    Map<Source, Boolean> feeds() {
        return up;
    }

    @Override
    public void applied(Event event, Engine watched) {
        engine = watched;
        note(event);
        moneyIsConserved(watched.account(), event);
        noTrustedBookIsCrossed(watched, event);
        for (Command.PlaceOrder order : commanded) {
            wasCommandedOnFreshInputs(order, watched);
        }
        commanded.clear();
    }

    @Override
    public void commanded(Command command) {
        if (command instanceof Command.PlaceOrder order) {
            assertTrue(orderIds.add(order.orderId()), () -> "number given twice: " + order);
            commanded.add(order);
        }
    }

    @Override
    public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {}

    private void note(Event event) {
        switch (event) {
            case Event.FeedUp(var _, Source feed) -> turn(feed, true);
            case Event.FeedDown(var _, Source feed) -> turn(feed, false);
            case Event.FrameSkipped skipped -> add("FrameSkipped " + skipped.reason());
            case Event.BookLost lost -> add("BookLost " + lost.reason());
            default -> {} // counted below
        }
        add(event.getClass().getSimpleName());
    }

    private void turn(Source feed, boolean now) {
        assertNotEquals(now, up.put(feed, now), () -> feed + " is told twice to be up: " + now);
    }

    private void add(String key) {
        counts.merge(key, 1, Integer::sum);
    }

    private static void moneyIsConserved(Account account, Event event) {
        assertTrue(account.cashE8() >= 0, () -> "cash " + account.cashE8() + " after " + event);
        long reservedE8 = 0;
        for (int k = 0; k < account.openOrders(); k++) {
            OpenOrder order = account.openOrder(k);
            reservedE8 += order.reservedCashE8();
            assertTrue(order.filledE8() <= order.terms().quantityE8(), "more than was asked for");
        }
        assertEquals(reservedE8, account.reservedE8(), () -> "reserved cash after " + event);
        assertTrue(account.freeE8() >= 0, () -> "free " + account.freeE8() + " after " + event);
        assertEquals(
                account.startCashE8() + account.pnl().totalE8(),
                account.cashE8(),
                () -> "cash is not what was won and lost after " + event);
        account.forEachPosition(position -> isWhole(position, event));
    }

    private static void isWhole(Position position, Event event) {
        Pnl pnl = position.pnl();
        assertEquals(position.flowE8(), pnl.totalE8(), () -> "parts of a market after " + event);
        assertTrue(pnl.feesE8() <= 0, () -> "fees " + pnl.feesE8() + " after " + event);
        for (Outcome outcome : Outcome.values()) {
            long heldE8 = position.heldE8(outcome);
            assertTrue(heldE8 >= 0, () -> "holds " + heldE8 + " " + outcome + " after " + event);
        }
    }

    private static void noTrustedBookIsCrossed(Engine engine, Event event) {
        for (AssetPrices prices : engine.state().assets()) {
            for (MarketSlot slot : prices.markets()) {
                boolean crossed = slot.book().trusted() && slot.book().crossed();
                assertFalse(crossed, () -> slot.terms().slug() + " is crossed after " + event);
            }
        }
    }

    /// The engine looks at its inputs and commands while it applies one event, so that they are the
    /// same now.
    private void wasCommandedOnFreshInputs(Command.PlaceOrder order, Engine engine) {
        MarketSlot slot = engine.state().slot(order.market());
        assertNotNull(slot, () -> "no such market: " + order);
        Book book = slot.book();
        assertTrue(book.trusted(), () -> "the book was lost: " + order);
        assertFalse(book.crossed(), () -> "the book is crossed: " + order);
        long bookAgeNs = engine.receiveNs() - book.touchedNs();
        assertTrue(bookAgeNs <= freshness.staleBookNs(), () -> "old book: " + order);
        AssetPrices prices = engine.state().asset(order.market());
        long priceAgeNs = engine.receiveNs() - priceTouchedNs(slot, prices);
        assertTrue(
                priceAgeNs <= freshness.staleSpotNs(),
                () -> "the price is " + priceAgeNs + " ns old: " + order);
        assertTrue(engine.nowNs() < slot.comparedWindow().endNs(), () -> "ended: " + order);
    }

    /// A market that settles on the spot pair is judged by it; others have the oracle too.
    private static long priceTouchedNs(MarketSlot slot, AssetPrices prices) {
        if (slot.terms().rule() instanceof SettlementRule.OraclePrice) {
            return prices.touchedNs();
        }
        SpotPrice spot = prices.spot();
        return spot == null ? Book.NEVER_NS : spot.touchedNs();
    }
}
