package io.foretick.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.strategy.Gate;
import io.foretick.strategy.Quotes;
import io.foretick.strategy.Signal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.SplittableRandom;

class RiskBoundsTest {

    private final RiskScene scene = new RiskScene(100_000_000);

    /// 100 shares of Up at 0.50 are bought of BTC 5m and lose 51.75 at worst. What is bought next
    /// is cut to the rest of the limit, or refused where that is below the smallest order.
    @ParameterizedTest
    @CsvSource({
        // the limit,               its value, the market, shares left, the gate when none is left
        "max_position_usd,          100,       0,          93.23,       MARKET_EXPOSURE",
        "max_asset_exposure_usd,    100,       1,          93.23,       ASSET_EXPOSURE",
        "max_interval_exposure_usd, 100,       2,          93.23,       INTERVAL_EXPOSURE",
        "max_exposure_usd,          100,       3,          93.23,       TOTAL_EXPOSURE",
        "max_directional_usd,       100,       3,          93.23,       DIRECTIONAL_EXPOSURE",
        "max_daily_loss_usd,        100,       3,          93.23,       DAILY_LOSS",
        "max_weekly_loss_usd,       100,       3,          93.23,       WEEKLY_LOSS",
        "max_strategy_exposure_usd, 100,       3,          93.23,       STRATEGY_EXPOSURE"
    })
    void cutsABuyToTheRoomThatALimitLeaves(
            String limit, double value, int market, String left, Gate gate) {
        scene.trade(0, Outcome.UP, Side.BUY, "0.50", "100");
        scene.limit(limit, value);
        assertEquals(new Verdict.Approved(E8.parse(left)), buy(market, "1000"));
        scene.limit(limit, 53);
        assertEquals(new Verdict.Refused(gate), buy(market, "1000"));
        scene.limit(limit, 51); // below what is risked already
        assertEquals(new Verdict.Refused(gate), buy(market, "5"));
    }

    @ParameterizedTest
    @CsvSource({
        "max_asset_exposure_usd,    2", // another coin
        "max_interval_exposure_usd, 1", // another length of window
        "max_position_usd,          1" // another market
    })
    void leavesAloneWhatALimitIsNotAbout(String limit, int market) {
        scene.trade(0, Outcome.UP, Side.BUY, "0.50", "100");
        scene.limit(limit, 60);
        assertEquals(new Verdict.Approved(100 * E8.ONE), buy(market, "100"));
    }

    @Test
    void eachStrategyHasItsOwnRoom() {
        scene.trade(0, Outcome.UP, Side.BUY, "0.50", "100");
        scene.limit("max_strategy_exposure_usd", 60);
        assertEquals(new Verdict.Approved(E8.parse("15.94")), buy(0, "100")); // 8.25
        scene.strategy = "other";
        assertEquals(new Verdict.Approved(100 * E8.ONE), buy(0, "100"));
    }

    @Test
    void anOpenOrderTakesTheRoomOfItsStrategyAsATradeDoes() {
        scene.limit("max_strategy_exposure_usd", 60);
        assertEquals(Gate.OPEN, scene.place(0, Outcome.UP, Side.BUY, "0.50", 100 * E8.ONE));
        assertEquals(new Verdict.Approved(E8.parse("15.94")), buy(1, "100"));
    }

    @Test
    void whatAStrategySellsBeyondItsOwnCountsAsShort() {
        scene.trade(0, Outcome.UP, Side.BUY, "0.50", "100");
        scene.strategy = "other";
        scene.limit("max_strategy_exposure_usd", 0);
        assertEquals(new Verdict.Refused(Gate.STRATEGY_EXPOSURE), sell(0, "100"));
        scene.limit("max_strategy_exposure_usd", 60);
        assertEquals(new Verdict.Approved(100 * E8.ONE), sell(0, "100"));
        scene.strategy = "test";
        scene.limit("max_strategy_exposure_usd", 0);
        assertEquals(new Verdict.Approved(100 * E8.ONE), sell(0, "100"), "its own");
    }

