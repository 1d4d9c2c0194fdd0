package io.foretick.venue.lob.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.event.Side;
import io.foretick.venue.lob.FifoBook;
import io.foretick.venue.lob.OrderKind;
import io.foretick.venue.lob.agent.OwnReport.Liquidity;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class AgentMarketTest {

    private static final AgentSettings.Noise QUIET = new AgentSettings.Noise(0, 0, 0);
    private static final AgentSettings.Latency NEAR = new AgentSettings.Latency(0, 0);
    private static final long T = 1_000_000;

    private final List<OwnReport> reports = new ArrayList<>();
    private AgentMarket market = market(NEAR, 0);

    @Test
    void ourOrderWaitsBehindTheMakers() {
        begin();
        long order = market.place(OrderKind.POST_ONLY, Side.BUY, 98, 5);
        market.advance(T + 1, 100, 12, Side.SELL);
        assertEquals(List.of(fill(order, T + 1, T + 1, 2)), reports);
        market.advance(T + 2, 100, 3, Side.SELL);
        assertEquals(fill(order, T + 2, T + 2, 3), reports.get(1));
        assertEquals(new OwnReport.Close(order, T + 2, T + 2, 0), reports.get(2));
    }

    @Test
    void whatMakersAddStandsBehindUs() {
        begin();
        long order = market.place(OrderKind.POST_ONLY, Side.BUY, 98, 5);
        market.advance(T + 1, 100, 4, Side.SELL);
        market.advance(T + 2, 100, 11, Side.SELL);
        assertEquals(fill(order, T + 2, T + 2, 5), reports.getFirst());
        assertEquals(4, market.lotsAt(Side.BUY, 98));
    }

    @Test
    void betterQuoteIsFilledFirst() {
        begin();
        long order = market.place(OrderKind.POST_ONLY, Side.BUY, 99, 5);
        market.advance(T + 1, 100, 4, Side.SELL);
        assertEquals(List.of(fill(order, T + 1, 99, 4, Liquidity.MAKER)), reports);
    }

    @Test
    void quoteThatThePriceLeavesBehindIsTakenAtItsOwnPrice() {
        begin();
        long order = market.place(OrderKind.POST_ONLY, Side.BUY, 98, 5);
        market.advance(T + 1, 90, 0, Side.SELL);
        assertEquals(fill(order, T + 1, T + 1, 5), reports.getFirst());
        assertEquals(5, market.positionLots(Owner.US));
        assertEquals(-5 * 98, market.cash(Owner.US));
        assertEquals(-5, market.positionLots(Owner.MAKERS));
    }

    @Test
    void takerOrderGetsTheMakersPrice() {
        begin();
        long order = market.place(OrderKind.IMMEDIATE_OR_CANCEL, Side.BUY, 103, 12);
        market.runTo(T + 1);
        Side side = Side.BUY;
        assertEquals(
                List.of(
                        new OwnReport.Fill(order, T, T, side, 102, 10, Liquidity.TAKER),
                        new OwnReport.Fill(order, T, T, side, 103, 2, Liquidity.TAKER),
                        new OwnReport.Close(order, T, T, 0)),
                reports);
    }

    @Test
    void restOfATakerOrderIsReportedAsLeft() {
        begin();
        long order = market.place(OrderKind.IMMEDIATE_OR_CANCEL, Side.BUY, 102, 12);
        market.runTo(T);
        assertEquals(new OwnReport.Close(order, T, T, 2), reports.getLast());
    }

    @Test
    void postOnlyOrderThatWouldTakeIsRefused() {
        begin();
        long order = market.place(OrderKind.POST_ONLY, Side.BUY, 102, 5);
        market.runTo(T + 1);
        assertEquals(List.of(new OwnReport.Close(order, T, T, 5)), reports);
    }

    @Test
    void ourOwnOrdersNeverMeet() {
        begin();
        long resting = market.place(OrderKind.POST_ONLY, Side.BUY, 99, 5);
        long taker = market.place(OrderKind.IMMEDIATE_OR_CANCEL, Side.SELL, 98, 5);
        market.runTo(T);
        assertEquals(new OwnReport.Close(resting, T, T, 5), reports.getFirst());
        assertEquals(new OwnReport.Close(taker, T, T, 0), reports.getLast());
        assertEquals(-5, market.positionLots(Owner.US));
    }

    @Test
    void messagesTakeTheirTimeBothWays() {
        market = market(new AgentSettings.Latency(100, 30), 0);
        begin();
        long order = market.place(OrderKind.POST_ONLY, Side.BUY, 99, 5);
        market.advance(T + 99, 100, 7, Side.SELL); // not there yet
        market.advance(T + 100, 100, 3, Side.SELL);
        market.runTo(T + 129);
        assertTrue(reports.isEmpty());
        market.runTo(T + 130);
        OwnReport told =
                new OwnReport.Fill(order, T + 100, T + 130, Side.BUY, 99, 3, Liquidity.MAKER);
        assertEquals(List.of(told), reports);
    }

    @Test
    void orderThatIsFilledBeforeItsCancelArrivesStaysFilled() {
        market = market(new AgentSettings.Latency(100, 0), 0);
        begin();
        long order = market.place(OrderKind.POST_ONLY, Side.BUY, 99, 5);
        market.runTo(T + 150);
        market.cancel(order);
        market.advance(T + 249, 100, 5, Side.SELL);
        market.runTo(T + 1_000);
        assertEquals(2, reports.size());
        assertEquals(new OwnReport.Close(order, T + 249, T + 249, 0), reports.getLast());
    }

    @Test
    void cancelledOrderIsToldWithWhatWasLeft() {
        begin();
        long order = market.place(OrderKind.POST_ONLY, Side.BUY, 99, 5);
        market.advance(T + 1, 100, 2, Side.SELL);
        market.cancel(order);
        market.cancel(order);
        market.runTo(T + 2);
        assertEquals(2, reports.size());
        assertEquals(new OwnReport.Close(order, T + 1, T + 1, 3), reports.getLast());
    }

    /// A reaction to a report travels while the tape stands still, and is there before its next
    /// trade.
    @Test
    void reactionFromInsideAReportArrivesInBetween() {
        List<OwnReport> seen = new ArrayList<>();
        AgentMarket[] own = new AgentMarket[1];
        OwnReports again =
                report -> {
                    seen.add(report);
                    if (seen.size() == 1) {
                        assertEquals(report.localNs(), own[0].nowNs());
                        own[0].place(OrderKind.POST_ONLY, Side.BUY, 99, 7);
                    }
                };
        AgentSettings far = settings(new AgentSettings.Latency(10, 20), 0);
        own[0] = new AgentMarket(far, new Seed(1), again);
        own[0].advance(T, 100, 0, Side.BUY);
        own[0].place(OrderKind.IMMEDIATE_OR_CANCEL, Side.BUY, 102, 1);
        own[0].advance(T + 40, 100, 7, Side.SELL); // 10 in, 20 out, 10 in again
        own[0].runTo(T + 60);
        OwnReport.Fill fill = assertInstanceOf(OwnReport.Fill.class, seen.get(2));
        assertEquals(7, fill.lots());
        assertEquals(T + 40, fill.exchangeNs());
    }

    @Test
    void cancelEscapesATakerOfTheSameBlock() {
        market = market(NEAR, 1_000);
        begin();
        long order = market.place(OrderKind.POST_ONLY, Side.BUY, 99, 5);
        market.runTo(T + 1_000);
        market.advance(T + 1_100, 100, 5, Side.SELL);
        market.cancel(order);
        market.runTo(T + 2_000);
        assertEquals(List.of(new OwnReport.Close(order, T + 2_000, T + 2_000, 5)), reports);
        assertEquals(5, market.lotsAt(Side.BUY, 98), "the taker took from the makers");
    }

    @Test
    void nothingHappensBeforeABlockEnds() {
        market = market(NEAR, 1_000);
        market.advance(T + 1, 100, 0, Side.BUY);
        market.runTo(T + 999);
        assertEquals(FifoBook.NO_TICK, market.bestBidTick());
        assertEquals(FifoBook.NO_TICK, market.bestAskTick());
        market.runTo(T + 1_000);
        assertEquals(98, market.bestBidTick());
        assertEquals(102, market.bestAskTick());
    }

    @Test
    void tapeWalksNoFurtherThanTheLadder() {
        begin();
        market.place(OrderKind.POST_ONLY, Side.SELL, 200, 5);
        market.advance(T + 1, 100, 37, Side.BUY);
        assertEquals(7, market.unmetLots());
        assertTrue(reports.isEmpty());
        assertEquals(200, market.bestAskTick());
    }

    @Test
    void tapeWithoutReachTakesOnlyWhatItWentPast() {
        market = new AgentMarket(settings(NEAR, 0, 0), new Seed(1), reports::add);
        begin();
        long order = market.place(OrderKind.POST_ONLY, Side.BUY, 99, 5);
        market.advance(T + 1, 100, 12, Side.SELL);
        market.advance(T + 2, 99, 12, Side.SELL);
        assertTrue(reports.isEmpty(), "the queue at its own price is not known");
        market.advance(T + 3, 98, 1, Side.SELL);
        assertEquals(fill(order, T + 3, 99, 5, Liquidity.MAKER), reports.getFirst());
    }

    @Test
    void quoteThatThePriceWentPastIsTakenWhoeverTakesOnTheTape() {
        begin();
        long order = market.place(OrderKind.POST_ONLY, Side.BUY, 99, 5);
        market.advance(T + 1, 98, 0, Side.BUY);
        assertEquals(fill(order, T + 1, 99, 5, Liquidity.MAKER), reports.getFirst());
    }

    @Test
    void refusesTimeThatRunsBackAndOrdersBeforeTheBeginning() {
        assertThrows(IllegalStateException.class, () -> market.runTo(T));
        assertThrows(
                IllegalStateException.class,
                () -> market.place(OrderKind.POST_ONLY, Side.BUY, 1, 1));
        assertThrows(IllegalStateException.class, () -> market.cancel(0));
        begin();
        assertThrows(IllegalArgumentException.class, () -> market.advance(T - 1, 100, 0, Side.BUY));
        assertThrows(
                IllegalArgumentException.class,
                () -> market.place(OrderKind.POST_ONLY, Side.BUY, 1, 0));
        assertFalse(market.events() == 0);
    }

    private void begin() {
        market.advance(T, 100, 0, Side.BUY);
    }

    private AgentMarket market(AgentSettings.Latency latency, long blockNs) {
        return new AgentMarket(settings(latency, blockNs), new Seed(1), reports::add);
    }

    private static AgentSettings settings(AgentSettings.Latency latency, long blockNs) {
        return settings(latency, blockNs, AgentSettings.WHOLE_LADDER);
    }

    private static AgentSettings settings(
            AgentSettings.Latency latency, long blockNs, long reachTicks) {
        var makers = new AgentSettings.Makers(2, 1, 3, 10);
        return new AgentSettings(makers, QUIET, latency, blockNs, reachTicks);
    }

    private static OwnReport fill(long order, long exchangeNs, long localNs, long lots) {
        return new OwnReport.Fill(order, exchangeNs, localNs, Side.BUY, 98, lots, Liquidity.MAKER);
    }

    private static OwnReport fill(
            long order, long timeNs, long tick, long lots, Liquidity liquidity) {
        return new OwnReport.Fill(order, timeNs, timeNs, Side.BUY, tick, lots, liquidity);
    }
}
