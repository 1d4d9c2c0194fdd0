package io.foretick.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.FeeSchedule;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.TimeInForce;
import io.foretick.market.Account;
import io.foretick.market.MarketSlot;
import io.foretick.market.MarketState;
import io.foretick.strategy.Gate;
import io.foretick.strategy.Signal;
import io.foretick.testing.RandomEvents;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Objects;

class RiskCheckTest {

    private static final long NOW_NS = RandomEvents.START_NS;
    private static final long HOUR_AGO_NS = NOW_NS - Times.HOUR_NS;
    private static final long HALF_E8 = E8.ONE / 2;

    private final MarketState state = new MarketState();
    private final Account account = new Account(1_000 * E8.ONE);
    private final Signal signal = new Signal();
    private long orderId;

    RiskCheckTest() {
        for (int market = 0; market < 3; market++) {
            var stamp = Stamp.internal(HOUR_AGO_NS, Source.MARKET_LIST);
            var listed = new Event.Listed(stamp, market, RandomEvents.market(market));
            state.on(listed);
            account.on(listed);
        }
    }

    @Test
    void approvesWhatNothingForbids() {
        want(Side.BUY, 20);
        assertEquals(new Verdict.Approved(20 * E8.ONE), check(RiskLimits.DEFAULT, 0));
    }

    @Test
    void refusesADecisionThatIsTooOld() {
        want(Side.BUY, 20);
        Verdict verdict = check(RiskLimits.DEFAULT, 2_001 * Times.MILLI_NS);
        assertEquals(new Verdict.Refused(Gate.DECISION_TOO_OLD), verdict);
    }

    @Test
    void refusesASecondOrderWithinTheCooldownAndAllowsItAfter() {
        place(0, 10, NOW_NS - 4_999 * Times.MILLI_NS);
        place(1, 10, NOW_NS - 5_000 * Times.MILLI_NS);
        want(Side.BUY, 10);
        assertEquals(new Verdict.Refused(Gate.COOLDOWN), check(RiskLimits.DEFAULT, 0));
        Verdict later = checkMarket(1, RiskLimits.DEFAULT, 0);
        assertEquals(new Verdict.Approved(10 * E8.ONE), later);
    }

    @Test
    void refusesMoreOrdersThanAMarketMaySee() {
        place(0, 10, HOUR_AGO_NS);
        place(0, 10, HOUR_AGO_NS);
        want(Side.BUY, 10);
        var two = new RiskLimits(100, 2, 0, 1_000, 2_000);
        assertEquals(new Verdict.Refused(Gate.ORDERS_PER_MARKET), check(two, 0));
    }

    @Test
    void cutsABuyToTheRoomOfTheMarketWithItsFee() {
        want(Side.BUY, 1_000);
        var hundred = new RiskLimits(100, 10, 0, 1_000, 2_000);
        // 193.23 shares at 0.50 cost 96.615, and 3.38152 of fee
        assertEquals(new Verdict.Approved(E8.parse("193.23")), check(hundred, 0));
    }

    @Test
    void refusesABuyWhenTheRoomIsBelowTheSmallestOrder() {
        want(Side.BUY, 1_000);
        var two = new RiskLimits(2, 10, 0, 1_000, 2_000);
        assertEquals(new Verdict.Refused(Gate.MARKET_EXPOSURE), check(two, 0));
    }

    @Test
    void countsOtherMarketsTowardTheWhole() {
        place(1, 80, HOUR_AGO_NS);
        want(Side.BUY, 1_000);
        var fortyOne = new RiskLimits(100, 10, 0, 41, 2_000);
        assertEquals(new Verdict.Refused(Gate.TOTAL_EXPOSURE), check(fortyOne, 0));
    }

    @Test
    void refusesABuyWithoutCash() {
        place(1, 1_930, HOUR_AGO_NS);
        want(Side.BUY, 1_000);
        var wide = new RiskLimits(1e6, 10, 0, 1e6, 2_000);
        assertEquals(new Verdict.Refused(Gate.CASH), check(wide, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "0.961, 5.00, false",
        "0.961, 5.01, true",
        "0.5, 5.00, true",
        "0.021, 47.61, false",
        "0.021, 47.62, true"
    })
    void whoTakesPaysAtLeastADollarAndTheLeastSharesInWholeCents(
            String price, String shares, boolean enough) {
        var scene = new RiskScene(10_000);
        Verdict verdict = scene.wish(RiskScene.BTC_5M, Outcome.UP, Side.BUY, price, shares);
        assertEquals(
                enough
                        ? new Verdict.Approved(E8.parse(shares))
                        : new Verdict.Refused(Gate.SIZE_TOO_SMALL),
                verdict);
    }

    @Test
    void sellsNoMoreThanIsHeld() {
        hold(30);
        want(Side.SELL, 50);
        assertEquals(new Verdict.Approved(30 * E8.ONE), check(RiskLimits.DEFAULT, 0));
    }

    @Test
    void refusesASaleOfNothing() {
        want(Side.SELL, 50);
        assertEquals(new Verdict.Refused(Gate.SIZE_TOO_SMALL), check(RiskLimits.DEFAULT, 0));
    }

    private void want(Side side, long shares) {
        signal.want(Outcome.UP, side, HALF_E8, shares * E8.ONE);
    }

    private Verdict check(RiskLimits limits, long ageNs) {
        return checkMarket(0, limits, ageNs);
    }

    private Verdict checkMarket(int market, RiskLimits limits, long ageNs) {
        MarketSlot slot = Objects.requireNonNull(state.slot(market));
        return new RiskCheck(limits).check("test", signal, slot, account, NOW_NS, ageNs);
    }

    private void place(int market, long shares, long timeNs) {
        var terms =
                new OrderTerms(
                        Outcome.UP, Side.BUY, HALF_E8, shares * E8.ONE, TimeInForce.FAK, false, 0);
        account.onPlace(new Command.PlaceOrder(timeNs, ++orderId, market, "test", terms));
    }

    private void hold(long shares) {
        place(0, shares, HOUR_AGO_NS);
        var stamp = Stamp.internal(HOUR_AGO_NS, Source.EXECUTION);
        FeeSchedule fees = RandomEvents.market(0).fees();
        long feeE8 = fees.takerFeeE8(HALF_E8, shares * E8.ONE);
        account.on(
                new Event.OrderFilled(stamp, orderId, 1, HALF_E8, shares * E8.ONE, feeE8, false));
    }
}
