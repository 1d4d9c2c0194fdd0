package io.foretick.venue.amm.market;

import static io.foretick.testing.Close.assertClose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.event.Side;
import io.foretick.venue.amm.PoolKind;
import io.foretick.venue.amm.PoolOpening;
import io.foretick.venue.amm.Wide;
import io.foretick.venue.amm.inclusion.Inclusion;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

class AmmMarketTest {

    private static final long BLOCK_NS = 2_000_000_000L;
    private static final long START_NS = 1_700_000_000L * 1_000_000_000L;
    private static final double PRICE = 3_000.0;

    /// Both coins are somewhere, to the last unit, whatever happens.
    @ParameterizedTest
    @EnumSource(PoolKind.class)
    void whatThePoolHoldsIsWhatWasPaidLessWhatWasReceived(PoolKind kind) {
        for (long seed = 1; seed <= 10; seed++) {
            AmmMarket market = new AmmMarket(settings(kind, 40.0, 0.7), new Seed(seed));
            List<AmmReport> reports = drive(market, seed, 300);
            assertTrue(reports.stream().anyMatch(AmmReport.Filled.class::isInstance));
            String where = kind + " seed " + seed;
            assertEquals(
                    balance(market, Account::basePaid, Account::baseReceived),
                    market.pool().base().toBigInteger(),
                    where);
            assertEquals(
                    balance(market, Account::quotePaid, Account::quoteReceived),
                    market.pool().quote().toBigInteger(),
                    where);
        }
    }

    /// What we are told is never better than what we got, and worse by less than 1e-8 of a coin for
    /// each report.
    @ParameterizedTest
    @EnumSource(PoolKind.class)
    void whatIsToldIsRoundedAgainstUsByLessThanAUnit(PoolKind kind) {
        AmmMarket market = new AmmMarket(settings(kind, 40.0, 0.7), new Seed(4));
        List<AmmReport> reports = drive(market, 4, 200);
        Account own = market.account(Party.MAKER);
        long base = 0;
        long quote = 0;
        for (AmmReport report : reports) {
            switch (report) {
                case AmmReport.Filled fill -> {
                    int sign = fill.order().side() == Side.BUY ? 1 : -1;
                    base += sign * fill.baseE8();
                    quote -= sign * fill.quoteE8();
                }
                case AmmReport.RangeAdded added -> {
                    base -= added.baseE8();
                    quote -= added.quoteE8();
                }
                case AmmReport.RangeRemoved removed -> {
                    base += removed.baseE8();
                    quote += removed.quoteE8();
                }
                case AmmReport.Rejected _ -> {}
            }
        }
        BigInteger units = BigInteger.TEN.pow(10); // of base in 1e-8 of a coin
        BigInteger told = BigInteger.valueOf(base).multiply(units);
        BigInteger lost =
                own.baseReceived()
                        .toBigInteger()
                        .subtract(own.basePaid().toBigInteger())
                        .subtract(told);
        BigInteger most = units.multiply(BigInteger.valueOf(reports.size()));
        assertTrue(lost.signum() >= 0 && lost.compareTo(most) < 0, "lost " + lost);
        BigInteger exact =
                own.quoteReceived().toBigInteger().subtract(own.quotePaid().toBigInteger());
        assertEquals(exact.longValueExact() * 100, quote, "a coin of 6 decimals loses nothing");
    }

    @ParameterizedTest
    @EnumSource(PoolKind.class)
    void theSameSeedGivesTheSameReports(PoolKind kind) {
        AmmSettings settings = settings(kind, 40.0, 0.7);
        List<AmmReport> reports = drive(new AmmMarket(settings, new Seed(5)), 5, 300);
        assertEquals(reports, drive(new AmmMarket(settings, new Seed(5)), 5, 300));
        assertNotEquals(reports, drive(new AmmMarket(settings, new Seed(6)), 5, 300));
    }