    /// A buy up to the limit, then a sale that tears a pair apart elsewhere: the sale finds no room
    /// but what the pair wins, so that the buy, looked at again, still keeps the limit.
    @Test
    void aSaleDoesNotBreakTheLimitThatABuyHasUsedUp() {
        scene.trade(1, Outcome.UP, Side.BUY, "0.50", "100");
        scene.trade(1, Outcome.DOWN, Side.BUY, "0.40", "100");
        scene.limit("max_strategy_exposure_usd", 60);
        var buy = assertInstanceOf(Verdict.Approved.class, buy(0, "200"));
        assertEquals(Gate.OPEN, scene.place(0, Outcome.UP, Side.BUY, "0.50", buy.quantityE8()));
        var sale = assertInstanceOf(Verdict.Approved.class, sell(1, "100"));
        assertTrue(sale.quantityE8() < 13 * E8.ONE, "what the pair wins is for free: " + sale);
        assertEquals(Gate.OPEN, scene.place(1, Outcome.UP, Side.SELL, "0.50", sale.quantityE8()));
        assertTrue(scene.account.exposure().worstLossOfStrategyE8("test") <= 60 * E8.ONE);
    }

    @Test
    void noMoreOrdersOfAStrategyWorkThanMay() {
        scene.limit("max_strategy_orders", 2);
        scene.place(0, Outcome.UP, Side.BUY, "0.50", 10 * E8.ONE);
        assertInstanceOf(Verdict.Approved.class, buy(1, "10"));
        scene.place(1, Outcome.UP, Side.BUY, "0.50", 10 * E8.ONE);
        assertEquals(new Verdict.Refused(Gate.STRATEGY_ORDERS), buy(2, "10"));
        scene.strategy = "other";
        assertInstanceOf(Verdict.Approved.class, buy(2, "10"));
        scene.strategy = "test";
        scene.cancel();
        assertInstanceOf(Verdict.Approved.class, buy(2, "10"));
    }

    @Test
    void quotesOfAStrategyCountAmongItsOrders() {
        scene.limit("max_strategy_orders", 1);
        scene.place(0, Outcome.UP, Side.BUY, "0.50", 10 * E8.ONE);
        var quotes = new Quotes();
        quotes.bid().want(Outcome.UP, E8.ONE / 2, 10 * E8.ONE, 0);
        Signal bid = quotes.bid().signal();
        assertEquals(new Verdict.Refused(Gate.STRATEGY_ORDERS), scene.check(1, bid));
    }

    @Test
    void marketsOfBothCoinsAreOneBetOnTheDirection() {
        scene.trade(RiskScene.BTC_5M, Outcome.UP, Side.BUY, "0.50", "100");
        scene.limit("max_directional_usd", 60);
        assertEquals(
                new Verdict.Approved(E8.parse("15.94")), buy(RiskScene.ETH_15M, "100")); // 8.25
        Verdict other = scene.wish(RiskScene.ETH_15M, Outcome.DOWN, Side.BUY, "0.50", "100");
        assertEquals(new Verdict.Approved(100 * E8.ONE), other);
    }

    @Test
    void aHedgeIsHeldAgainstTheOutcomeThatItLosesIn() {
        scene.trade(0, Outcome.UP, Side.BUY, "0.50", "100");
        scene.limit("max_position_usd", 52);
        Verdict hedge = scene.wish(0, Outcome.DOWN, Side.BUY, "0.50", "150");
        assertEquals(new Verdict.Approved(150 * E8.ONE), hedge); // loses 77.63, where 48.25 are won
    }

    @Test
    void lossesOfTheDayAndOfWhatIsOpenCountTogether() {
        lose50();
        scene.limit("max_daily_loss_usd", 100);
        assertEquals(new Verdict.Approved(E8.parse("93.23")), buy(2, "1000"));
        scene.nowNs += Times.DAY_NS;
        assertEquals(new Verdict.Approved(E8.parse("193.23")), buy(2, "1000"));
        scene.limit("max_weekly_loss_usd", 100);
        assertEquals(new Verdict.Approved(E8.parse("93.23")), buy(2, "1000"));
        scene.nowNs += 4 * Times.DAY_NS; // a Monday
        assertEquals(new Verdict.Approved(E8.parse("193.23")), buy(2, "1000"));
    }

