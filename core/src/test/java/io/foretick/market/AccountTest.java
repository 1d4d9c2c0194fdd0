package io.foretick.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.event.CloseReason;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.FeeSchedule;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.testing.Markets;
import io.foretick.testing.StateTape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountTest {

    private static final int MARKET = 3;

    private final Account account = listed(Markets.FEES);

    @Test
    void reservesTheWorstCaseOfABuyWithItsFee() {
        place(1, "a", Outcome.UP, Side.BUY, "0.60", "100");
        assertEquals(e8("61.75"), account.reservedE8()); // 60, and the fee's peak of 1.75
        assertEquals(e8("938.25"), account.freeE8());
        assertEquals(e8("1000"), account.cashE8());
        assertEquals(e8("61.75"), account.committedE8(MARKET));
    }

    @Test
    void aPostOnlyBuyReservesNoFeeAndIsNotInFlight() {
        account.onPlace(
                new Command.PlaceOrder(
                        1, 1, MARKET, "a", terms(Outcome.UP, Side.BUY, "0.60", "100", true)));
        assertEquals(e8("60"), account.reservedE8());
        assertEquals(0, account.committedE8(MARKET));
        assertEquals(e8("100"), account.quotedE8(MARKET, Outcome.UP, Side.BUY));
    }

    @Test
    void aFillMovesCashAndTokensAndFreesItsReserve() {
        place(1, "a", Outcome.UP, Side.BUY, "0.60", "100");
        fill(1, 11, "0.50", "40", "0.7");
        assertEquals(e8("979.3"), account.cashE8());
        assertEquals(e8("40"), account.position(MARKET).heldE8(Outcome.UP));
        assertEquals(e8("37.05"), account.reservedE8()); // 36, and 1.75 less the 0.7 paid
        close(1, CloseReason.KILLED);
        assertEquals(0, account.reservedE8());
        assertEquals(0, account.openOrders());
    }

    @Test
    void countsATradeOnceHoweverOftenItIsTold() {
        place(1, "a", Outcome.UP, Side.BUY, "0.60", "100");
        fill(1, 11, "0.50", "40", "0.7");
        fill(1, 11, "0.50", "40", "0.7");
        close(1, CloseReason.CANCELLED);
        fill(1, 11, "0.50", "40", "0.7");
        assertEquals(e8("40"), account.position(MARKET).heldE8(Outcome.UP));
        assertEquals(2, account.duplicateFills());
    }

    @Test
    void booksAFillThatIsToldAfterItsOrderClosed() {
        place(1, "a", Outcome.UP, Side.BUY, "0.60", "100");
        close(1, CloseReason.CANCELLED);
        fill(1, 11, "0.50", "40", "0.7");
        assertEquals(e8("979.3"), account.cashE8());
        assertEquals(0, account.reservedE8());
    }

    @Test
    void settlesAFillThatIsToldAfterTheMarketResolved() {
        place(1, "a", Outcome.UP, Side.BUY, "0.60", "100");
        resolve(Resolution.UP);
        fill(1, 11, "0.50", "40", "0.7");
        assertEquals(e8("1019.3"), account.cashE8());
        assertEquals(0, account.position(MARKET).heldE8(Outcome.UP));
    }

    @Test
    void aSaleNeedsFreeTokens() {
        assertFalse(account.affords(MARKET, terms(Outcome.UP, Side.SELL, "0.5", "5", false)));
        buy(1, Outcome.UP, "0.5", "20");
        place(2, "a", Outcome.UP, Side.SELL, "0.6", "15");
        assertEquals(e8("5"), account.freeTokensE8(MARKET, Outcome.UP));
        assertFalse(account.affords(MARKET, terms(Outcome.UP, Side.SELL, "0.5", "6", false)));
        assertTrue(account.affords(MARKET, terms(Outcome.UP, Side.SELL, "0.5", "5", false)));
    }

    @Test
    void placingAnOrderThatIsNotBackedIsABug() {
        assertThrows(
                IllegalStateException.class,
                () -> place(1, "a", Outcome.UP, Side.BUY, "0.6", "5000"));
        assertThrows(
                IllegalStateException.class,
                () -> place(1, "a", Outcome.DOWN, Side.SELL, "0.6", "5"));
    }

    @Test
    void aRefusalFreesTheReserve() {
        place(1, "a", Outcome.UP, Side.BUY, "0.6", "10");
        account.on(new Event.OrderRejected(Markets.stamp(2), 1, "no"));
        assertEquals(e8("1000"), account.freeE8());
        assertEquals(0, account.openOrders(MARKET));
    }

    @Test
    void aRefusalDoesNotTouchAnOrderThatLives() {
        place(1, "a", Outcome.UP, Side.BUY, "0.6", "10");
        account.on(new Event.OrderAccepted(Markets.stamp(2), 1));
        account.on(new Event.OrderRejected(Markets.stamp(2), 1, "order 1 is invalid. Duplicated."));
        assertEquals(1, account.openOrders(MARKET));
        assertEquals(1, account.strayEvents());
    }

    @Test
    void anOrderRefusedAsADuplicateIsTakenToLive() {
        place(1, "a", Outcome.UP, Side.BUY, "0.6", "10");
        account.on(new Event.OrderRejected(Markets.stamp(2), 1, "order 1 is invalid. Duplicated."));
        assertEquals(OrderState.UNKNOWN, account.openOrder(0).state());
        assertTrue(account.reservedE8() > 0);
    }

    @Test
    void aFeeInSharesLeavesLessTokensAndTheSameCash() {
        Account early = listed(Markets.FEES_IN_SHARES);
        early.onPlace(
                new Command.PlaceOrder(
                        1, 1, MARKET, "a", terms(Outcome.UP, Side.BUY, "0.5", "100", false)));
        long feeE8 = Markets.FEES_IN_SHARES.takerFeeE8(e8("0.5"), e8("100"));
        early.on(filled(1, 1, "0.5", "100", E8.format(feeE8)));
        assertEquals(e8("950"), early.cashE8());
        assertEquals(e8("100") - 2 * feeE8, early.position(MARKET).heldE8(Outcome.UP));
        assertEquals(new Pnl(feeE8 - e8("50"), -feeE8, 0), early.pnl());
    }

    @Test
    void aPairIsWorthOneHoweverItResolves() {
        for (Resolution resolution : Resolution.values()) {
            Account pairs = listed(FeeSchedule.NONE);
            pairs.onPlace(
                    new Command.PlaceOrder(
                            1, 1, MARKET, "a", terms(Outcome.UP, Side.BUY, "0.4", "10", false)));
            pairs.on(filled(1, 1, "0.4", "10", "0"));
            pairs.onPlace(
                    new Command.PlaceOrder(
                            2, 2, MARKET, "b", terms(Outcome.DOWN, Side.BUY, "0.5", "10", false)));
            pairs.on(filled(2, 2, "0.5", "10", "0"));
            assertEquals(e8("10"), pairs.position(MARKET).pairsE8());
            assertEquals(0, pairs.worstLossE8(MARKET));
            pairs.on(new Event.MarketResolved(Markets.stamp(9), MARKET, resolution, 0));
            assertEquals(e8("1001"), pairs.cashE8(), resolution.name());
        }
    }

    @ParameterizedTest
    @EnumSource
    void resultsOfStrategiesAddUpToTheChangeOfCash(Resolution resolution) {
        place(1, "first", Outcome.UP, Side.BUY, "0.5", "10.00000001");
        fill(1, 1, "0.5", "10.00000001", "0.175");
        place(2, "second", Outcome.DOWN, Side.BUY, "0.45", "7.00000001");
        fill(2, 2, "0.45", "7.00000001", "0.12127");
        place(3, "second", Outcome.UP, Side.SELL, "0.55", "6");
        fill(3, 3, "0.6", "6", "0.1008");
        resolve(resolution);
        Pnl first = account.pnl("first");
        Pnl second = account.pnl("second");
        assertEquals(account.cashE8() - e8("1000"), account.pnl().totalE8());
        assertEquals(account.pnl(), first.plus(second));
        assertEquals(account.pnl(), account.position(MARKET).pnl());
        assertEquals(account.position(MARKET).flowE8(), account.pnl().totalE8());
        assertEquals(e8("-0.22207"), second.feesE8());
    }

    @Test
    void halvesGoToBothOutcomesOfASplit() {
        buy(1, Outcome.UP, "0.3", "10");
        resolve(Resolution.SPLIT);
        assertEquals(e8("1002"), account.cashE8());
    }

    @Test
    void worstLossIsThatOfTheWorseOutcomeWithOpenOrdersFilled() {
        buy(1, Outcome.UP, "0.3", "100");
        assertEquals(e8("30"), account.worstLossE8(MARKET));
        place(2, "a", Outcome.DOWN, Side.BUY, "0.4", "10"); // loses 4 and its fee if Up
        assertEquals(e8("30"), account.worstLossE8(MARKET));
        place(3, "a", Outcome.UP, Side.BUY, "0.4", "10");
        long feeE8 = Markets.FEES.takerFeeE8(e8("0.4"), e8("10"));
        assertEquals(e8("34") + feeE8, account.worstLossE8(MARKET));
        assertEquals(account.worstLossE8(MARKET), account.worstLossE8());
    }

    @Test
    void ordersInFlightCountAsFilled() {
        buy(1, Outcome.UP, "0.3", "100");
        place(2, "a", Outcome.UP, Side.SELL, "0.4", "30");
        place(3, "a", Outcome.DOWN, Side.BUY, "0.5", "20");
        assertEquals(e8("70"), account.heldWithInFlightE8(MARKET, Outcome.UP));
        assertEquals(e8("20"), account.heldWithInFlightE8(MARKET, Outcome.DOWN));
        account.on(new Event.OrderAccepted(Markets.stamp(2), 3));
        assertEquals(0, account.heldWithInFlightE8(MARKET, Outcome.DOWN));
        assertEquals(e8("20"), account.quotedE8(MARKET, Outcome.DOWN, Side.BUY));
    }

    @Test
    void countsOrdersAndRemembersTheLastTime() {
        assertEquals(Position.NEVER_NS, account.position(MARKET).lastOrderNs());
        place(4, "a", Outcome.UP, Side.BUY, "0.6", "10");
        assertEquals(1, account.position(MARKET).ordersPlaced());
        assertEquals(4, account.position(MARKET).lastOrderNs());
    }

    @Test
    void fillsOfForgottenOrdersAreStray() {
        for (int k = 1; k <= OrderTable.CLOSED_MAX + 1; k++) {
            place(k, "a", Outcome.UP, Side.BUY, "0.6", "10");
            close(k, CloseReason.CANCELLED);
        }
        fill(1, 1, "0.6", "10", "0");
        assertEquals(1, account.strayEvents());
        fill(2, 2, "0.6", "10", "0");
        assertEquals(1, account.strayEvents());
        assertEquals(e8("10"), account.position(MARKET).heldE8(Outcome.UP));
    }

    @Test
    void readsBackWhatItWrote() {
        buy(1, Outcome.UP, "0.3", "100");
        place(2, "b", Outcome.UP, Side.SELL, "0.4", "30");
        fill(2, 7, "0.4", "10", "0.1");
        var tape = new StateTape();
        account.save(tape);
        var read = new Account(0);
        read.load(tape);
        var again = new StateTape();
        read.save(again);
        assertEquals(tape.items(), again.items());
        assertTrue(tape.isSpent());
    }

    private static Account listed(FeeSchedule fees) {
        var account = new Account(e8("1000"));
        account.on(new Event.Listed(Markets.stamp(0), MARKET, Markets.fiveMinutes("abc-5m", fees)));
        return account;
    }

    /// Buys without a fee.
    private void buy(long orderId, Outcome outcome, String price, String quantity) {
        place(orderId, "a", outcome, Side.BUY, price, quantity);
        fill(orderId, orderId, price, quantity, "0");
        close(orderId, CloseReason.FILLED);
    }

    private void place(
            long orderId,
            String strategy,
            Outcome outcome,
            Side side,
            String price,
            String quantity) {
        OrderTerms terms = terms(outcome, side, price, quantity, false);
        account.onPlace(new Command.PlaceOrder(orderId, orderId, MARKET, strategy, terms));
    }

    private void fill(long orderId, long tradeId, String price, String quantity, String fee) {
        account.on(filled(orderId, tradeId, price, quantity, fee));
    }

    private void close(long orderId, CloseReason reason) {
        account.on(new Event.OrderClosed(Markets.stamp(5), orderId, reason));
    }

    private void resolve(Resolution resolution) {
        account.on(new Event.MarketResolved(Markets.stamp(9), MARKET, resolution, 0));
    }

    private static Event.OrderFilled filled(
            long orderId, long tradeId, String price, String quantity, String fee) {
        return new Event.OrderFilled(
                Markets.stamp(4), orderId, tradeId, e8(price), e8(quantity), e8(fee), false);
    }

    private static OrderTerms terms(
            Outcome outcome, Side side, String price, String quantity, boolean postOnly) {
        return new OrderTerms(outcome, side, e8(price), e8(quantity), TimeInForce.GTC, postOnly, 0);
    }

    private static long e8(String decimal) {
        return E8.parse(decimal);
    }
}