    @ParameterizedTest
    @EnumSource(PoolKind.class)
    void theArbitrageurLeavesThePriceInTheBandOfTheFee(PoolKind kind) {
        AmmMarket market = new AmmMarket(settings(kind, 0.0, 1.0), new Seed(1));
        market.advance(START_NS, PRICE);
        double[] outside = {PRICE, 3_100, 3_099, 2_900, 2_905, 4_000, 3_000};
        for (int k = 0; k < outside.length; k++) {
            market.advance(START_NS + (k + 1) * BLOCK_NS, outside[k]);
            double kept = 1.0 - market.pool().feeShare();
            assertTrue(market.price() >= outside[k] * kept * (1 - 1e-9), "not below the band");
            assertTrue(market.price() <= outside[k] / kept * (1 + 1e-9), "not above the band");
        }
    }

    @ParameterizedTest
    @EnumSource(PoolKind.class)
    void anAmountWithinTheLimitIsFilledInFull(PoolKind kind) {
        AmmMarket market = quiet(kind);
        double before = market.price();
        market.send(new AmmOrder.SwapBase(1, Side.BUY, E8.ONE, PRICE * 1.1, 0));
        market.send(new AmmOrder.SwapBase(2, Side.SELL, E8.ONE, PRICE * 0.9, 0));
        market.advance(START_NS + BLOCK_NS, PRICE);
        var buy = assertInstanceOf(AmmReport.Filled.class, market.reports().get(0));
        var sale = assertInstanceOf(AmmReport.Filled.class, market.reports().get(1));
        assertEquals(E8.ONE, buy.baseE8());
        assertEquals(E8.ONE, sale.baseE8());
        assertTrue(buy.quoteE8() > before * E8.ONE, "a buy costs more than the price");
        assertTrue(sale.quoteE8() < buy.quoteE8(), "a sale brings less than the buy cost");
        assertEquals(7_000_000, sale.gasE8());
        assertEquals(START_NS + BLOCK_NS, buy.timeNs());
        double share = market.pool().feeShare();
        assertClose("fee", share * (double) buy.quoteE8(), (double) buy.feeE8(), 1e-5, 200);
        assertClose(
                "fee",
                share * (double) sale.quoteE8() / (1 - share),
                (double) sale.feeE8(),
                1e-5,
                200);
    }

    @ParameterizedTest
    @EnumSource(PoolKind.class)
    void aSwapStopsWhereTheNextUnitIsPastTheLimit(PoolKind kind) {
        AmmMarket market = quiet(kind);
        double fee = market.pool().feeShare();
        market.send(new AmmOrder.SwapBase(1, Side.BUY, 1_000_000 * E8.ONE, PRICE * 1.02, 0));
        market.advance(START_NS + BLOCK_NS, PRICE);
        assertInstanceOf(AmmReport.Filled.class, market.reports().get(0));
        double highest = market.price(Side.BUY);
        assertTrue(highest >= PRICE * 1.02 * (1 - 1e-9), "goes all the way");
        assertTrue(highest <= PRICE * 1.02 * (1 + 1.1 * fee), "but for the fee that stays inside");
        market.send(new AmmOrder.SwapBase(2, Side.BUY, E8.ONE, PRICE * 1.01, 0));
        market.advance(START_NS + 2 * BLOCK_NS, PRICE);
        var second = assertInstanceOf(AmmReport.Rejected.class, market.reports().get(0));
        assertEquals(AmmReport.Reason.PAST_LIMIT, second.reason());
        assertEquals(7_000_000, second.gasE8(), "it was in a block");
    }

    @Test
    void aBribeBuysItsShareOfBlocks() {
        AmmSettings certain = settings(PoolKind.CONSTANT_PRODUCT, 0.0, 0.0);
        var half =
                new AmmSettings(
                        certain.opening(), BLOCK_NS, 7_000_000, 0, 0, 0, 0, new Inclusion(-2, 4));
        var market = new AmmMarket(half, new Seed(3));
        market.advance(START_NS, PRICE);
        int included = 0;
        int blocks = 4_000;
        for (int k = 1; k <= blocks; k++) {
            Side side = k % 2 == 0 ? Side.BUY : Side.SELL;
            double limit = side == Side.BUY ? 1e9 : 0.0;
            market.send(new AmmOrder.SwapBase(k, side, E8.ONE, limit, E8.ONE / 2));
            market.advance(START_NS + k * BLOCK_NS, PRICE);
            if (market.reports().get(0) instanceof AmmReport.Rejected rejected) {
                assertEquals(AmmReport.Reason.NOT_INCLUDED, rejected.reason());
                assertEquals(0, rejected.gasE8());
            } else {
                included++;
            }
        }
        assertClose("share", 0.5, included / (double) blocks, 0.0, 3 * 0.5 / Math.sqrt(blocks));
    }

