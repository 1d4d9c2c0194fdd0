package io.foretick.venue.paper;

import static io.foretick.venue.paper.PaperDesk.MARKET;
import static io.foretick.venue.paper.PaperDesk.e8;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.BookChanges;
import io.foretick.event.BookLoss;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.FeeSchedule;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.TimeInForce;
import io.foretick.testing.Markets;
import io.foretick.venue.Venue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class PaperVenueTest {

    private final PaperDesk desk = PaperDesk.plain();

    @Test
    void aMarketableOrderWaitsOutTheTakerDelay() {
        desk.at(1_000).book("0.49x100", "0.51x100");
        desk.buy("0.51", "10", TimeInForce.GTC);
        desk.at(1_149);
        assertReports();
        desk.at(1_150);
        assertReports("took 1 10 @ 0.51", "closed 1 FILLED");
    }

    @Test
    void matchesTheBookAsItIsAfterTheDelay() {
        desk.at(1_000).book("0.49x100", "0.51x100");
        desk.buy("0.52", "10", TimeInForce.FOK);
        desk.at(1_100).book("0.49x100", "0.52x100");
        desk.at(1_150);
        assertReports("took 1 10 @ 0.52", "closed 1 FILLED");
    }

    @Test
    void aMarketEventOfTheSameInstantComesAfterTheMatch() {
        desk.at(1_000).book("0.49x100", "0.51x100");
        desk.buy("0.51", "10", TimeInForce.FOK);
        desk.at(1_150).book("0.49x100", "0.60x100");
        assertReports("took 1 10 @ 0.51", "closed 1 FILLED");
    }

    @Test
    void takesLevelByLevelUpToItsLimit() {
        desk.at(1_000).book("0.49x100", "0.51x10 0.52x10 0.53x100");
        desk.buy("0.52", "30", TimeInForce.FAK);
        desk.at(2_000);
        assertReports("took 1 10 @ 0.51", "took 1 10 @ 0.52", "closed 1 KILLED");
    }

    @Test
    void fillOrKillTakesAllOrNothing() {
        desk.at(1_000).book("0.49x100", "0.51x10 0.52x10");
        desk.buy("0.52", "20.01", TimeInForce.FOK);
        desk.buy("0.52", "20", TimeInForce.FOK);
        desk.at(2_000);
        assertReports("closed 1 KILLED", "took 2 10 @ 0.51", "took 2 10 @ 0.52", "closed 2 FILLED");
    }

    @Test
    void anImmediateOrderThatReachesNothingDiesAtOnce() {
        desk.at(1_000).book("0.49x100", "0.51x10");
        desk.buy("0.50", "20", TimeInForce.FAK);
        assertReports("closed 1 KILLED");
    }

    @Test
    void whatIsLeftOfAGtcOrderRests() {
        desk.at(1_000).book("0.49x100", "0.51x10");
        desk.buy("0.51", "30", TimeInForce.GTC);
        desk.at(1_150);
        assertReports("took 1 10 @ 0.51", "accepted 1");
    }

    @Test
    void buyingDownTakesTheBidsOfUp() {
        desk.at(1_000).book("0.48x10 0.47x100", "0.51x10");
        desk.place(Outcome.DOWN, Side.BUY, "0.53", "15", TimeInForce.FOK);
        desk.at(2_000);
        assertReports("took 1 10 @ 0.52", "took 1 5 @ 0.53", "closed 1 FILLED");
        assertEquals(e8("15"), desk.venue.heldE8(MARKET, Outcome.DOWN));
    }

    @Test
    void theTakerDelayCannotBeCancelled() {
        desk.at(1_000).book("0.49x100", "0.51x10");
        long order = desk.buy("0.51", "10", TimeInForce.GTC);
        desk.cancel(order);
        desk.at(1_150);
        assertReports("took 1 10 @ 0.51", "closed 1 FILLED");
    }

    @Test
    void whatWasTakenIsGoneUntilTheLevelChanges() {
        desk.at(1_000).book("0.49x100", "0.51x10");
        desk.buy("0.51", "6", TimeInForce.FAK);
        desk.at(2_000);
        desk.buy("0.51", "6", TimeInForce.FAK);
        desk.at(3_000).setBid("0.48", "5");
        desk.buy("0.51", "6", TimeInForce.FAK);
        desk.at(4_000).setAsk("0.51", "9");
        desk.buy("0.51", "6", TimeInForce.FAK);
        desk.at(5_000);
        assertReports(
                "took 1 6 @ 0.51",
                "closed 1 FILLED",
                "took 2 4 @ 0.51",
                "closed 2 KILLED",
                "closed 3 KILLED",
                "took 4 6 @ 0.51",
                "closed 4 FILLED");
    }

    @Test
    void aSnapshotOfTheSameTotalDoesNotRefillALevel() {
        desk.at(1_000).book("0.49x100", "0.51x10");
        desk.buy("0.51", "10", TimeInForce.FAK);
        desk.at(2_000).book("0.49x100", "0.51x10");
        desk.buy("0.51", "10", TimeInForce.FAK);
        desk.at(3_000).book("0.49x100", "0.51x11");
        desk.buy("0.51", "10", TimeInForce.FAK);
        desk.at(4_000);
        assertReports(
                "took 1 10 @ 0.51",
                "closed 1 FILLED",
                "closed 2 KILLED",
                "took 3 10 @ 0.51",
                "closed 3 FILLED");
    }

    @Test
    void nothingTradesOnABookThatIsNotTrusted() {
        desk.at(1_000).book("0.49x100", "0.51x10");
        desk.buy("0.51", "10", TimeInForce.FOK);
        desk.at(1_010).input(new Event.BookLost(Markets.stamp(desk.nowNs()), MARKET, BookLoss.GAP));
        desk.at(2_000);
        desk.buy("0.51", "10", TimeInForce.FAK);
        assertReports("closed 1 KILLED", "closed 2 KILLED");
    }

    @Test
    void anOrderWaitsForTheTrustToComeBack() {
        desk.buy("0.51", "10", TimeInForce.GTC);
        desk.buy("0.40", "10", TimeInForce.GTC);
        assertReports();
        desk.at(1_000).book("0.49x100", "0.51x10");
        assertReports("accepted 2");
        desk.at(1_150);
        assertReports("accepted 2", "took 1 10 @ 0.51", "closed 1 FILLED");
    }

    @Test
    void lostMessagesTakeTheTrustOfTheirBooks() {
        desk.at(1_000).book("0.49x100", "0.51x10");
        desk.input(new Event.Gap(Markets.stamp(desk.nowNs()), Source.POLYMARKET_CLOB, 1));
        desk.buy("0.51", "10", TimeInForce.FAK);
        assertReports("closed 1 KILLED");
    }

    @Test
    void aLostConnectionTakesTheTrustOfItsBooks() {
        desk.at(1_000).book("0.49x100", "0.51x10");
        desk.input(new Event.FeedDown(Markets.stamp(desk.nowNs()), Source.POLYMARKET_CLOB));
        desk.buy("0.51", "10", TimeInForce.FAK);
        assertReports("closed 1 KILLED");
    }

    @Test
    void aTickChangeVoidsTheBookAndKeepsRestingOrders() {
        desk.at(1_000).book("0.49x100", "0.51x10");
        desk.buy("0.45", "10", TimeInForce.GTC);
        var stamp = Markets.stamp(desk.nowNs());
        desk.input(new Event.TickSizeChanged(stamp, MARKET, e8("0.001")));
        desk.trade(Side.SELL, "0.40", "100");
        desk.book("0.439x100", "0.44x10");
        assertReports("accepted 1", "made 1 10 @ 0.45", "closed 1 FILLED");
    }

    @Test
    void aCrossedFrameTakesTheTrustAway() {
        desk.at(1_000).book("0.52x100", "0.51x10");
        desk.buy("0.53", "10", TimeInForce.FAK);
        assertReports("closed 1 KILLED");
    }

    @Test
    void tradesAtItsPriceUseUpTheQueueFirst() {
        desk.at(1_000).book("0.49x100", "0.51x10");
        desk.postOnly(Outcome.UP, Side.BUY, "0.49", "30");
        desk.trade(Side.SELL, "0.49", "60");
        assertReports("accepted 1");
        desk.trade(Side.SELL, "0.49", "50");
        assertReports("accepted 1", "made 1 10 @ 0.49");
        desk.trade(Side.SELL, "0.49", "50");
        assertReports("accepted 1", "made 1 10 @ 0.49", "made 1 20 @ 0.49", "closed 1 FILLED");
    }

    @Test
    void cancelsOfOthersDoNotMoveAnOrderForward() {
        desk.at(1_000).book("0.49x100", "0.51x10");
        desk.postOnly(Outcome.UP, Side.BUY, "0.49", "30");
        desk.setBid("0.49", "1");
        desk.trade(Side.SELL, "0.49", "60");
        assertReports("accepted 1");
    }

    @Test
    void aTradeThroughItsPriceFillsUpToItsQuantity() {
        desk.at(1_000).book("0.49x100", "0.51x10");
        desk.postOnly(Outcome.UP, Side.BUY, "0.49", "30");
        desk.trade(Side.SELL, "0.48", "12");
        assertReports("accepted 1", "made 1 12 @ 0.49");
    }

    @Test
    void aTradeOnTheOtherSideDoesNotFill() {
        desk.at(1_000).book("0.49x100", "0.51x10");
        desk.postOnly(Outcome.UP, Side.BUY, "0.49", "30");
        desk.trade(Side.BUY, "0.48", "12");
        assertReports("accepted 1");
    }

    @Test
    void oneTradeFillsOurOrdersOnce() {
        desk.at(1_000).book("0.40x1", "0.51x10");
        desk.postOnly(Outcome.UP, Side.BUY, "0.45", "10");
        desk.postOnly(Outcome.UP, Side.BUY, "0.46", "10");
        desk.postOnly(Outcome.UP, Side.BUY, "0.45", "10");
        desk.trade(Side.SELL, "0.45", "25");
        assertReports(
                "accepted 1",
                "accepted 2",
                "accepted 3",
                "made 2 10 @ 0.46",
                "closed 2 FILLED",
                "made 1 10 @ 0.45",
                "closed 1 FILLED",
                "made 3 5 @ 0.45");
    }

    @Test
    void aRestingOrderTradesAtItsOwnPriceWhenTheOtherSideReachesIt() {
        desk.at(1_000).book("0.49x100", "0.51x10");
        desk.postOnly(Outcome.UP, Side.BUY, "0.50", "30");
        desk.book("0.45x100", "0.48x10 0.49x5 0.51x100");
        assertReports("accepted 1", "made 1 10 @ 0.5", "made 1 5 @ 0.5");
        desk.book("0.45x100", "0.48x10 0.49x5 0.51x100");
        assertReports("accepted 1", "made 1 10 @ 0.5", "made 1 5 @ 0.5");
    }

    @Test
    void aRestingSaleOfDownIsABidForUp() {
        desk.at(1_000).book("0.49x100", "0.51x10");
        desk.place(Outcome.DOWN, Side.BUY, "0.51", "20", TimeInForce.FOK);
        desk.at(2_000);
        desk.reports.clear();
        desk.postOnly(Outcome.DOWN, Side.SELL, "0.50", "10");
        desk.trade(Side.SELL, "0.48", "100");
        assertReports("accepted 2", "made 2 10 @ 0.5", "closed 2 FILLED");
    }

    @Test
    void aGtdOrderExpires() {
        desk.at(1_000).book("0.49x100", "0.51x10");
        desk.buy("0.45", "10", TimeInForce.GTD);
        desk.at(1_999);
        assertReports("accepted 1");
        desk.at(2_000);
        assertReports("accepted 1", "closed 1 EXPIRED");
    }

    @Test
    void aRestingOrderCancels() {
        desk.at(1_000).book("0.49x100", "0.51x10");
        long order = desk.buy("0.45", "10", TimeInForce.GTC);
        desk.cancel(order);
        desk.cancel(order);
        assertReports("accepted 1", "closed 1 CANCELLED");
    }

    @Test
    void allOrdersOfAMarketCancelButThoseInTheDelay() {
        desk.at(1_000).book("0.49x100", "0.51x10");
        desk.buy("0.45", "10", TimeInForce.GTC);
        desk.buy("0.51", "10", TimeInForce.GTC);
        desk.venue.execute(new Command.CancelMarket(desk.nowNs(), MARKET));
        desk.at(1_150);
        assertReports("accepted 1", "closed 1 CANCELLED", "took 2 10 @ 0.51", "closed 2 FILLED");
    }

    @Test
    void refusesAsTheVenueDoes() {
        desk.at(1_000).book("0.49x100", "0.51x100");
        desk.buy("0.455", "10", TimeInForce.GTC);
        desk.buy("0.45", "4.99", TimeInForce.GTC);
        desk.postOnly(Outcome.UP, Side.BUY, "0.51", "10");
        desk.buy("0.45", "5000", TimeInForce.GTC);
        desk.place(Outcome.UP, Side.SELL, "0.45", "5", TimeInForce.GTC);
        desk.book("0.04x100", "0.05x100");
        desk.buy("0.05", "10", TimeInForce.GTC);
        assertReports(
                "rejected 1: order 1 is invalid. Price (0.455) breaks minimum tick size rule:"
                        + " 0.01",
                "rejected 2: order 2 is invalid. Size (4.99) lower than the minimum: 5",
                "rejected 3: invalid post-only order: order crosses book",
                "rejected 4: not enough balance / allowance",
                "rejected 5: not enough balance / allowance",
                "rejected 6: invalid amount for a marketable BUY order ($0.5), min size: $1");
        assertEquals(e8("1000"), desk.account.freeE8());
    }

    @Test
    void refusesADuplicate() {
        desk.at(1_000).book("0.49x100", "0.51x100");
        desk.buy("0.45", "10", TimeInForce.GTC);
        var terms =
                new OrderTerms(
                        Outcome.UP, Side.BUY, e8("0.45"), e8("10"), TimeInForce.GTC, false, 0);
        desk.venue.execute(new Command.PlaceOrder(desk.nowNs(), 1, MARKET, "test", terms));
        desk.at(1_001);
        assertReports("accepted 1", "rejected 1: order 1 is invalid. Duplicated.");
        assertEquals(1, desk.account.openOrders());
    }

    @Test
    void refusesUnknownAndEndedMarkets() {
        var terms =
                new OrderTerms(
                        Outcome.UP, Side.BUY, e8("0.45"), e8("10"), TimeInForce.GTC, false, 0);
        desk.venue.execute(new Command.PlaceOrder(0, 7, MARKET + 1, "test", terms));
        desk.at(1).resolve(Resolution.UP);
        desk.venue.execute(new Command.PlaceOrder(desk.nowNs(), 8, MARKET, "test", terms));
        desk.at(2);
        assertReports(
                "rejected 7: the market is not yet ready to process new orders",
                "rejected 8: No orderbook exists for the requested token id");
    }

    @Test
    void openOrdersReserveTheirBacking() {
        desk.at(1_000).book("0.49x100", "0.51x100");
        desk.buy("0.40", "1500", TimeInForce.GTC);
        desk.buy("0.40", "1500", TimeInForce.GTC);
        desk.cancel(1);
        desk.buy("0.40", "1500", TimeInForce.GTC);
        assertReports(
                "accepted 1",
                "rejected 2: not enough balance / allowance",
                "closed 1 CANCELLED",
                "accepted 3");
    }

    @Test
    void theFeeOfAMatchIsFlooredOnce() {
        var paying = new PaperDesk(PaperSettings.of(1_000 * E8.ONE).withLatencyNs(0), Markets.FEES);
        paying.at(1_000).book("0.49x100", "0.51x3.33 0.52x3.33 0.53x100");
        paying.buy("0.53", "10", TimeInForce.FOK);
        paying.at(2_000);
        long feesE8 = 0;
        for (Event event : paying.events) {
            feesE8 += event instanceof Event.OrderFilled filled ? filled.feeE8() : 0;
        }
        // 0.07 × (3.33 × 0.51 × 0.49 + 3.33 × 0.52 × 0.48 + 3.34 × 0.53 × 0.47) = 0.17467...
        assertEquals(e8("0.17467"), feesE8);
        assertEquals(paying.venue.cashE8(), paying.account.cashE8());
    }

    @Test
    void makersPayNoFee() {
        var paying = new PaperDesk(PaperSettings.of(1_000 * E8.ONE).withLatencyNs(0), Markets.FEES);
        paying.at(1_000).book("0.49x100", "0.51x10");
        paying.buy("0.50", "10", TimeInForce.GTC);
        paying.trade(Side.SELL, "0.49", "100");
        assertEquals(e8("995"), paying.account.cashE8());
        assertEquals(e8("995"), paying.account.freeE8());
    }

    @Test
    void aFeeInSharesLeavesTheSameOnBothSides() {
        var settings = PaperSettings.of(1_000 * E8.ONE).withLatencyNs(0);
        var early = new PaperDesk(settings, Markets.FEES_IN_SHARES);
        early.at(1_000).book("0.49x100", "0.50x100");
        early.buy("0.50", "100", TimeInForce.FOK);
        early.at(2_000);
        assertEquals(e8("950"), early.account.cashE8());
        assertEquals(e8("98.4375"), early.account.position(MARKET).heldE8(Outcome.UP));
        assertEquals(e8("98.4375"), early.venue.heldE8(MARKET, Outcome.UP));
    }

    @Test
    void theMarketTradesOnUntilItIsResolved() {
        long afterEndMs = 1_000_000_530_000L;
        desk.at(afterEndMs).book("0.97x100", "0.98x100");
        desk.buy("0.98", "10", TimeInForce.FOK);
        desk.at(afterEndMs + 200);
        desk.buy("0.50", "10", TimeInForce.GTC);
        desk.buy("0.98", "10", TimeInForce.GTC);
        desk.resolve(Resolution.UP);
        desk.at(afterEndMs + 1_000);
        assertReports(
                "took 1 10 @ 0.98",
                "closed 1 FILLED",
                "accepted 2",
                "closed 2 MARKET_CLOSED",
                "closed 3 MARKET_CLOSED");
        assertEquals(e8("1000.2"), desk.venue.cashE8());
        assertEquals(e8("1000.2"), desk.account.freeE8());
    }

    @Test
    void aTiePaysHalfToEach() {
        desk.own("10");
        desk.resolve(Resolution.SPLIT);
        assertEquals(e8("1000"), desk.venue.cashE8());
        assertEquals(e8("1000"), desk.account.cashE8());
    }

    @Test
    void latencyCountsBothWays() {
        var settings = PaperSettings.of(1_000 * E8.ONE).withLatencyNs(40 * Times.MILLI_NS);
        var far = new PaperDesk(settings, FeeSchedule.NONE);
        far.at(1_000).book("0.49x100", "0.51x100");
        far.buy("0.51", "10", TimeInForce.FOK);
        far.at(1_229);
        assertEquals(List.of(), far.reports);
        far.at(1_230);
        assertEquals(List.of("took 1 10 @ 0.51", "closed 1 FILLED"), far.reports);
        Event.OrderFilled filled =
                far.events.stream()
                        .filter(Event.OrderFilled.class::isInstance)
                        .map(Event.OrderFilled.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertEquals(1_230 * Times.MILLI_NS, filled.timeNs());
        assertEquals(1_190 * Times.MILLI_NS, filled.at().venueNs());
    }

    @Test
    void deliversOneEventACallAndTellsWhenToComeBack() {
        desk.at(1_000).book("0.49x100", "0.51x100");
        desk.buy("0.51", "10", TimeInForce.FOK);
        long matchNs = 1_150 * Times.MILLI_NS;
        List<Event> got = new ArrayList<>();
        assertEquals(matchNs, desk.venue.deliver(matchNs - 1, got::add));
        assertEquals(matchNs, desk.venue.deliver(matchNs, got::add));
        assertEquals(1, got.size());
        assertEquals(Venue.NOTHING_DUE_NS, desk.venue.deliver(matchNs, got::add));
        assertEquals(2, got.size());
    }

    @Test
    void oneFrameIsAppliedBeforeAnythingTrades() {
        desk.at(1_000).book("0.49x100", "0.51x100");
        desk.buy("0.50", "10", TimeInForce.GTC);
        var changes = new BookChanges.Builder();
        changes.ask(MARKET, e8("0.50"), e8("7"));
        changes.ask(MARKET + 1, e8("0.50"), e8("7"));
        changes.ask(MARKET, e8("0.50"), 0);
        desk.update(changes);
        assertReports("accepted 1");
    }

    private void assertReports(String... expected) {
        assertEquals(List.of(expected), desk.reports);
    }
}
