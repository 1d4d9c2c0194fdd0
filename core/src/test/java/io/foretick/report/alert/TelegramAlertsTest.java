package io.foretick.report.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Resolution;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.live.Control;
import io.foretick.event.live.FillState;
import io.foretick.market.cash.Finality;
import io.foretick.risk.Verdict;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;
import io.foretick.testing.Markets;
import io.foretick.testing.PaperRun;
import io.foretick.testing.RandomEvents;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

final class TelegramAlertsTest {

    private static final long BEFORE_NS = 1_000_000_100 * Times.SECOND_NS;

    private final LoopbackBotApi api = new LoopbackBotApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void tellsEveryOrderFillAndEnd() {
        var counter = new Counter();
        try (var alerts = new TelegramAlerts(api.settings())) {
            new PaperRun(alerts, counter).play(RandomEvents.of(2, 4, 5_000));
            assertEquals(0, alerts.dropped());
        }
        assertTrue(counter.fills > 0, "no fills");
        assertEquals(counter.orders, count("\\w+ \\w+ order \\d+: (BUY|SELL) .*"));
        assertEquals(counter.fills, count(".* fill of order \\d+: .*"));
        assertEquals(counter.ends, count(".* ended (up|down|split): .*"));
    }

    @Test
    void tellsAStartOnceAndWhenItIsDue() {
        Event listed =
                new Event.Listed(
                        at(BEFORE_NS), 0, Markets.fiveMinutes("abc-updown-5m-1", Markets.FEES));
        play(
                listed,
                tick(99),
                listedAgain(listed),
                tick(100),
                tick(101),
                resolved(401),
                resolved(402));
        assertEquals(
                List.of(
                        "ABC 5m started: abc-updown-5m-1",
                        "ABC 5m ended up: abc-updown-5m-1, 0 orders, PnL 0"),
                api.lines());
    }

    /// One who comes late, as after a restart, knows the markets and orders that are open.
    @Test
    void takesUpWhatIsOpen() {
        List<Event> events = RandomEvents.of(2, 4, 5_000);
        var counter = new Counter();
        try (var alerts = new TelegramAlerts(api.settings())) {
            var late = new Late(alerts, events.get(events.size() / 20).timeNs());
            new PaperRun(late, new Late(counter, late.fromNs)).play(events);
        }
        assertTrue(counter.fills > 0, "no fills");
        assertEquals(counter.fills, count(".* fill of order \\d+: .*"));
        assertEquals(counter.ends, count(".* ended (up|down|split): .*"));
    }

    @Test
    void tellsNothingOfStartsLongPast() {
        Event listed =
                new Event.Listed(
                        at(BEFORE_NS + 150 * Times.SECOND_NS),
                        0,
                        Markets.fiveMinutes("abc-updown-5m-1", Markets.FEES));
        play(listed, tick(151));
        assertEquals(List.of(), api.lines());
    }

    @Test
    void tellsFlappingFeedsOnceAMinuteAndTheirLastState() {
        play(
                up(0), down(1), up(2), down(3), up(4), tick(30), tick(61), down(62), tick(130),
                up(131), tick(190), tick(191));
        assertEquals(
                List.of(
                        "feed binance is lost",
                        "feed binance is back (3 changes)",
                        "feed binance is lost",
                        "feed binance is back"),
                api.lines());
    }

    @Test
    void tellsHaltsAndTheEnd() {
        try (var alerts = new TelegramAlerts(api.settings())) {
            alerts.halted("daily loss reached");
            var run = new PaperRun(alerts);
            run.play(List.of(new Event.Stopping(at(BEFORE_NS))));
        }
        assertEquals(List.of("HALTED: daily loss reached", "session stops"), api.lines());
    }

    @Test
    void tellsWhatAnOperatorSays() {
        play(
                new Event.Controlled(after(1), new Control.Halt("kill switch")),
                new Event.Controlled(after(2), new Control.Pause("btc", true)),
                new Event.Controlled(after(3), new Control.Pause("btc", false)),
                new Event.Controlled(after(4), new Control.Limit("max_position_usd", 250)),
                new Event.Controlled(after(5), new Control.Resume("looked at it")));
        assertEquals(
                List.of(
                        "HALTED by operator: kill switch",
                        "btc is paused",
                        "btc is traded again",
                        "limit max_position_usd is now 250",
                        "trading again: looked at it"),
                api.lines());
    }

    @Test
    void tellsWhatTheVenueShowsAndNobodyCanExplain() {
        play(new Event.Unexplained(after(1), -1, "a position"));
        assertEquals(
                List.of("HALTED the account: the venue shows what we cannot explain: a position"),
                api.lines());
    }

    @Test
    void tellsAFillThatNeverWasAndAnOrderWithoutAnAnswer() {
        try (var alerts = new TelegramAlerts(api.settings())) {
            var run = new PaperRun(alerts).play(RandomEvents.of(2, 4, 5_000));
            Stamp at = Stamp.internal(run.engine().nowNs() + 1, Source.POLYMARKET_ACCOUNT);
            run.play(
                    List.of(
                            new Event.FillMoved(at, 1, 77, FillState.CONFIRMED),
                            new Event.FillMoved(at, 1, 77, FillState.FAILED),
                            new Event.OrderUnknown(at, 1)));
        }
        assertEquals(1, count("REVERSED \\w+ \\w+ trade 77 of order 1: .*"));
        assertEquals(0, count(".*CONFIRMED.*"));
        assertEquals(1, count("\\w+ \\w+ order 1 got no answer: .*"));
    }

