package io.foretick.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.strategy.OrderSizing.Refused;
import io.foretick.strategy.OrderSizing.Sized;
import io.foretick.strategy.OrderSizing.Sizing;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class OrderSizingTest {

    private static final long SHARE = E8.ONE;
    private static final long LOT = E8.ONE / 100;
    private static final long CENT = E8.ONE / 100;

    private final Kelly kelly = new Kelly(1.0, 1e-3, TakerFee.NONE);
    private final OrderSizing sizing = new OrderSizing(kelly, LOT, CENT, 5 * SHARE, 1e-6);
    private final PriceLadder asks = PriceLadder.asks(4);
    private final PriceLadder bids = PriceLadder.bids(4);
    private final KellyTrade trade = new KellyTrade(4);

    @Test
    void roundsTheSizeDownToTheLot() {
        asks.add(0.52, 1000);
        kelly.walk(0.6, 1000, 1000, asks, bids, trade);
        Sized sized = (Sized) sizing.size(trade, asks, 0);
        assertEquals(32_051_000_000L, sized.openE8()); // 320.5128... shares
        assertEquals(0, sized.closeE8());
        assertEquals(52 * CENT, sized.priceE8());
        assertEquals(320.51, trade.grossShares(), 1e-9);
    }

    @Test
    void refusesBelowTheMinimum() {
        asks.add(0.52, 4.99);
        kelly.walk(0.6, 1000, 1000, asks, bids, trade);
        assertEquals(Refused.TOO_SMALL, sizing.size(trade, asks, 0));
    }

    @Test
    void refusesWhenNothingTrades() {
        kelly.walk(0.6, 1000, 1000, asks, bids, trade);
        assertEquals(Refused.NO_TRADE, sizing.size(trade, asks, 0));
    }

    @Test
    void refusesWhenTheGainIsTooSmall() {
        asks.add(0.52, 1000);
        OrderSizing greedy = new OrderSizing(kelly, LOT, CENT, 5 * SHARE, 0.5);
        kelly.walk(0.6, 1000, 1000, asks, bids, trade);
        assertEquals(Refused.GAIN_TOO_SMALL, greedy.size(trade, asks, 0));
    }

    @Test
    void leavesASellableRestOfAHolding() {
        assertEquals(new Sized(45 * SHARE, 0, 50 * CENT), sellOf(48, 50));
    }

    @Test
    void sellsASmallHoldingWhole() {
        assertEquals(new Sized(8 * SHARE, 0, 50 * CENT), sellOf(6, 8));
    }

    @Test
    void sellsTheWholeHoldingExactly() {
        assertEquals(new Sized(50 * SHARE, 0, 50 * CENT), sellOf(50, 50));
    }

    @Test
    void closesFirstAndOpensWithTheRest() {
        assertEquals(new Sized(50 * SHARE, 30 * SHARE, 50 * CENT), sellOf(80, 50));
    }

    @Test
    void dropsAnOpeningBelowTheMinimum() {
        assertEquals(new Sized(50 * SHARE, 0, 50 * CENT), sellOf(53, 50));
    }

    @Test
    void opensBesideAHoldingTooSmallToSell() {
        assertEquals(new Sized(0, 80 * SHARE, 50 * CENT), sellOf(80, 3));
    }

    @Test
    void neverLeavesDustOnSeededTrades() {
        SplittableRandom random = new Seed(9).split("dust").random();
        for (int k = 0; k < 2_000; k++) {
            long heldE8 = random.nextLong(0, 60) * SHARE + random.nextLong(0, 100) * LOT;
            double wanted = random.nextDouble(0.1, 80);
            Sizing result = sellOf(wanted, E8.toDouble(heldE8));
            if (!(result instanceof Sized(long closeE8, long openE8, long priceE8))) {
                continue;
            }
            long restE8 = heldE8 - closeE8;
            assertTrue(closeE8 == 0 || restE8 == 0 || restE8 >= 5 * SHARE);
            assertTrue(closeE8 == 0 || closeE8 >= 5 * SHARE);
            assertTrue(openE8 == 0 || openE8 >= 5 * SHARE);
            assertEquals(0, openE8 % LOT);
            assertEquals(0, priceE8 % CENT);
            assertEquals(0, closeE8 % LOT);
        }
    }

    @Test
    void roundsPricesToTheSafeSide() {
        assertEquals(52 * CENT, OrderSizing.floorToTickE8(52 * CENT + 1, CENT));
        assertEquals(53 * CENT, OrderSizing.ceilToTickE8(52 * CENT + 1, CENT));
        assertEquals(52 * CENT, OrderSizing.ceilToTickE8(52 * CENT, CENT));
        assertEquals(99_900_000L, OrderSizing.floorToTickE8(99_950_000L, CENT / 10));
    }

    /// The book holds exactly `wanted` shares while the walk looks at it, and more afterwards.
    private Sizing sellOf(double wanted, double held) {
        bids.clear();
        bids.add(0.50, wanted);
        kelly.walk(0.1, 1000 + held, 1000, asks, bids, trade);
        bids.add(0.50, 100);
        return sizing.size(trade, bids, E8.ofDouble(held));
    }
}