    @Test
    void anOrderIsAheadOfTheArbitrageur() {
        AmmMarket market =
                new AmmMarket(settings(PoolKind.CONSTANT_PRODUCT, 0.0, 1.0), new Seed(1));
        market.advance(START_NS, PRICE);
        market.send(new AmmOrder.SwapBase(1, Side.BUY, E8.ONE, PRICE * 1.02, 0));
        market.advance(START_NS + BLOCK_NS, PRICE * 1.1);
        var fill = assertInstanceOf(AmmReport.Filled.class, market.reports().get(0));
        assertTrue(fill.quoteE8() < PRICE * 1.02 * E8.ONE, "at the price before the arbitrageur");
        assertTrue(market.price() > PRICE * 1.08, "who then moved it");
    }

    @Test
    void aRangeEarnsFeesAndPaysWhatItHolds() {
        AmmMarket market = new AmmMarket(settings(PoolKind.CONCENTRATED, 60.0, 1.0), new Seed(2));
        market.advance(START_NS, PRICE);
        market.send(
                new AmmOrder.AddRange(
                        9, PRICE * 0.9, PRICE * 1.1, 10 * E8.ONE, 30_000 * E8.ONE, 0));
        market.advance(START_NS + BLOCK_NS, PRICE);
        var added = assertInstanceOf(AmmReport.RangeAdded.class, market.reports().get(0));
        assertTrue(added.baseE8() <= 10 * E8.ONE && added.quoteE8() <= 30_000 * E8.ONE);
        market.advance(START_NS + 1_000 * BLOCK_NS, PRICE);
        RangeHolding held = market.range(9).orElseThrow();
        assertTrue(held.inRange());
        assertTrue(held.baseFeeE8() > 0 && held.quoteFeeE8() > 0);
        market.send(new AmmOrder.RemoveRange(10, 9, 0));
        market.send(new AmmOrder.RemoveRange(11, 9, 0));
        market.advance(START_NS + 1_001 * BLOCK_NS, PRICE);
        var removed = assertInstanceOf(AmmReport.RangeRemoved.class, market.reports().get(0));
        assertTrue(removed.baseFeeE8() >= held.baseFeeE8(), "fees only grow");
        assertTrue(removed.quoteE8() >= removed.quoteFeeE8());
        assertInstanceOf(AmmReport.Rejected.class, market.reports().get(1));
        assertTrue(market.range(9).isEmpty());
    }

    @Test
    void onlyPoolsOfRangesTakeRanges() {
        AmmMarket market = quiet(PoolKind.PANCAKESWAP);
        market.send(new AmmOrder.AddRange(1, 2_900, 3_100, E8.ONE, 3_000 * E8.ONE, 0));
        market.send(new AmmOrder.RemoveRange(2, 1, 0));
        market.advance(START_NS + BLOCK_NS, PRICE);
        for (AmmReport report : market.reports()) {
            var rejected = assertInstanceOf(AmmReport.Rejected.class, report);
            assertEquals(AmmReport.Reason.REVERTED, rejected.reason());
        }
        assertTrue(market.range(1).isEmpty());
    }

