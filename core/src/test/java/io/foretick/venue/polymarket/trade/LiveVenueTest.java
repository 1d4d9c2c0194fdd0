package io.foretick.venue.polymarket.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.CloseReason;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.TimeInForce;
import io.foretick.event.live.FillState;
import io.foretick.testing.StateTape;
import io.foretick.venue.polymarket.account.Heard;
import io.foretick.venue.polymarket.account.OrderRecord;
import io.foretick.venue.polymarket.account.OrderRecord.Phase;
import io.foretick.venue.polymarket.account.PlaceAnswer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class LiveVenueTest {

    private static void assertClosed(CloseReason reason, Tale tale) {
        var closed = assertInstanceOf(Event.OrderClosed.class, tale.run.last());
        assertEquals(reason, closed.reason());
    }

    private static void assertRejected(String part, Tale tale) {
        var rejected = assertInstanceOf(Event.OrderRejected.class, tale.run.last());
        assertTrue(rejected.reason().contains(part), rejected::toString);
        assertEquals(List.of(), tale.gateway.take());
    }

    private static List<? extends Event> fills(Tale tale) {
        return tale.run.events().stream().filter(Event.OrderFilled.class::isInstance).toList();
    }

    @Test
    void sendsAnOrderOnlyWhenItsNameHasComeBack() {
        Tale tale = Tale.ready();
        LiveVenue venue = tale.run.venue();
        long nowNs = tale.run.nowNs();
        venue.execute(new Command.PlaceOrder(nowNs, 1, 0, "test", Tale.RESTS));
        var events = new ArrayList<Event>();
        venue.deliver(nowNs, events::add);
        assertEquals(Scene.name(1), ((Event.OrderNamed) events.getFirst()).name());
        assertEquals(List.of(), tale.gateway.take());
        venue.on(events.getFirst());
        assertEquals(List.of("place " + Scene.name(1)), tale.gateway.take());
    }

    @Test
    void delivesNothingBeforeItIsDue() {
        Tale tale = Tale.ready();
        long nowNs = tale.run.nowNs();
        LiveVenue venue = tale.run.venue();
        venue.execute(new Command.PlaceOrder(nowNs, 1, 0, "test", Tale.RESTS));
        var events = new ArrayList<Event>();
        assertEquals(nowNs, venue.deliver(nowNs - 1, events::add));
        assertEquals(List.of(), events);
    }

    @Test
    void sendsNothingWhileAJournalIsRead() {
        var tale = new Tale();
        tale.run.place(0, Tale.RESTS);
        long nowNs = tale.run.nowNs();
        var at = Stamp.internal(nowNs, Source.POLYMARKET_ACCOUNT);
        tale.run.dispatch(new Event.OrderNamed(at, 1, Scene.name(1)));
        tale.run.command(new Command.CancelOrder(nowNs, 1));
        tale.run.command(new Command.CancelAll(nowNs));
        assertEquals(List.of(), tale.gateway.take());
    }

    @Test
    void rejectsAfterARestartWhatWasNeverNamed() {
        Tale tale = Tale.ready();
        tale.run.dieAfter(1);
        assertThrows(TradeRun.Died.class, () -> tale.run.place(0, Tale.RESTS));
        tale.run.restart();
        tale.gateway.take();
        assertRejected("never sent", tale);
    }

    @Test
    void asksAfterARestartForWhatWasNamed() {
        Tale tale = Tale.ready();
        tale.run.dieAfter(2);
        assertThrows(TradeRun.Died.class, () -> tale.run.place(0, Tale.RESTS));
        tale.run.restart();
        assertInstanceOf(Event.OrderUnknown.class, tale.run.last());
        tale.run.passSeconds(2);
        assertTrue(tale.gateway.asked("ask " + Scene.name(1)));
        assertFalse(tale.gateway.asked("place " + Scene.name(1)));
    }

    @Test
    void goesOnFromACheckpointAsFromTheJournal() {
        Tale tale = Tale.resting();
        tale.hearTrade("a", 4, FillState.MINED);
        var before = new StateTape();
        tale.run.venue().save(before);
        tale.run.restart();
        var folded = new StateTape();
        tale.run.venue().save(folded);
        tale.run.checkpoint();
        tale.run.restart();
        var loaded = new StateTape();
        tale.run.venue().save(loaded);
        assertEquals(before.items(), folded.items());
        assertEquals(before.items(), loaded.items());
    }

    @Test
    void dropsAnOrderThatIsCancelledBeforeItHasLeft() {
        Tale tale = Tale.ready();
        LiveVenue venue = tale.run.venue();
        long nowNs = tale.run.nowNs();
        venue.execute(new Command.PlaceOrder(nowNs, 1, 0, "test", Tale.RESTS));
        venue.execute(new Command.CancelOrder(nowNs, 1));
        var events = new ArrayList<Event>();
        venue.deliver(nowNs, events::add);
        assertEquals(CloseReason.CANCELLED, ((Event.OrderClosed) events.getFirst()).reason());
        assertEquals(List.of(), tale.gateway.take());
    }

    @Test
    void refusesAnOldCommand() {
        Tale tale = Tale.ready();
        long oldNs = tale.run.nowNs();
        tale.run.pass(3 * Times.SECOND_NS);
        tale.gateway.take();
        tale.run.command(new Command.PlaceOrder(oldNs, 1, 0, "test", Tale.RESTS));
        assertRejected("3000 ms old", tale);
    }

    @Test
    void refusesAMarketThatHasEnded() {
        Tale tale = Tale.ready();
        var at = Stamp.internal(tale.run.nowNs(), Source.MARKET_LIST);
        tale.run.dispatch(new Event.MarketResolved(at, 0, Resolution.UP, 0));
        tale.run.place(0, Tale.RESTS);
        assertRejected("has ended", tale);
    }

    @Test
    void refusesAMarketThatIsNotListed() {
        Tale tale = Tale.ready();
        tale.run.place(7, Tale.RESTS);
        assertRejected("not known here", tale);
    }

    @Test
    void refusesAnOrderThatTheVenueDoesNotHave() {
        Tale tale = Tale.ready();
        tale.run.place(0, Scene.terms(Side.BUY, "0.405", 10, TimeInForce.GTC));
        assertRejected("not on the grid", tale);
    }

    @Test
    void refusesEverythingUntilTheAccountIsKnown() {
        var tale = new Tale();
        tale.run.connect();
        tale.gateway.take();
        tale.run.place(0, Tale.RESTS);
        assertRejected("not reconciled", tale);
    }

    @Test
    void countsAFillOnceHoweverOftenItIsTold() {
        Tale tale = Tale.resting();
        tale.hearTrade("a", 4, FillState.MINED);
        tale.hearTrade("a", 4, FillState.MATCHED);
        tale.hearTrade("a", 4, FillState.MINED);
        tale.hearTrade("a", 4, FillState.CONFIRMED);
        tale.hearTrade("a", 4, FillState.MINED);
        assertEquals(1, fills(tale).size());
        assertEquals(
                List.of(FillState.MINED, FillState.CONFIRMED),
                tale.run.events().stream()
                        .filter(Event.FillMoved.class::isInstance)
                        .map(event -> ((Event.FillMoved) event).state())
                        .toList());
    }

    @Test
    void neverBooksATradeThatIsFirstHeardOfAsFailed() {
        Tale tale = Tale.resting();
        tale.hearTrade("a", 4, FillState.FAILED);
        tale.hearTrade("a", 4, FillState.MATCHED);
        assertEquals(List.of(), fills(tale));
    }

    @Test
    void undoesATradeThatFails() {
        Tale tale = Tale.resting();
        tale.hearTrade("a", 4, FillState.MATCHED);
        tale.hearTrade("a", 4, FillState.FAILED);
        tale.hearTrade("a", 4, FillState.CONFIRMED);
        assertEquals(0, tale.run.ledger().heldE8(0, Outcome.UP));
        assertEquals(1_000 * E8.ONE, tale.run.ledger().cashE8());
    }

    @Test
    void booksAFillThatIsToldAfterItsOrderHasClosed() {
        Tale tale = Tale.resting();
        tale.hearOrder("CANCELED", Phase.CANCELLATION, 0);
        assertClosed(CloseReason.CANCELLED, tale);
        tale.hearTrade("a", 4, FillState.MATCHED);
        assertEquals(4 * E8.ONE, tale.run.ledger().heldE8(0, Outcome.UP));
    }

    @Test
    void doesNotCloseWhileFillsAreMissing() {
        Tale tale = Tale.resting();
        tale.hearOrder("CANCELED", Phase.CANCELLATION, 4);
        assertInstanceOf(Event.OrderAccepted.class, tale.run.last());
        tale.run.passSeconds(2);
        assertTrue(tale.gateway.asked("ask " + Scene.name(1)));
        tale.hearTrade("a", 4, FillState.MATCHED);
        assertClosed(CloseReason.CANCELLED, tale);
    }

    @Test
    void closesAnOrderThatHasTradedWhole() {
        Tale tale = Tale.resting();
        tale.hearTrade("a", 4, FillState.MATCHED);
        tale.hearTrade("b", 6, FillState.MATCHED);
        assertClosed(CloseReason.FILLED, tale);
    }

    @Test
    void tellsTheEndOfAMarketFromACancel() {
        Tale tale = Tale.resting();
        tale.hearOrder("CANCELED_MARKET_RESOLVED", Phase.CANCELLATION, 0);
        assertClosed(CloseReason.MARKET_CLOSED, tale);
    }

    @Test
    void tellsTheKillOfATakerFromACancel() {
        Tale tale = Tale.ready();
        tale.run.place(0, Tale.TAKES);
        tale.hearOrder("CANCELED_order couldn't be fully filled.", Phase.CANCELLATION, 0);
        assertClosed(CloseReason.KILLED, tale);
    }

    @Test
    void cancelsAnOrderWhoseTimeIsOver() {
        Tale tale = Tale.ready();
        long expireNs = tale.run.nowNs() + 10 * Times.SECOND_NS;
        tale.run.place(
                0,
                new OrderTerms(
                        Outcome.UP,
                        Side.BUY,
                        E8.parse("0.40"),
                        10 * E8.ONE,
                        TimeInForce.GTD,
                        true,
                        expireNs));
        tale.answer(1, new PlaceAnswer.Live());
        tale.gateway.take();
        tale.run.passSeconds(11);
        assertTrue(tale.gateway.asked("cancel " + Scene.name(1)));
        tale.hearOrder("CANCELED", Phase.CANCELLATION, 0);
        assertClosed(CloseReason.EXPIRED, tale);
    }

    @Test
    void acceptsAMatchedOrderOnlyWhenItsTradesAreBooked() {
        Tale tale = Tale.ready();
        tale.run.place(0, Tale.RESTS);
        tale.answer(1, new PlaceAnswer.Matched(List.of("a")));
        tale.hearOrder("LIVE", Phase.PLACEMENT, 4);
        assertInstanceOf(Event.OrderNamed.class, tale.run.last());
        tale.hearTrade("a", 4, FillState.MATCHED);
        assertInstanceOf(Event.OrderAccepted.class, tale.run.last());
    }

    @Test
    void closesATakerOnlyWhenTheVenueHasAnswered() {
        Tale tale = Tale.ready();
        tale.run.place(0, Tale.TAKES);
        tale.hearTrade("a", 12, FillState.MATCHED);
        assertInstanceOf(Event.OrderFilled.class, tale.run.last());
        tale.answer(1, new PlaceAnswer.Matched(List.of("a")));
        assertClosed(CloseReason.FILLED, tale);
    }

    @Test
    void takesADelayedOrderForNeitherLiveNorLost() {
        Tale tale = Tale.ready();
        tale.run.place(0, Tale.RESTS);
        tale.answer(1, new PlaceAnswer.Delayed());
        tale.run.passSeconds(3);
        assertInstanceOf(Event.OrderNamed.class, tale.run.last());
        assertTrue(tale.gateway.asked("ask " + Scene.name(1)));
    }

    @Test
    void doesNotBelieveARefusalOfWhatShowsLife() {
        Tale tale = Tale.ready();
        tale.run.place(0, Tale.RESTS);
        tale.hearTrade("a", 4, FillState.MATCHED);
        tale.answer(1, new PlaceAnswer.Refused("not enough balance / allowance"));
        assertInstanceOf(Event.OrderFilled.class, tale.run.last());
        assertEquals(1, tale.run.venue().strays());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order couldn't be fully filled. FOK orders are fully filled or killed.",
                "no orders found to match with FAK order. FAK orders are partially filled or"
                        + " killed if no match is found."
            })
    void takesATakerThatFoundNothingForKilledHoweverItWasShown(String reason) {
        for (boolean shown : new boolean[] {true, false}) {
            Tale tale = Tale.ready();
            tale.run.place(0, Tale.TAKES);
            if (shown) {
                tale.hearOrder("LIVE", Phase.PLACEMENT, 0);
            }
            tale.answer(1, new PlaceAnswer.Refused(reason));
            assertClosed(CloseReason.KILLED, tale);
            assertEquals(0, tale.run.venue().strays());
        }
    }

    @Test
    void takesADuplicateForUnknown() {
        Tale tale = Tale.ready();
        tale.run.place(0, Tale.RESTS);
        tale.answer(1, new PlaceAnswer.Refused("order 0x1 is invalid. Duplicated."));
        assertInstanceOf(Event.OrderUnknown.class, tale.run.last());
    }

    @Test
    void repeatsACancelThatIsNotAnswered() {
        Tale tale = Tale.resting();
        tale.run.command(new Command.CancelOrder(tale.run.nowNs(), 1));
        String cancel = "cancel " + Scene.name(1);
        assertEquals(List.of(cancel), tale.gateway.take());
        tale.run.hear(new Heard.CancelLost(List.of(Scene.name(1))));
        tale.run.passSeconds(1);
        assertTrue(tale.gateway.asked(cancel));
    }

    @Test
    void asksForWhatCouldNotBeCancelled() {
        Tale tale = Tale.resting();
        tale.run.command(new Command.CancelOrder(tale.run.nowNs(), 1));
        tale.run.hear(new Heard.Cancelled(List.of(), Map.of(Scene.name(1), "matched orders")));
        assertInstanceOf(Event.OrderAccepted.class, tale.run.last());
        tale.run.passSeconds(1);
        assertTrue(tale.gateway.asked("ask " + Scene.name(1)));
    }

    @Test
    void cancelsAllAgainWhenTheAnswerIsLost() {
        Tale tale = Tale.resting();
        tale.run.command(new Command.CancelAll(tale.run.nowNs()));
        assertEquals(List.of("cancel all"), tale.gateway.take());
        tale.run.hear(new Heard.CancelLost(List.of()));
        tale.run.passSeconds(1);
        assertTrue(tale.gateway.asked("cancel all"));
    }

    @Test
    void theAnswerToAnotherCancelIsNoneToTheCancelOfAll() {
        Tale tale = Tale.resting();
        tale.run.command(new Command.CancelAll(tale.run.nowNs()));
        tale.gateway.take();
        tale.run.hear(new Heard.Cancelled(List.of("0xolder"), Map.of()));
        tale.run.passSeconds(1);
        assertTrue(tale.gateway.asked("cancel all"));
        tale.run.hear(new Heard.Cancelled(List.of(Scene.name(1)), Map.of()).ofAll());
        tale.gateway.take();
        tale.run.passSeconds(60);
        assertFalse(tale.gateway.asked("cancel all"));
    }

    @Test
    void cancelsAMarketByItsCondition() {
        Tale tale = Tale.resting();
        tale.run.command(new Command.CancelMarket(tale.run.nowNs(), 0));
        assertEquals(List.of("cancel market " + Scene.condition(0)), tale.gateway.take());
    }

    @Test
    void givesUpAnUnknownOrderOnlyBehindAFence() {
        Tale tale = Tale.ready();
        tale.run.place(0, Tale.RESTS);
        tale.answer(1, new PlaceAnswer.Unknown("timeout"));
        var missing = new Heard.OrderMissing(Scene.name(1));
        for (int second = 0; second < 10; second++) {
            tale.run.passSeconds(1);
            tale.run.hear(missing);
        }
        assertInstanceOf(Event.OrderUnknown.class, tale.run.last());
        assertTrue(tale.gateway.asked("cancel " + Scene.name(1)));
        tale.run.hear(new Heard.Cancelled(List.of(), Map.of(Scene.name(1), "not found")));
        tale.run.passSeconds(3);
        tale.run.hear(missing);
        assertClosed(CloseReason.CANCELLED, tale);
    }

    @Test
    void waitsForTheTimeInWhichAnUnknownOrderMayAppear() {
        Tale tale = Tale.ready();
        tale.run.place(0, Tale.RESTS);
        tale.answer(1, new PlaceAnswer.Unknown("timeout"));
        tale.run.passSeconds(1);
        tale.run.hear(new Heard.OrderMissing(Scene.name(1)));
        tale.run.hear(new Heard.Cancelled(List.of(), Map.of(Scene.name(1), "not found")));
        tale.run.passSeconds(2);
        tale.run.hear(new Heard.OrderMissing(Scene.name(1)));
        assertInstanceOf(Event.OrderUnknown.class, tale.run.last());
        tale.run.passSeconds(4);
        assertClosed(CloseReason.CANCELLED, tale);
    }

    @Test
    void saysWhenTheFateOfAnOrderCannotBeFoundOut() {
        Tale tale = Tale.ready();
        tale.run.place(0, Tale.RESTS);
        tale.answer(1, new PlaceAnswer.Unknown("timeout"));
        tale.run.passSeconds(Scene.QUICK.stuckSeconds() + 2);
        assertInstanceOf(Event.Unexplained.class, tale.run.last());
        assertEquals(1, tale.run.ledger().unexplained());
    }

    @Test
    void takesAnOrderThatIsMatchedInPartForAlive() {
        Tale tale = Tale.ready();
        tale.run.place(0, Tale.RESTS);
        tale.hearTrade("a", 4, FillState.MATCHED);
        tale.hearOrder("MATCHED", Phase.UPDATE, 4);
        assertInstanceOf(Event.OrderAccepted.class, tale.run.last());
    }

    @Test
    void needsOneQuestionAfterARestartForAThousandRestingOrders() {
        Tale tale = Tale.ready();
        var open = new ArrayList<OrderRecord>();
        for (long orderId = 1; orderId <= 1_000; orderId++) {
            tale.run.place(0, Scene.terms(Side.BUY, "0.01", 5, TimeInForce.GTC));
            tale.answer(orderId, new PlaceAnswer.Live());
            open.add(
                    new OrderRecord(
                            Scene.name(orderId),
                            Scene.condition(0),
                            Scene.token(0, Outcome.UP),
                            Side.BUY,
                            E8.parse("0.01"),
                            5 * E8.ONE,
                            0,
                            "LIVE",
                            Phase.LISTED));
        }
        tale.run.checkpoint();
        tale.gateway.take();
        tale.run.restart();
        assertEquals(List.of("ask account"), tale.gateway.take());
        tale.account(open, List.of(), 1_000, Map.of());
        tale.run.passSeconds(3);
        assertFalse(tale.gateway.calls.stream().anyMatch(call -> call.startsWith("ask 0x")));
        assertEquals(1_000, tale.run.venue().desk().orders().openCount());
    }
}