    @Test
    void noMoreIsBoughtBelowTheDaysDrawdown() {
        var small = new RiskScene(1_000);
        small.trade(0, Outcome.UP, Side.BUY, "0.50", "100");
        small.resolve(0, Resolution.DOWN); // 5.175 percent
        small.limit("max_day_drawdown", 0.05);
        assertEquals(
                new Verdict.Refused(Gate.DAY_DRAWDOWN),
                small.wish(1, Outcome.UP, Side.BUY, "0.50", "10"));
        small.nowNs += Times.DAY_NS;
        assertInstanceOf(Verdict.Approved.class, small.wish(1, Outcome.UP, Side.BUY, "0.50", "10"));
        small.limit("max_peak_drawdown", 0.05);
        assertEquals(
                new Verdict.Refused(Gate.PEAK_DRAWDOWN),
                small.wish(1, Outcome.UP, Side.BUY, "0.50", "10"));
    }

    @Test
    void aSaleOfWhatIsHeldPassesWhateverIsLost() {
        scene.trade(1, Outcome.UP, Side.BUY, "0.50", "100");
        lose50();
        for (String limit : RiskLimits.names()) {
            if (limit.endsWith("_usd") || limit.endsWith("drawdown")) {
                scene.limit(limit, 0);
            }
        }
        assertEquals(new Verdict.Approved(100 * E8.ONE), sell(1, "100"));
        assertEquals(Gate.OPEN, scene.place(1, Outcome.UP, Side.SELL, "0.50", 100 * E8.ONE));
    }

    @Test
    void aSaleThatTearsAPairApartIsHeldAgainstTheLimits() {
        scene.trade(1, Outcome.UP, Side.BUY, "0.50", "100");
        scene.trade(
                1,
                Outcome.DOWN,
                Side.BUY,
                "0.40",
                "100"); // a hedge: the pair wins 6.57, a torn one loses 0.5175 each
        scene.limit("max_position_usd", 10);
        assertEquals(new Verdict.Approved(E8.parse("32.01932303")), sell(1, "100"));
        scene.limit("max_position_usd", 0);
        assertInstanceOf(Verdict.Approved.class, sell(1, "5"));
    }

    @Test
    void refusesWhatIsNoNumber() {
        var wish = new Signal();
        wish.want(Outcome.UP, Side.BUY, E8.ONE / 2, 10 * E8.ONE);
        wish.because(0.5, Double.NaN, 1, 0.1);
        assertEquals(new Verdict.Refused(Gate.NOT_A_NUMBER), scene.check(0, wish));
        wish.because(Double.NaN, 0.1, 1, 0.1);
        assertEquals(new Verdict.Refused(Gate.NOT_A_NUMBER), scene.check(0, wish));
        for (long priceE8 : new long[] {-1, 0, E8.ONE}) {
            wish.want(Outcome.UP, Side.BUY, priceE8, 10 * E8.ONE);
            assertEquals(new Verdict.Refused(Gate.NOT_A_NUMBER), scene.check(0, wish));
        }
        wish.want(Outcome.UP, Side.BUY, E8.ONE / 2, 0);
        assertEquals(new Verdict.Refused(Gate.NOT_A_NUMBER), scene.check(0, wish));
    }

    @Test
    void aStrategyNeedNotGiveItsReasons() {
        var wish = new Signal();
        wish.refuse(Gate.NO_SIGNAL);
        wish.want(Outcome.UP, Side.BUY, E8.ONE / 2, 10 * E8.ONE);
        assertEquals(new Verdict.Approved(10 * E8.ONE), scene.check(0, wish));
    }

    @Test
    void theCheckAfterACommandSeesWhatTheOneBeforeShouldHaveStopped() {
        scene.limit("max_position_usd", 10);
        assertEquals(
                Gate.MARKET_EXPOSURE, scene.place(0, Outcome.UP, Side.BUY, "0.50", 100 * E8.ONE));
        assertEquals(Gate.OPEN, scene.place(1, Outcome.UP, Side.BUY, "0.50", 10 * E8.ONE));
    }

    @Test
    void theCheckAfterACommandKnowsWhoseItIs() {
        scene.limit("max_strategy_exposure_usd", 10);
        assertEquals(
                Gate.STRATEGY_EXPOSURE, scene.place(0, Outcome.UP, Side.BUY, "0.50", 100 * E8.ONE));
        scene.strategy = "other";
        assertEquals(Gate.OPEN, scene.place(1, Outcome.UP, Side.BUY, "0.50", 10 * E8.ONE));
    }

