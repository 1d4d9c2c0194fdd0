package io.foretick.venue.polymarket.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.live.FillState;
import io.foretick.venue.polymarket.account.AccountSnapshot;
import io.foretick.venue.polymarket.account.Heard;
import io.foretick.venue.polymarket.account.OrderRecord.Phase;
import io.foretick.venue.polymarket.account.PlaceAnswer;
import io.foretick.venue.polymarket.account.TradeRecord;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class ReconciliationTest {

    private static final String UP = Scene.token(0, Outcome.UP);

    private static long count(Tale tale, Class<? extends Event> kind) {
        return tale.run.events().stream().filter(kind::isInstance).count();
    }

    private static Event.HoldingAdopted adopted(Tale tale) {
        return tale.run.events().stream()
                .filter(Event.HoldingAdopted.class::isInstance)
                .map(Event.HoldingAdopted.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static TradeRecord foreign(Tale tale, FillState state) {
        TradeRecord trade = tale.trade("x", 4, state);
        return new TradeRecord(
                "x", state, trade.conditionId(), trade.matchNs(), trade.taker(), List.of());
    }

    @Test
    void asksForTheAccountAtOnceAndAfterEachUp() {
        var tale = new Tale();
        tale.run.connect();
        assertEquals(List.of("ask account"), tale.gateway.take());
        tale.account(List.of(), List.of(), 1_000, Map.of());
        var at = Stamp.internal(tale.run.nowNs(), Source.POLYMARKET_ACCOUNT);
        tale.run.dispatch(new Event.FeedUp(at, Source.POLYMARKET_ACCOUNT));
        assertEquals(List.of("ask account"), tale.gateway.take());
    }

    @Test
    void sendsNothingAfterAnUpBeforeTheAccountIsCompared() {
        Tale tale = Tale.ready();
        tale.run.pass(Times.SECOND_NS);
        long beforeNs = tale.run.nowNs();
        var down = Stamp.internal(beforeNs, Source.POLYMARKET_ACCOUNT);
        tale.run.dispatch(new Event.FeedDown(down, Source.POLYMARKET_ACCOUNT));
        assertFalse(tale.run.venue().ready());
        tale.run.pass(10 * Times.SECOND_NS);
        var up = Stamp.internal(tale.run.nowNs(), Source.POLYMARKET_ACCOUNT);
        tale.run.dispatch(new Event.FeedUp(up, Source.POLYMARKET_ACCOUNT));
        long cashE8 = 1_000 * E8.ONE;
        var asked = new AccountSnapshot(beforeNs, beforeNs, List.of(), List.of(), cashE8, Map.of());
        tale.run.hear(new Heard.AccountTold(asked)); // on its way since before
        tale.gateway.take();
        tale.run.place(0, Tale.TAKES);
        assertInstanceOf(Event.OrderRejected.class, tale.run.last());
        tale.account(List.of(), List.of(), 1_000, Map.of());
        tale.run.place(0, Tale.TAKES);
        assertEquals(List.of("place " + Scene.name(2)), tale.gateway.take());
    }

    @Test
    void asksAgainSoonWhenTheQuestionAfterAnUpIsNotAnswered() {
        Tale tale = Tale.ready();
        tale.run.passSeconds(5); // past the question that the last report has put off
        var at = Stamp.internal(tale.run.nowNs(), Source.POLYMARKET_ACCOUNT);
        tale.run.dispatch(new Event.FeedUp(at, Source.POLYMARKET_ACCOUNT));
        tale.gateway.take();
        tale.run.passSeconds(3);
        assertTrue(tale.gateway.asked("ask account"));
    }

    @Test
    void asksWithinASecondOfAListing() {
        Tale tale = Tale.ready();
        tale.run.passSeconds(1);
        tale.account(List.of(), List.of(), 1_000, Map.of());
        tale.gateway.take();
        for (int number = 1; number <= 4; number++) {
            tale.run.dispatch(Scene.listed(number));
            tale.run.dispatch(Scene.listed(number));
        }
        tale.run.passSeconds(1);
        assertEquals(List.of("ask account"), tale.gateway.take());
        tale.account(List.of(), List.of(), 1_000, Map.of());
        tale.run.dispatch(Scene.listed(1));
        tale.run.passSeconds(2);
        assertEquals(List.of(), tale.gateway.take());
        tale.run.place(1, Tale.RESTS);
        assertEquals(List.of("place " + Scene.name(1)), tale.gateway.take());
    }

    @Test
    void countsWhatWasOursBefore() {
        var tale = new Tale();
        tale.run.connect();
        tale.account(List.of(), List.of(), 1_000, Map.of(UP, 8 * E8.ONE));
        assertEquals(8 * E8.ONE, adopted(tale).quantityE8());
        assertEquals(4 * E8.ONE, adopted(tale).costE8());
        assertTrue(tale.run.venue().ready());
    }

    @Test
    void countsWhatWasOursBeforeAtThePriceOfItsTrades() {
        var tale = new Tale();
        tale.run.connect();
        tale.run.pass(10 * Times.SECOND_NS);
        TradeRecord before = tale.trade("a", 8, FillState.CONFIRMED);
        tale.run.pass(10 * Times.SECOND_NS);
        tale.account(List.of(), List.of(before), 1_000, Map.of(UP, 8 * E8.ONE));
        assertEquals(E8.parse("3.2"), adopted(tale).costE8());
        assertEquals(0, tale.run.ledger().unexplained());
    }

    @Test
    void countsItNotAgainAfterARestart() {
        var tale = new Tale();
        tale.run.connect();
        tale.account(List.of(), List.of(), 1_000, Map.of(UP, 8 * E8.ONE));
        tale.run.restart();
        tale.account(List.of(), List.of(), 1_000, Map.of(UP, 8 * E8.ONE));
        assertEquals(1, count(tale, Event.HoldingAdopted.class));
        assertEquals(2, tale.run.ledger().reports());
    }

    @Test
    void isNotReadyWhileATradeOfBeforeSettles() {
        var tale = new Tale();
        tale.run.connect();
        TradeRecord before = tale.trade("a", 8, FillState.MATCHED);
        tale.account(List.of(), List.of(before), 1_000, Map.of());
        assertFalse(tale.run.venue().ready());
    }

    @Test
    void cancelsAnOrderThatItDoesNotKnow() {
        Tale tale = Tale.ready();
        tale.hearOrder("LIVE", Phase.PLACEMENT, 0);
        assertEquals(List.of("cancel " + Scene.name(1)), tale.gateway.take());
        assertEquals(0, tale.run.ledger().unexplained());
    }

    @Test
    void saysWhenSuchAnOrderCannotBeCancelled() {
        Tale tale = Tale.ready();
        for (int k = 0; k < 6; k++) {
            tale.run.pass(Times.SECOND_NS);
            tale.account(List.of(tale.order("LIVE", Phase.LISTED, 0)), List.of(), 1_000, Map.of());
        }
        assertEquals(1, tale.run.ledger().unexplained());
    }

    @Test
    void cancelsAnOrderThatItHadGivenUp() {
        Tale tale = Tale.resting();
        tale.hearOrder("CANCELED", Phase.CANCELLATION, 0);
        tale.run.pass(Times.SECOND_NS);
        tale.gateway.take();
        tale.account(List.of(tale.order("LIVE", Phase.LISTED, 0)), List.of(), 1_000, Map.of());
        assertTrue(tale.gateway.asked("cancel " + Scene.name(1)));
    }

    @Test
    void tellsATradeThatIsNotOursOnce() {
        Tale tale = Tale.ready();
        tale.run.pass(2 * Times.SECOND_NS);
        tale.run.hear(new Heard.TradeTold(foreign(tale, FillState.MATCHED)));
        tale.run.hear(new Heard.TradeTold(foreign(tale, FillState.MINED)));
        var told = assertInstanceOf(Event.Unexplained.class, tale.run.last());
        assertEquals(0, told.instrument());
        assertEquals(1, tale.run.ledger().unexplained());
    }

    /// One order rests for long while another fills and is forgotten.
    private static Tale forgetful() {
        var tale = new Tale(new TradeSettings(2_000, 2, 500, 2_000, 6, 4, 4, 1, 10, 120));
        tale.run.connect();
        tale.account(List.of(), List.of(), 1_000, Map.of());
        tale.run.pass(2 * Times.SECOND_NS);
        tale.run.place(0, Tale.RESTS);
        tale.answer(1, new PlaceAnswer.Live());
        tale.run.pass(Times.SECOND_NS);
        tale.run.place(0, Tale.RESTS);
        tale.answer(2, new PlaceAnswer.Live());
        return tale;
    }

    private static TradeRecord second(Tale tale) {
        TradeRecord first = tale.trade("b", 10, FillState.CONFIRMED);
        TradeRecord.Part part = first.makers().getFirst();
        var ours =
                new TradeRecord.Part(
                        Scene.name(2), part.tokenId(), part.side(), part.priceE8(), part.sizeE8());
        return new TradeRecord(
                "b",
                first.state(),
                first.conditionId(),
                first.matchNs(),
                first.taker(),
                List.of(ours));
    }

    @Test
    void aTradeOfAnOrderThatIsForgottenIsNotCalledForeign() {
        Tale tale = forgetful();
        TradeRecord trade = second(tale);
        tale.run.hear(new Heard.TradeTold(trade));
        tale.run.passSeconds(20 * 60);
        assertNull(tale.run.venue().desk().orders().find(2));
        TradeRecord open = tale.trade("a", 4, FillState.MATCHED);
        tale.run.hear(new Heard.TradeTold(open)); // makes the trades of its whole life be asked for
        tale.account(
                List.of(tale.order("LIVE", Phase.LISTED, 4)),
                List.of(trade, open),
                996,
                Map.of(UP, 10 * E8.ONE));
        assertEquals(0, tale.run.ledger().unexplained());
    }

    @Test
    void aTradeOfAnOrderThatIsForgottenIsNotCalledForeignAfterARestart() {
        Tale tale = forgetful();
        TradeRecord trade = second(tale);
        tale.run.hear(new Heard.TradeTold(trade));
        tale.run.passSeconds(20 * 60);
        tale.run.checkpoint();
        tale.run.restart();
        tale.account(
                List.of(tale.order("LIVE", Phase.LISTED, 0)),
                List.of(trade),
                996,
                Map.of(UP, 10 * E8.ONE));
        assertEquals(0, tale.run.ledger().unexplained());
    }

    @Test
    void asksForAnOrderThatIsNotListedAnyMore() {
        Tale tale = Tale.resting();
        tale.run.pass(Times.SECOND_NS);
        tale.gateway.take();
        tale.account(List.of(), List.of(), 1_000, Map.of());
        tale.run.passSeconds(1);
        assertTrue(tale.gateway.asked("ask " + Scene.name(1)));
        assertInstanceOf(Event.OrderAccepted.class, tale.run.last());
    }

    @Test
    void booksTradesThatNobodyHasTold() {
        Tale tale = Tale.resting();
        tale.run.pass(Times.SECOND_NS);
        TradeRecord missed = tale.trade("a", 10, FillState.MINED);
        tale.account(List.of(), List.of(missed), 996, Map.of(UP, 10 * E8.ONE));
        assertEquals(10 * E8.ONE, tale.run.ledger().heldE8(0, Outcome.UP));
        assertEquals(1, count(tale, Event.OrderClosed.class));
    }

    @Test
    void reportsNoCashWhileAFillSettles() {
        Tale tale = Tale.resting();
        tale.hearTrade("a", 10, FillState.MATCHED);
        tale.run.passSeconds(5);
        tale.account(List.of(), List.of(), 1_000, Map.of());
        tale.account(List.of(), List.of(), 1_000, Map.of());
        assertEquals(1, tale.run.ledger().reports());
    }

    @Test
    void doesNotReportBalancesThatATradeHasOvertaken() {
        Tale tale = Tale.resting();
        tale.run.pass(Times.SECOND_NS);
        var open = List.of(tale.order("LIVE", Phase.LISTED, 0));
        tale.account(open, List.of(), 998, Map.of(UP, 5 * E8.ONE)); // traded after it was listed
        assertEquals(2, tale.run.ledger().reports()); // of the look before that order
        tale.run.pass(Times.SECOND_NS);
        tale.account(
                List.of(tale.order("LIVE", Phase.LISTED, 5)),
                List.of(tale.trade("a", 5, FillState.MINED)),
                998,
                Map.of(UP, 5 * E8.ONE));
        assertEquals(2, tale.run.ledger().reports());
    }

    @Test
    void saysThatAMarketIsRedeemedWhenItsTokensAreGone() {
        Tale tale = Tale.resting();
        tale.hearTrade("a", 10, FillState.CONFIRMED);
        tale.run.passSeconds(3);
        var at = Stamp.internal(tale.run.nowNs(), Source.MARKET_LIST);
        tale.run.dispatch(new Event.MarketResolved(at, 0, Resolution.UP, 0));
        tale.account(List.of(), List.of(), 996, Map.of(UP, 10 * E8.ONE));
        assertEquals(0, count(tale, Event.Redeemed.class));
        tale.run.passSeconds(3);
        tale.gateway.questions.clear();
        tale.run.passSeconds(5);
        assertTrue(tale.gateway.questions.getFirst().tokenIds().contains(UP));
        tale.account(List.of(), List.of(), 996, Map.of());
        assertEquals(1, count(tale, Event.Redeemed.class));
    }

    /// Ten shares of Up, bought and settled, and the market resolved as Up.
    private static Tale won() {
        Tale tale = Tale.resting();
        tale.hearTrade("a", 10, FillState.CONFIRMED);
        tale.run.passSeconds(3);
        tale.account(List.of(), List.of(), 996, Map.of(UP, 10 * E8.ONE));
        var at = Stamp.internal(tale.run.nowNs(), Source.MARKET_LIST);
        tale.run.dispatch(new Event.MarketResolved(at, 0, Resolution.UP, 0));
        return tale;
    }

    @Test
    void reportsNoCashThatMayBeOlderThanAPayout() {
        Tale tale = won();
        tale.run.passSeconds(2);
        long reports = count(tale, Event.CashReported.class);
        tale.gateway.take();
        tale.account(List.of(), List.of(), 996, Map.of()); // paid between cash and tokens
        assertEquals(1, count(tale, Event.Redeemed.class));
        assertEquals(reports, count(tale, Event.CashReported.class));
        tale.run.pass(Times.SECOND_NS / 4);
        assertEquals(List.of("ask account"), tale.gateway.take());
        tale.account(List.of(), List.of(), 1_006, Map.of());
        assertEquals(reports + 1, count(tale, Event.CashReported.class));
        tale.run.ledger().checkAccount();
    }

    @Test
    void asksWhenAMarketOfOursHasResolved() {
        Tale tale = Tale.resting();
        tale.run.passSeconds(1);
        tale.account(List.of(), List.of(), 1_000, Map.of());
        tale.run.passSeconds(1);
        tale.gateway.take();
        var at = Stamp.internal(tale.run.nowNs(), Source.MARKET_LIST);
        tale.run.dispatch(new Event.MarketResolved(at, 0, Resolution.UP, 0));
        tale.run.passSeconds(1);
        assertTrue(tale.gateway.asked("ask account"));
    }

    @Test
    void reportsNoCashWhileAMarketMayPayUnnoticed() {
        Tale tale = Tale.resting();
        tale.hearTrade("a", 10, FillState.CONFIRMED);
        tale.run.passSeconds(3);
        tale.account(List.of(), List.of(), 996, Map.of(UP, 10 * E8.ONE));
        long reports = count(tale, Event.CashReported.class);
        tale.run.pass(Scene.market(0).window().endNs() - tale.run.nowNs());
        tale.account(List.of(), List.of(), 1_006, Map.of(UP, 10 * E8.ONE));
        assertEquals(reports, count(tale, Event.CashReported.class));
        var at = Stamp.internal(tale.run.nowNs(), Source.MARKET_LIST);
        tale.run.dispatch(new Event.MarketResolved(at, 0, Resolution.UP, 0));
        tale.account(List.of(), List.of(), 1_006, Map.of());
        tale.account(List.of(), List.of(), 1_006, Map.of());
        assertEquals(reports + 1, count(tale, Event.CashReported.class));
        tale.run.ledger().checkAccount();
    }
}
