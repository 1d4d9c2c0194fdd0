package io.foretick.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.event.CloseReason;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.event.live.FillState;
import io.foretick.testing.Markets;
import io.foretick.testing.StateTape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChainAccountTest {

    private static final int MARKET = 3;

    private final Account account = opened("1000");

    @Test
    void tradesNothingBeforeItsCashIsKnown() {
        Account fresh = listed();
        assertTrue(fresh.unreconciled());
        assertEquals(0, fresh.freeE8());
        fresh.apply(new Event.CashReported(Markets.stamp(1), e8("250.5")));
        assertFalse(fresh.unreconciled());
        assertEquals(e8("250.5"), fresh.freeE8());
        assertEquals(e8("250.5"), fresh.startCashE8());
    }

    @Test
    void aBuyIsSpentUntilItsSettlementThenConfirmed() {
        buy(1, "0.50", "40", "0.7");
        assertEquals(e8("20.7"), account.cash().spentE8());
        assertEquals(e8("1000"), account.cash().confirmedE8());
        assertEquals(e8("979.3"), account.cashE8());
        move(1, 1, FillState.MINED);
        assertEquals(0, account.cash().spentE8());
        assertEquals(e8("979.3"), account.cash().confirmedE8());
        move(1, 1, FillState.CONFIRMED);
        assertEquals(e8("979.3"), account.freeE8());
    }

    @Test
    void tokensBoughtAreHeldAtOnceAndSoldOnlyOnceMined() {
        buy(1, "0.50", "40", "0");
        assertEquals(e8("40"), account.position(MARKET).heldE8(Outcome.UP));
        assertEquals(0, account.freeTokensE8(MARKET, Outcome.UP));
        move(1, 1, FillState.MINED);
        assertEquals(e8("40"), account.freeTokensE8(MARKET, Outcome.UP));
    }

    @Test
    void whatASaleBringsIsNotFreeUntilMined() {
        buy(1, "0.50", "40", "0");
        move(1, 1, FillState.MINED);
        sell(2, "0.60", "40", "0");
        assertEquals(e8("24"), account.cash().receivedE8());
        assertEquals(e8("980"), account.freeE8());
        assertEquals(e8("1004"), account.cashE8());
        move(2, 2, FillState.MINED);
        assertEquals(e8("1004"), account.freeE8());
    }

    @Test
    void aFailedTradeNeverWas() {
        buy(1, "0.50", "40", "0.7");
        move(1, 1, FillState.RETRYING);
        assertEquals(e8("20.7"), account.cash().spentE8());
        move(1, 1, FillState.FAILED);
        assertNothingHappened();
        move(1, 1, FillState.FAILED);
        told(1, 1, "0.50", "40", "0.7");
        assertNothingHappened();
        assertEquals(1, account.duplicateFills());
    }

    @Test
    void aTradeThatFailsAfterItWasMinedIsTakenBackToo() {
        buy(1, "0.50", "40", "0.7");
        move(1, 1, FillState.MINED);
        move(1, 1, FillState.FAILED);
        assertNothingHappened();
    }

    @Test
    void aTradeWhoseBlockIsUndoneCanBeUsedNoLonger() {
        buy(1, "0.50", "40", "0");
        move(1, 1, FillState.MINED);
        sell(2, "0.60", "10", "0");
        move(2, 2, FillState.MINED);
        assertEquals(e8("986"), account.freeE8());
        move(2, 2, FillState.RETRYING);
        move(1, 1, FillState.RETRYING);
        assertEquals(e8("980"), account.freeE8());
        assertEquals(e8("986"), account.cashE8());
        assertEquals(e8("30"), account.position(MARKET).heldE8(Outcome.UP));
        assertTrue(account.freeTokensE8(MARKET, Outcome.UP) <= 0);
        move(1, 1, FillState.MINED);
        move(2, 2, FillState.FAILED);
        assertEquals(e8("980"), account.freeE8());
        assertEquals(e8("40"), account.freeTokensE8(MARKET, Outcome.UP));
    }

    @Test
    void aTradeMayFailBeforeItIsTold() {
        place(1, Side.BUY, "0.50", "40");
        move(1, 1, FillState.FAILED);
        told(1, 1, "0.50", "40", "0.7");
        close(1);
        assertNothingHappened();
    }

    @Test
    void aTradeMayBeMinedBeforeItIsTold() {
        place(1, Side.BUY, "0.50", "40");
        move(1, 1, FillState.MINED);
        told(1, 1, "0.50", "40", "0");
        close(1);
        assertEquals(e8("980"), account.cash().confirmedE8());
        assertEquals(e8("40"), account.freeTokensE8(MARKET, Outcome.UP));
    }

    @ParameterizedTest
    @EnumSource
    void aTradeThatFailsAfterTheMarketResolvedGivesItsPayoutBack(Resolution resolution) {
        buy(1, "0.50", "40", "0.7");
        resolve(resolution);
        move(1, 1, FillState.FAILED);
        assertNothingHappened();
        assertEquals(0, account.cash().redeemableE8());
        assertEquals(0, account.settled().totalE8());
    }

    @Test
    void aTradeThatFailsAfterTheRedemptionWasNeverPaid() {
        buy(1, "0.50", "40", "0");
        move(1, 1, FillState.MINED);
        buy(2, "0.50", "10", "0");
        resolve(Resolution.UP);
        account.apply(new Event.Redeemed(Markets.stamp(9), MARKET));
        assertEquals(e8("1025"), account.cash().walletE8());
        move(2, 2, FillState.FAILED);
        assertEquals(e8("1020"), account.cash().walletE8());
        assertEquals(0, account.cash().redeemableE8());
        assertEquals(0, account.position(MARKET).walletE8(Outcome.UP));
    }

    @Test
    void aConfirmedTradeDoesNotFail() {
        buy(1, "0.50", "40", "0");
        move(1, 1, FillState.CONFIRMED);
        move(1, 1, FillState.FAILED);
        assertEquals(1, account.strayEvents());
        assertEquals(e8("980"), account.cash().confirmedE8());
    }

    @Test
    void olderWordsOfASettlementSayNothingNew() {
        buy(1, "0.50", "40", "0");
        move(1, 1, FillState.CONFIRMED);
        move(1, 1, FillState.MINED);
        move(1, 1, FillState.MATCHED);
        move(1, 1, FillState.RETRYING);
        assertEquals(0, account.strayEvents());
        assertEquals(e8("980"), account.cash().confirmedE8());
    }

    @Test
    void aPayoutIsFreeOnceItIsRedeemed() {
        buy(1, "0.50", "40", "0");
        move(1, 1, FillState.CONFIRMED);
        resolve(Resolution.UP);
        assertEquals(e8("1020"), account.cashE8());
        assertEquals(e8("980"), account.freeE8());
        assertEquals(e8("40"), account.cash().redeemableE8());
        assertEquals(e8("40"), account.position(MARKET).walletE8(Outcome.UP));
        account.apply(new Event.Redeemed(Markets.stamp(9), MARKET));
        assertEquals(e8("1020"), account.freeE8());
        assertEquals(0, account.position(MARKET).walletE8(Outcome.UP));
    }

    @Test
    void adoptedTokensAreMoneyBroughtIn() {
        adopt("30", "12");
        assertEquals(e8("1012"), account.startCashE8());
        assertEquals(e8("1000"), account.freeE8());
        assertEquals(e8("30"), account.freeTokensE8(MARKET, Outcome.UP));
        assertEquals(e8("12"), account.worstLossE8());
        resolve(Resolution.UP);
        assertEquals(e8("18"), account.pnl(Account.ADOPTED).totalE8());
        assertEquals(account.cashE8() - account.startCashE8(), account.pnl().totalE8());
    }

    @Test
    void adoptionMayComeBeforeTheFirstReport() {
        Account fresh = listed();
        fresh.apply(
                new Event.HoldingAdopted(Markets.stamp(1), MARKET, Outcome.UP, e8("30"), e8("12")));
        fresh.apply(new Event.CashReported(Markets.stamp(1), e8("100")));
        assertEquals(e8("100"), fresh.freeE8());
        assertEquals(e8("112"), fresh.startCashE8());
    }

    @Test
    void aReportThatDiffersHaltsTheAccountUntilOneAgrees() {
        account.apply(new Event.CashReported(Markets.stamp(2), e8("999.999998")));
        assertTrue(account.unreconciled());
        account.apply(new Event.CashReported(Markets.stamp(3), e8("999.999999")));
        assertFalse(account.unreconciled());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1003", "5000", "12.5"})
    void moneyFromOutsideIsNoResultOnceAnOperatorResumes(String shown) {
        buy(1, "0.50", "40", "0");
        move(1, 1, FillState.CONFIRMED);
        Pnl before = account.pnl();
        account.apply(new Event.CashReported(Markets.stamp(2), e8(shown)));
        reload();
        assertTrue(account.unreconciled());
        account.onResume(9);
        assertFalse(account.unreconciled());
        assertEquals(e8(shown), account.freeE8());
        assertEquals(e8(shown) + e8("20"), account.startCashE8());
        assertEquals(before, account.pnl());
        assertReportAgrees(shown, true);
    }

    @Test
    void whatTradesSinceTheReportIsNotTakenForMoneyFromOutside() {
        account.apply(new Event.CashReported(Markets.stamp(2), e8("1003")));
        buy(1, "0.50", "40", "0");
        account.onResume(9);
        assertEquals(e8("983"), account.cash().walletE8());
        account.onResume(9);
        assertEquals(e8("983"), account.cash().walletE8());
    }

    @Test
    void aMergeByHandIsNoResult() {
        buy(1, "0.40", "40", "0");
        move(1, 1, FillState.CONFIRMED);
        account.apply(
                new Event.HoldingAdopted(
                        Markets.stamp(1), MARKET, Outcome.DOWN, e8("40"), e8("24")));
        account.apply(holding("0", "0"));
        account.apply(new Event.CashReported(Markets.stamp(2), e8("1024")));
        reload();
        account.onResume(9);
        assertFalse(account.unreconciled(MARKET));
        assertEquals(e8("1024"), account.freeE8());
        assertEquals(0, account.position(MARKET).heldE8(Outcome.UP));
        assertEquals(0, account.pnl().totalE8());
        assertEquals(0, account.worstLossE8());
        assertEquals(account.cashE8() - account.startCashE8(), account.pnl().totalE8());
    }

    @Test
    void reportsAreComparedByWhatTheVenueCanShow() {
        buy(1, "0.50", "40.00000001", "0");
        assertReportAgrees("979.999998", true); // a millionth for the view, and one for the trade
        assertReportAgrees("979.999997", false);
        assertReportAgrees("980", true);
    }

    @Test
    void redeemableMoneyIsNotInTheVenuesReport() {
        buy(1, "0.50", "40", "0");
        resolve(Resolution.UP);
        assertReportAgrees("980", true);
        assertReportAgrees("1020", false);
    }

    @Test
    void aHoldingThatDiffersHaltsItsMarketAlone() {
        buy(1, "0.50", "40", "0");
        account.apply(holding("39", "0"));
        assertTrue(account.unreconciled(MARKET));
        assertFalse(account.unreconciled());
        account.apply(holding("40", "0"));
        assertFalse(account.unreconciled(MARKET));
    }

    @Test
    void tokensFromOutsideAreAdoptedAtOneHalfWhenAnOperatorResumes() {
        account.apply(holding("38", "0"));
        account.apply(holding("40", "0"));
        account.onResume(9);
        assertFalse(account.unreconciled(MARKET));
        assertEquals(e8("40"), account.position(MARKET).heldE8(Account.ADOPTED, Outcome.UP));
        assertEquals(e8("40"), account.freeTokensE8(MARKET, Outcome.UP));
        assertEquals(e8("20"), account.worstLossE8(MARKET));
        assertEquals(e8("1000"), account.freeE8());
        resolve(Resolution.UP);
        assertEquals(e8("20"), account.pnl(Account.ADOPTED).totalE8());
        assertEquals(account.cashE8() - account.startCashE8(), account.pnl().totalE8());
    }

    @ParameterizedTest
    @EnumSource
    void whatDifferedBeforeTheMarketResolvedIsNoResult(Resolution resolution) {
        buy(1, "0.50", "40", "0");
        move(1, 1, FillState.CONFIRMED);
        account.apply(holding("30", "0"));
        resolve(resolution);
        long resultE8 = account.settled().totalE8();
        account.onResume(9);
        assertEquals(resultE8, account.settled().totalE8());
        assertEquals(e8("30"), account.position(MARKET).walletE8(Outcome.UP));
        assertEquals(account.cashE8() - account.startCashE8(), account.pnl().totalE8());
    }

    @Test
    void whatDifferedBeforeARedemptionIsGoneWithIt() {
        buy(1, "0.50", "40", "0");
        move(1, 1, FillState.CONFIRMED);
        account.apply(holding("30", "0"));
        resolve(Resolution.UP);
        account.apply(new Event.Redeemed(Markets.stamp(9), MARKET));
        account.apply(new Event.CashReported(Markets.stamp(9), e8("1010")));
        account.onResume(9);
        assertEquals(e8("1010"), account.cashE8());
        assertReportAgrees("1010", true);
    }

    @Test
    void theUnexplainedOfAMarketHaltsUntilItIsResumedThoughHoldingsAgree() {
        unexplained(MARKET);
        account.apply(holding("0", "0"));
        assertTrue(account.unreconciled(MARKET));
        assertFalse(account.unreconciled());
        account.onResume(9);
        assertFalse(account.unreconciled(MARKET));
    }

    @Test
    void theUnexplainedOfTheAccountHaltsUntilItIsResumedThoughCashAgrees() {
        unexplained(-1);
        account.apply(new Event.CashReported(Markets.stamp(3), e8("1000")));
        assertTrue(account.unreconciled());
        account.onResume(9);
        assertFalse(account.unreconciled());
        unexplained(77); // never listed
        assertTrue(account.unreconciled());
    }

    @Test
    void anAccountThatIsFinalAtOnceKnowsNoChain() {
        var paper = new Account(e8("1000"));
        assertFalse(paper.unreconciled());
        paper.apply(new Event.CashReported(Markets.stamp(1), e8("1")));
        assertFalse(paper.unreconciled());
        assertEquals(1, paper.strayEvents());
    }

    @Test
    void ordersWithUnsettledTradesAreNotForgotten() {
        buy(1, "0.50", "40", "0.7");
        for (int k = 2; k <= 2 * OrderTable.CLOSED_MAX + 2; k++) {
            place(k, Side.BUY, "0.50", "5");
            close(k);
        }
        reload();
        move(1, 1, FillState.FAILED);
        assertEquals(0, account.strayEvents());
        assertNothingHappened();
    }

    private void reload() {
        var tape = new StateTape();
        account.save(tape);
        account.load(tape);
        assertTrue(tape.isSpent());
    }

    private void assertNothingHappened() {
        assertEquals(e8("1000"), account.cashE8());
        assertEquals(e8("1000"), account.freeE8());
        assertEquals(e8("1000"), account.cash().confirmedE8());
        assertEquals(0, account.position(MARKET).heldE8(Outcome.UP));
        assertEquals(0, account.position(MARKET).arrivingE8(Outcome.UP));
        assertEquals(Pnl.ZERO, account.pnl("a"));
        assertEquals(0, account.worstLossE8());
    }

    private void assertReportAgrees(String cash, boolean agrees) {
        account.apply(new Event.CashReported(Markets.stamp(9), e8(cash)));
        assertEquals(!agrees, account.unreconciled(), cash);
    }

    private static Account opened(String cash) {
        Account account = listed();
        account.apply(new Event.CashReported(Markets.stamp(0), e8(cash)));
        return account;
    }

    private static Account listed() {
        Account account = Account.onChain();
        account.apply(
                new Event.Listed(
                        Markets.stamp(0), MARKET, Markets.fiveMinutes("abc-5m", Markets.FEES)));
        return account;
    }

    private void buy(long id, String price, String quantity, String fee) {
        place(id, Side.BUY, price, quantity);
        told(id, id, price, quantity, fee);
        close(id);
    }

    private void sell(long id, String price, String quantity, String fee) {
        place(id, Side.SELL, price, quantity);
        told(id, id, price, quantity, fee);
        close(id);
    }

    private void place(long orderId, Side side, String price, String quantity) {
        var terms =
                new OrderTerms(
                        Outcome.UP, side, e8(price), e8(quantity), TimeInForce.FAK, false, 0);
        account.onPlace(new Command.PlaceOrder(orderId, orderId, MARKET, "a", terms));
    }

    private void told(long orderId, long tradeId, String price, String quantity, String fee) {
        account.apply(
                new Event.OrderFilled(
                        Markets.stamp(4),
                        orderId,
                        tradeId,
                        e8(price),
                        e8(quantity),
                        e8(fee),
                        false));
    }

    private void close(long orderId) {
        account.apply(new Event.OrderClosed(Markets.stamp(5), orderId, CloseReason.KILLED));
    }

    private void move(long orderId, long tradeId, FillState state) {
        account.apply(new Event.FillMoved(Markets.stamp(6), orderId, tradeId, state));
    }

    private void resolve(Resolution resolution) {
        account.apply(new Event.MarketResolved(Markets.stamp(8), MARKET, resolution, 0));
    }

    private void adopt(String quantity, String cost) {
        account.apply(
                new Event.HoldingAdopted(
                        Markets.stamp(1), MARKET, Outcome.UP, e8(quantity), e8(cost)));
    }

    private void unexplained(int market) {
        account.apply(
                new Event.Unexplained(Markets.stamp(2), market, "an order of unknown origin"));
    }

    private static Event.HoldingReported holding(String up, String down) {
        return new Event.HoldingReported(Markets.stamp(7), MARKET, e8(up), e8(down));
    }

    private static long e8(String decimal) {
        return E8.parse(decimal);
    }
}
