package io.foretick.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.market.Book;
import io.foretick.market.MarketSlot;
import io.foretick.market.OpenOrder;
import io.foretick.risk.RiskLimits;
import io.foretick.risk.Verdict;
import io.foretick.strategy.DensityKelly;
import io.foretick.strategy.DensityMaker;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Roster;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;
import io.foretick.strategy.Weighted;
import io.foretick.testing.PaperRun;
import io.foretick.testing.RandomEvents;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Quotes on the paper venue in seeded markets whose feeds break, whose books jump and lie.
class QuotingTest {

    private static final int FIRST_MARKET = 2;
    private static final int MARKETS = 5;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 20261121})
    void keepsItsRulesAfterEveryEvent(long seed) {
        var watch = new Watch();
        var run = new PaperRun(maker(), 100 * E8.ONE, watch);
        run.play(RandomEvents.of(seed, MARKETS, 8_000));
        assertTrue(watch.quotes > 20, "quotes " + watch.quotes);
        assertTrue(watch.cancels.size() > 10, "cancels " + watch.cancels.size());
        assertTrue(watch.fills > 0, "no fill");
        assertEquals(0, run.engine().account().openOrders());
        assertEquals(0, run.engine().account().strayEvents());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void takersBesideItNeverMeetItsQuotes(long seed) {
        var both =
                new Roster(
                        List.of(new Weighted<>(new DensityKelly(DensityKelly.Settings.DEFAULT), 1)),
                        maker().quoting());
        var watch = new Watch();
        new PaperRun(both, 200 * E8.ONE, watch).play(RandomEvents.of(seed, MARKETS, 8_000));
        assertTrue(watch.quotes > 20, "quotes " + watch.quotes);
        assertTrue(watch.taken > 5, "orders " + watch.taken);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 7})
    void sameEventsGiveTheSameDigest(long seed) {
        List<Event> events = RandomEvents.of(seed, MARKETS, 5_000);
        Engine first = new PaperRun(maker(), 100 * E8.ONE).play(events).engine();
        Engine second = new PaperRun(maker(), 100 * E8.ONE).play(events).engine();
        assertEquals(first.digest(), second.digest());
    }

    private static Roster maker() {
        var settings = DensityMaker.Settings.DEFAULT;
        return new Roster(List.of(), List.of(new Weighted<>(new DensityMaker(settings), 1)));
    }

    /// Holds every command and every state against the rules.
    private static final class Watch implements EngineObserver {

        private final Set<Long> cancels = new HashSet<>();
        private Engine engine = new Engine(SETTINGS, List.of());
        private int quotes;
        private int taken;
        private int fills;

        private static final Engine.Settings SETTINGS =
                new Engine.Settings(
                        new Scope(List.of(), List.of()),
                        Freshness.DEFAULT,
                        RiskLimits.DEFAULT,
                        0,
                        0);

        @Override
        public void applied(Event event, Engine source) {
            engine = source;
            fills += event instanceof Event.OrderFilled fill && fill.maker() ? 1 : 0;
            if (event instanceof Event.OrderRejected rejected) {
                String reason = rejected.reason();
                boolean raced = reason.contains("crosses") || reason.contains("tick size");
                boolean late = reason.contains("orderbook");
                assertTrue(raced || late, reason); // the book moved on the way, or the market ended
            }
            boolean[] seen = new boolean[2 * (FIRST_MARKET + MARKETS)];
            for (int k = 0; k < engine.account().openOrders(); k++) {
                OpenOrder order = engine.account().openOrder(k);
                if (order.terms().postOnly()) {
                    int at = 2 * order.market() + order.terms().upSide().ordinal();
                    assertTrue(!seen[at], "two quotes on one side");
                    seen[at] = true;
                    assertTrue(!isShut(slot(order)) || cancels.contains(order.orderId()), "shut");
                }
            }
            assertTrue(engine.account().freeE8() >= 0);
        }

        @Override
        public void commanded(Command command) {
            if (command instanceof Command.CancelOrder(_, long orderId)) {
                cancels.add(orderId);
            } else if (command instanceof Command.PlaceOrder order && order.terms().postOnly()) {
                quotes++;
                assertEquals(TimeInForce.GTC, order.terms().timeInForce());
                assertQuietIn(order);
            } else if (command instanceof Command.PlaceOrder order) {
                taken++;
                assertQuietIn(order);
            }
        }

        @Override
        public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {}

        /// A quote does not take, and no order reaches a quote of our own.
        private void assertQuietIn(Command.PlaceOrder placed) {
            boolean buys = placed.terms().upSide() == Side.BUY;
            long priceE8 = placed.terms().upPriceE8();
            Book book = Objects.requireNonNull(engine.state().slot(placed.market())).book();
            long bidE8 = book.bids().bestE8(0);
            long askE8 = book.asks().bestE8(E8.ONE);
            if (placed.terms().postOnly()) {
                assertTrue(buys ? priceE8 < askE8 : priceE8 > bidE8, "crosses the book");
                assertTrue(book.trusted());
            }
            for (int k = 0; k < engine.account().openOrders(); k++) {
                OpenOrder own = engine.account().openOrder(k);
                boolean faces = own.terms().upSide() != placed.terms().upSide();
                if (own.market() == placed.market() && faces && own.terms().postOnly()) {
                    long ownE8 = own.terms().upPriceE8();
                    assertTrue(buys ? priceE8 < ownE8 : priceE8 > ownE8, "meets its own quote");
                }
            }
        }

        private MarketSlot slot(OpenOrder order) {
            return Objects.requireNonNull(engine.state().slot(order.market()));
        }

        private boolean isShut(MarketSlot slot) {
            long nowNs = engine.receiveNs();
            boolean ended = engine.nowNs() >= slot.comparedWindow().endNs();
            boolean stale = nowNs - slot.book().touchedNs() > 5 * Times.SECOND_NS;
            long spotNs = engine.state().asset(slot.instrument()).touchedNs();
            boolean quiet = nowNs - spotNs > 3 * Times.SECOND_NS;
            return ended || stale || quiet || !slot.book().trusted();
        }
    }
}