    @Test
    void largeLimitsDoNotOverflow() {
        var rich = new RiskScene(900_000_000);
        rich.limits = new RiskLimits(1e9, 10, 0, 1e9, 2_000);
        assertEquals(
                new Verdict.Approved(1_000_000_000 * E8.ONE),
                rich.wish(0, Outcome.UP, Side.BUY, "0.01", "1000000000"));
    }

    /// Whatever is wished for, in any state: what the check approves breaks no limit once it is
    /// placed, filled and lost.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 20261121})
    void whatIsApprovedKeepsEveryLimit(long seed) {
        var random = new SplittableRandom(seed);
        scene.limit("max_position_usd", 80)
                .limit("max_asset_exposure_usd", 120)
                .limit("max_interval_exposure_usd", 130)
                .limit("max_exposure_usd", 180)
                .limit("max_directional_usd", 90);
        int approved = 0;
        for (int k = 0; k < 4_000; k++) {
            int market = random.nextInt(RiskScene.MARKETS);
            Outcome outcome = random.nextBoolean() ? Outcome.UP : Outcome.DOWN;
            Side side = random.nextInt(4) == 0 ? Side.SELL : Side.BUY;
            String price = "0." + (10 + random.nextInt(80));
            String shares = String.valueOf(1 + random.nextInt(300));
            if (scene.wish(market, outcome, side, price, shares) instanceof Verdict.Approved yes) {
                approved++;
                assertEquals(
                        Gate.OPEN, scene.place(market, outcome, side, price, yes.quantityE8()));
                scene.fill();
                assertLimitsHold();
            }
        }
        assertTrue(approved > 100, "only " + approved);
    }

    /// Whatever several strategies buy and sell, each loses no more than it may.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20261122})
    void whatIsTradedKeepsTheLimitOfEachStrategy(long seed) {
        var random = new SplittableRandom(seed);
        scene.limit("max_strategy_exposure_usd", 90);
        int approved = 0;
        for (int k = 0; k < 2_000; k++) {
            scene.strategy = "strategy " + random.nextInt(3);
            int market = random.nextInt(RiskScene.MARKETS);
            Outcome outcome = random.nextBoolean() ? Outcome.UP : Outcome.DOWN;
            String price = "0." + (10 + random.nextInt(80));
            String shares = String.valueOf(1 + random.nextInt(100));
            Side side = random.nextInt(3) == 0 ? Side.SELL : Side.BUY;
            if (scene.wish(market, outcome, side, price, shares) instanceof Verdict.Approved yes) {
                approved++;
                assertEquals(
                        Gate.OPEN, scene.place(market, outcome, side, price, yes.quantityE8()));
                scene.fill();
                long worstE8 = scene.account.exposure().worstLossOfStrategyE8(scene.strategy);
                assertTrue(worstE8 <= 90 * E8.ONE, () -> worstE8 + " may be lost");
            }
        }
        assertTrue(approved > 20, "only " + approved);
    }

    private void assertLimitsHold() {
        var all = scene.account.exposure();
        for (int market = 0; market < RiskScene.MARKETS; market++) {
            assertTrue(scene.account.worstLossE8(market) <= 80 * E8.ONE);
        }
        assertTrue(all.worstLossOfAssetE8("BTC") <= 120 * E8.ONE);
        assertTrue(all.worstLossOfAssetE8("ETH") <= 120 * E8.ONE);
        assertTrue(all.worstLossOfIntervalE8("5m") <= 130 * E8.ONE);
        assertTrue(all.worstLossOfIntervalE8("15m") <= 130 * E8.ONE);
        assertTrue(all.worstLossE8() <= 180 * E8.ONE);
        assertTrue(all.lossIfAllE8(Outcome.UP) <= 90 * E8.ONE);
        assertTrue(all.lossIfAllE8(Outcome.DOWN) <= 90 * E8.ONE);
    }

    private void lose50() {
        scene.trade(0, Outcome.UP, Side.BUY, "0.50", "100");
        scene.resolve(0, Resolution.DOWN);
    }

    private Verdict buy(int market, String shares) {
        return scene.wish(market, Outcome.UP, Side.BUY, "0.50", shares);
    }

    private Verdict sell(int market, String shares) {
        return scene.wish(market, Outcome.UP, Side.SELL, "0.50", shares);
    }
}