    /// Without fees earned and with a fee near zero, what a full range loses to the arbitrageur is
    /// what the theory says: `sigma^2 / 8` of its value for each unit of time.
    @Test
    void arbitrageCostsTheRateOfLossVersusRebalancing() {
        var opening = new PoolOpening(PoolKind.CONSTANT_PRODUCT, 1, PRICE, 1e7, 18, 6);
        var settings = new AmmSettings(opening, BLOCK_NS, 0, 0, 0, 1.0, 0, new Inclusion(1e3, 1));
        double sigma = 0.002; // of the log price, each block
        int blocks = 4_000;
        double gain = 0.0;
        double expected = 0.0;
        for (long seed = 1; seed <= 5; seed++) {
            var random = new SplittableRandom(seed);
            var market = new AmmMarket(settings, new Seed(seed));
            market.advance(START_NS, PRICE);
            double outside = PRICE;
            Account arbitrageur = market.account(Party.ARBITRAGEUR);
            double base = 0.0;
            double quote = 0.0;
            for (int k = 1; k <= blocks; k++) {
                outside *= 1.0 + sigma * (random.nextBoolean() ? 1 : -1);
                market.advance(START_NS + k * BLOCK_NS, outside);
                double baseNow = net(arbitrageur.baseReceived(), arbitrageur.basePaid(), 1e18);
                double quoteNow = net(arbitrageur.quoteReceived(), arbitrageur.quotePaid(), 1e6);
                gain += (baseNow - base) * outside + (quoteNow - quote);
                base = baseNow;
                quote = quoteNow;
                double value = 2.0 * market.pool().quote().toDouble() / 1e6;
                expected += sigma * sigma / 8.0 * value;
            }
        }
        assertClose("loss", expected, gain, 0.01, 0.0);
    }

    private static double net(Wide received, Wide paid, double unit) {
        return received.toBigInteger().subtract(paid.toBigInteger()).doubleValue() / unit;
    }

    @Test
    void timeDoesNotRunBack() {
        AmmMarket market = quiet(PoolKind.CONSTANT_PRODUCT);
        assertThrows(
                IllegalArgumentException.class, () -> market.advance(START_NS - BLOCK_NS, PRICE));
    }

    private static AmmMarket quiet(PoolKind kind) {
        var market = new AmmMarket(settings(kind, 0.0, 0.0), new Seed(1));
        market.advance(START_NS, PRICE);
        return market;
    }

    private static AmmSettings settings(PoolKind kind, double noisePerMinute, double arbitrage) {
        int feePpm = kind == PoolKind.CONCENTRATED ? 500 : 3_000;
        var opening = new PoolOpening(kind, feePpm, PRICE, 10_000_000, 18, 6);
        return new AmmSettings(
                opening,
                BLOCK_NS,
                7_000_000,
                noisePerMinute,
                5_000,
                arbitrage,
                0,
                new Inclusion(1e3, 1));
    }

    private static List<AmmReport> drive(AmmMarket market, long seed, int steps) {
        var random = new SplittableRandom(seed);
        var all = new ArrayList<AmmReport>();
        double outside = PRICE;
        market.advance(START_NS, outside);
        for (int k = 1; k <= steps; k++) {
            outside *= 1.0 + 0.002 * (random.nextDouble() - 0.5);
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            double limit = outside * (side == Side.BUY ? 1.003 : 0.997);
            market.send(
                    new AmmOrder.SwapBase(k, side, random.nextLong(1, 5 * E8.ONE), limit, E8.ONE));
            if (k % 7 == 0) {
                double width = random.nextDouble(0.001, 0.1);
                market.send(
                        new AmmOrder.AddRange(
                                -k,
                                outside * (1 - width),
                                outside * (1 + width),
                                random.nextLong(5 * E8.ONE),
                                random.nextLong(9_000 * E8.ONE),
                                0));
            }
            if (k % 7 == 3) {
                market.send(new AmmOrder.RemoveRange(1_000_000 + k, -(k - 3L), 0));
            }
            market.advance(START_NS + k * (BLOCK_NS + BLOCK_NS / 3), outside);
            all.addAll(market.reports());
        }
        return all;
    }

    private static BigInteger balance(
            AmmMarket market, Function<Account, Wide> paid, Function<Account, Wide> received) {
        BigInteger sum = BigInteger.ZERO;
        for (Party party : Party.values()) {
            Account account = market.account(party);
            sum = sum.add(paid.apply(account).toBigInteger());
            sum = sum.subtract(received.apply(account).toBigInteger());
        }
        return sum;
    }
}
