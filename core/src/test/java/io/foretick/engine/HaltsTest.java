package io.foretick.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.TimeInForce;
import io.foretick.event.live.Control;
import io.foretick.market.OpenOrder;
import io.foretick.market.cash.Finality;
import io.foretick.risk.RiskLimits;
import io.foretick.strategy.DensityKelly;
import io.foretick.strategy.Gate;
import io.foretick.testing.RandomEvents;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/// Everything that stops trading, and what it takes to go on.
class HaltsTest {

    private static final int MARKETS = 6;
    private static final int PART = 400;
    private static final RiskLimits FREE = new RiskLimits(100, 1_000_000, 0, 1_000, 2_000);

    private final List<Event> events = RandomEvents.of(9, MARKETS, 6_000);
    private Engine engine = engine(Finality.AT_ONCE);
    private int next;

    @Test
    void aHaltCancelsAllAndTradesNothingUntilAResume() {
        assertTrades();
        assertEquals(List.of("CancelAll"), names(control(new Control.Halt("enough"))));
        assertEquals("enough", engine.halts().reason());
        assertStopped(Gate.HALTED);
        assertEquals(List.of(), control(new Control.Resume("checked")));
        assertTrades();
    }

    @Test
    void anOrderThatIsAcceptedWhileHaltedIsCancelledAgain() {
        assertTrades();
        control(new Control.Halt("enough"));
        var accepted = new Event.OrderAccepted(now(), openOrder().orderId());
        assertEquals(List.of("CancelAll"), names(send(accepted)));
        control(new Control.Resume("checked"));
        assertEquals(List.of(), send(accepted));
    }

    @ParameterizedTest
    @CsvSource({"btc", "BTC", "5m"})
    void aPauseStopsACoinOrALengthOfWindow(String scope) {
        assertTrades();
        List<Command> commands = control(new Control.Pause(scope, true));
        assertFalse(commands.isEmpty());
        commands.forEach(command -> assertEquals("CancelMarket", name(command)));
        assertStopped(Gate.PAUSED);
        control(new Control.Pause(scope, false));
        assertTrades();
    }

    @Test
    void aPauseOfAMarketLeavesTheOthersAlone() {
        assertTrades();
        int market = openOrder().market();
        String slug = RandomEvents.market(market - 2).slug();
        long before = engine.refusals().count(Gate.PAUSED);
        assertEquals(
                List.of(new Command.CancelMarket(engine.nowNs(), market)),
                control(new Control.Pause(slug, true)));
        List<Command> commands = goOn();
        assertFalse(commands.isEmpty());
        for (Command command : commands) {
            assertFalse(command instanceof Command.PlaceOrder o && o.market() == market);
        }
        assertTrue(engine.refusals().count(Gate.PAUSED) > before);
        var accepted = new Event.OrderAccepted(now(), openOrder().orderId());
        assertEquals(List.of("CancelMarket"), names(send(accepted)));
    }

    @Test
    void aPauseOfAnythingElseStopsNothing() {
        assertTrades();
        assertEquals(List.of(), control(new Control.Pause("doge", true)));
        assertTrades();
    }

    @Test
    void aLimitHoldsFromNowOn() {
        assertTrades();
        control(new Control.Limit("max_orders_per_market", 0));
        assertStopped(Gate.ORDERS_PER_MARKET);
        control(new Control.Limit("max_orders_per_market", 1_000));
        assertTrades();
    }

    @Test
    void aLimitThatDoesNotExistIsCounted() {
        control(new Control.Limit("max_fun", 1));
        control(new Control.Limit("max_position_usd", -1));
        assertEquals(2, engine.halts().voidControls());
        assertEquals(FREE, engine.limits());
    }