    @Test
    void tellsALostAccount() {
        play(
                new Event.FeedDown(after(1), Source.POLYMARKET_ACCOUNT),
                new Event.FeedUp(after(70), Source.POLYMARKET_ACCOUNT));
        assertEquals(
                List.of(
                        "feed polymarket_account is lost, all trading is HALTED until it is back",
                        "feed polymarket_account is back"),
                api.lines());
    }

    @Test
    void tellsOnceThatCashDiffersAndOnceThatItAgreesAgain() {
        playOnChain(
                new Event.CashReported(after(2), 103 * E8.ONE),
                new Event.CashReported(after(3), 104 * E8.ONE),
                new Event.CashReported(after(4), 100 * E8.ONE));
        assertEquals(
                List.of(
                        "HALTED the account: the venue's cash differs from ours by +3",
                        "trading goes on"),
                api.lines());
    }

    @Test
    void tellsAResumeOnce() {
        playOnChain(
                new Event.CashReported(after(2), 90 * E8.ONE),
                new Event.Controlled(after(3), new Control.Resume("withdrawal of 10")),
                new Event.CashReported(after(4), 90 * E8.ONE));
        assertEquals(
                List.of(
                        "HALTED the account: the venue's cash differs from ours by -10",
                        "trading again: withdrawal of 10"),
                api.lines());
    }

    @Test
    void tellsAMarketThatIsNotReconciledOnce() {
        playOnChain(
                new Event.HoldingReported(after(2), 0, 5 * E8.ONE, 0),
                new Event.HoldingReported(after(3), 0, 5 * E8.ONE, 0),
                new Event.HoldingReported(after(4), 0, 0, 0));
        assertEquals(
                List.of(
                        "HALTED abc-updown-5m-1: the venue's tokens differ from ours by"
                                + " +5 Up and 0 Down",
                        "abc-updown-5m-1 is traded again: its tokens agree"),
                api.lines());
    }

    /// An account that begins with 100 and a market that has begun.
    private void playOnChain(Event... events) {
        var listed =
                new Event.Listed(after(1), 0, Markets.fiveMinutes("abc-updown-5m-1", Markets.FEES));
        try (var alerts = new TelegramAlerts(api.settings())) {
            Engine engine = HaltChangesTest.engine(Finality.ON_CHAIN);
            engine.on(listed, _ -> {});
            engine.on(new Event.CashReported(after(1), 100 * E8.ONE), _ -> {});
            engine.observe(alerts);
            List.of(events).forEach(event -> engine.on(event, _ -> {}));
        }
    }

    private void play(Event... events) {
        try (var alerts = new TelegramAlerts(api.settings())) {
            new PaperRun(alerts).play(List.of(events));
        }
    }

    private long count(String pattern) {
        return api.lines().stream().filter(line -> line.matches(pattern)).count();
    }

    private static Stamp at(long timeNs) {
        return Stamp.internal(timeNs, Source.MARKET_LIST);
    }

    private static Stamp after(long seconds) {
        return at(BEFORE_NS + seconds * Times.SECOND_NS);
    }

    private static Event tick(long seconds) {
        return new Event.Tick(after(seconds));
    }

    private static Event listedAgain(Event event) {
        Event.Listed listed = (Event.Listed) event;
        return new Event.Listed(after(99), listed.instrument(), listed.terms());
    }

    private static Event resolved(long seconds) {
        return new Event.MarketResolved(after(seconds), 0, Resolution.UP, 0);
    }

    private static Event up(long seconds) {
        return new Event.FeedUp(after(seconds), Source.BINANCE);
    }

    private static Event down(long seconds) {
        return new Event.FeedDown(after(seconds), Source.BINANCE);
    }

    /// Lets another hear only what happens from an instant on.
    private record Late(EngineObserver observer, long fromNs) implements EngineObserver {

        @Override
        public void applied(Event event, Engine engine) {
            if (event.timeNs() >= fromNs) {
                observer.applied(event, engine);
            }
        }

        @Override
        public void commanded(Command command) {
            if (command.timeNs() >= fromNs) {
                observer.commanded(command);
            }
        }

        @Override
        public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {
            if (view.nowNs() >= fromNs) {
                observer.decided(view, strategy, signal, verdict);
            }
        }
    }

    /// Counts what the alerts should tell.
    private static final class Counter implements EngineObserver {
        private long orders;
        private long fills;
        private long ends;

        @Override
        public void applied(Event event, Engine engine) {
            fills += event instanceof Event.OrderFilled ? 1 : 0;
            ends += event instanceof Event.MarketResolved ? 1 : 0;
        }

        @Override
        public void commanded(Command command) {
            orders += command instanceof Command.PlaceOrder ? 1 : 0;
        }

        @Override
        public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {}
    }
}