    @Test
    void withoutTheAccountsFeedQuotesAreCancelledAndNothingIsTraded() {
        assertEquals(List.of(), send(new Event.FeedDown(now(), Source.POLYMARKET_ACCOUNT)));
        send(new Event.FeedUp(now(), Source.POLYMARKET_ACCOUNT));
        assertTrades();
        List<Command> commands = send(new Event.FeedDown(now(), Source.POLYMARKET_ACCOUNT));
        assertEquals(List.of("CancelAll"), names(commands));
        assertStopped(Gate.ACCOUNT_FEED_DOWN);
        send(new Event.FeedUp(now(), Source.POLYMARKET_ACCOUNT));
        assertTrades();
    }

    @Test
    void anAccountOnAChainTradesNothingBeforeItsCashIsReported() {
        engine = engine(Finality.ON_CHAIN);
        assertStopped(Gate.UNRECONCILED);
        send(new Event.CashReported(now(), 10_000 * E8.ONE));
        assertTrades();
    }

    @Test
    void aReportThatDiffersStopsTheWholeAccount() {
        engine = engine(Finality.ON_CHAIN);
        send(new Event.CashReported(now(), 10_000 * E8.ONE));
        assertTrades();
        assertEquals(List.of("CancelAll"), names(send(new Event.CashReported(now(), 9 * E8.ONE))));
        assertStopped(Gate.UNRECONCILED);
        send(new Event.CashReported(now(), 10_000 * E8.ONE));
        assertTrades();
    }

    @Test
    void aRebateStopsTheAccountUntilAnOperatorTakesItAsGiven() {
        engine = engine(Finality.ON_CHAIN);
        send(new Event.CashReported(now(), 10_000 * E8.ONE));
        send(new Event.CashReported(now(), 10_003 * E8.ONE));
        assertStopped(Gate.UNRECONCILED);
        control(new Control.Resume("rebate of 3"));
        assertEquals(10_003 * E8.ONE, engine.account().startCashE8());
        send(new Event.CashReported(now(), 10_003 * E8.ONE));
        assertTrades();
    }

    @Test
    void aHoldingThatDiffersStopsItsMarketAlone() {
        engine = engine(Finality.ON_CHAIN);
        send(new Event.CashReported(now(), 10_000 * E8.ONE));
        assertTrades();
        int market = openOrder().market();
        var differs = new Event.HoldingReported(now(), market, E8.ONE, 0);
        assertEquals(List.of("CancelMarket"), names(send(differs)));
        List<Command> commands = goOn();
        assertFalse(commands.isEmpty());
        for (Command command : commands) {
            assertFalse(command instanceof Command.PlaceOrder o && o.market() == market);
        }
        assertTrue(engine.refusals().count(Gate.UNRECONCILED) > 0);
    }

    @Test
    void theUnexplainedStopsUntilItIsResumed() {
        assertTrades();
        var orphan = new Event.Unexplained(now(), -1, "an order that we did not place");
        assertEquals(List.of("CancelAll"), names(send(orphan)));
        assertStopped(Gate.UNRECONCILED);
        control(new Control.Resume("it was mine"));
        assertTrades();
    }

    @Test
    void tooManyRefusedOrdersStopTradingForAWhile() {
        control(new Control.Limit("max_rejects", 2));
        control(new Control.Limit("reject_pause_seconds", 3_600));
        assertTrades();
        assertTrades();
        var first = new Event.OrderRejected(now(), openOrder().orderId(), "no");
        assertEquals(List.of(), send(first));
        assertEquals(List.of(), send(first)); // a stray, for it is closed
        var second = new Event.OrderRejected(now(), openOrder().orderId(), "no");
        assertEquals(List.of("CancelAll"), names(send(second)));
        assertStopped(Gate.REJECT_STORM);
        control(new Control.Resume("checked"));
        assertTrades();
    }

    @Test
    void ordersThatNeverLeftAreNoStorm() {
        control(new Control.Limit("max_rejects", 1));
        assertTrades();
        String reason = "never sent: the command is 2100 ms old";
        assertEquals(
                List.of(), send(new Event.OrderRejected(now(), openOrder().orderId(), reason)));
        assertTrades();
        var refused = new Event.OrderRejected(now(), openOrder().orderId(), "no");
        assertEquals(List.of("CancelAll"), names(send(refused)));
    }

    @Test
    void anOrderThatBreaksALimitHaltsTheEngine() {
        var commands = new ArrayList<Command>();
        for (Event event : RandomEvents.of(9, 1, 2_000)) {
            engine.on(
                    event,
                    command -> {
                        commands.add(command);
                        placeBehindTheLimits(command);
                    });
        }
        assertEquals(List.of("PlaceOrder", "CancelAll"), names(commands));
        assertTrue(engine.halts().halted());
        assertEquals("order 1000 broke a limit: market_exposure", engine.halts().reason());
        assertTrue(engine.refusals().count(Gate.HALTED) > 0);
    }

    /// Controls and what an account goes through, thrown in at random.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20261121})
    void continuesBitForBitFromAnyState(long seed) {
        List<Event> mixed = ControlledEvents.of(seed, MARKETS, 3_000);
        Engine whole = engine(Finality.ON_CHAIN);
        Engine twin = engine(Finality.ON_CHAIN);
        var commands = new ArrayList<Command>();
        var twins = new ArrayList<Command>();
        for (int k = 0; k < mixed.size(); k++) {
            whole.on(mixed.get(k), commands::add);
            twin.on(mixed.get(k), twins::add);
            if (k % 500 == 499) {
                twin = ControlledEvents.restored(twin, engine(Finality.ON_CHAIN), mixed, k);
                assertEquals(whole.digest(), twin.digest());
            }
        }
        assertEquals(commands, twins);
        assertTrue(commands.stream().anyMatch(Command.PlaceOrder.class::isInstance));
        assertTrue(commands.stream().anyMatch(Command.CancelAll.class::isInstance));
        assertEquals(
                whole.account().cashE8() - whole.account().startCashE8(),
                whole.account().pnl().totalE8());
    }

    private void placeBehindTheLimits(Command command) {
        if (command instanceof Command.PlaceOrder order) {
            var terms =
                    new OrderTerms(
                            Outcome.UP,
                            Side.BUY,
                            E8.ONE / 2,
                            1_000 * E8.ONE,
                            TimeInForce.FAK,
                            false,
                            0);
            engine.account()
                    .onPlace(
                            new Command.PlaceOrder(
                                    order.timeNs(), 1_000, order.market(), "rogue", terms));
        }
    }

    private OpenOrder openOrder() {
        return engine.account().openOrder(0);
    }

    private void assertTrades() {
        assertTrue(names(goOn()).contains("PlaceOrder"));
    }

    private void assertStopped(Gate gate) {
        long before = engine.refusals().count(gate);
        assertFalse(names(goOn()).contains("PlaceOrder"));
        assertTrue(engine.refusals().count(gate) > before, gate.key());
    }

    private List<Command> goOn() {
        var commands = new ArrayList<Command>();
        for (int end = next + PART; next < end; next++) {
            engine.on(events.get(next), commands::add);
        }
        return commands;
    }

    private List<Command> control(Control control) {
        return send(new Event.Controlled(now(), control));
    }

    private List<Command> send(Event event) {
        var commands = new ArrayList<Command>();
        engine.on(event, commands::add);
        return commands;
    }

    private Stamp now() {
        long nowNs = Math.max(engine.nowNs(), RandomEvents.START_NS - 60 * Times.SECOND_NS);
        return Stamp.internal(nowNs, Source.OPERATOR);
    }

    private static List<String> names(List<Command> commands) {
        return commands.stream().map(HaltsTest::name).toList();
    }

    private static String name(Command command) {
        return command.getClass().getSimpleName();
    }

    private static Engine engine(Finality finality) {
        var settings =
                new Engine.Settings(
                        new Scope(List.of(), List.of()),
                        Freshness.DEFAULT,
                        FREE,
                        10_000 * E8.ONE,
                        100 * E8.ONE,
                        finality);
        return new Engine(settings, List.of(new DensityKelly(DensityKelly.Settings.DEFAULT)));
    }
}
