package io.foretick.venue.lob.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.event.Side;
import io.foretick.venue.lob.OrderKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.SplittableRandom;

/// What the market of agents pays, and to whom.
class AgentMoneyTest {

    private static final long SECOND_NS = 1_000_000_000;
    private static final AgentSettings.Latency NEAR = new AgentSettings.Latency(0, 0);
    private static final AgentSettings.Noise QUIET = new AgentSettings.Noise(0, 0, 0);

    /// A maker who follows a price at a distance, and is told what the price is worth to it.
    private static final class Follower {

        private final AgentMarket market;
        private final long distance;
        private final long sign;
        private long timeNs;
        private long tick;
        private long coming;
        private long bid = -1;
        private long ask = -1;
        private long spread;

        Follower(AgentSettings settings, Seed seed, long distance, long sign) {
            this.distance = distance;
            this.sign = sign;
            market = new AgentMarket(settings, seed, this::heard);
        }

        private void heard(OwnReport report) {
            if (report instanceof OwnReport.Fill fill) {
                long fair = fill.exchangeNs() == timeNs ? coming : tick;
                long edge = fill.side() == Side.BUY ? fair - fill.tick() : fill.tick() - fair;
                spread += edge * fill.lots();
            }
        }

        void step(long outside, Side taker, long lots) {
            timeNs += SECOND_NS;
            coming = sign * outside;
            market.advance(timeNs, sign * outside, lots, sign > 0 ? taker : taker.opposite());
            tick = sign * outside;
            if (bid >= 0) {
                market.cancel(bid);
                market.cancel(ask);
            }
            bid = market.place(OrderKind.POST_ONLY, Side.BUY, tick - distance, 3);
            ask = market.place(OrderKind.POST_ONLY, Side.SELL, tick + distance, 3);
        }

        long equity() {
            return market.cash(Owner.US) + market.positionLots(Owner.US) * tick;
        }
    }

    private static AgentSettings settings(AgentSettings.Noise noise) {
        return new AgentSettings(new AgentSettings.Makers(50, 1, 5, 10), noise, NEAR, 0, 0);
    }

    /// The price goes its own way, takers come whatever it does: the spread is earned, and what is
    /// held wins and loses alike.
    @Test
    void noiseAtADistancePaysTheSpreadAndInventoryIsALottery() {
        int seeds = 60;
        double sum = 0;
        double squares = 0;
        for (int seed = 0; seed < seeds; seed++) {
            var noise = new AgentSettings.Noise(120, 10, 2);
            var maker = new Follower(settings(noise), new Seed(seed), 5, 1);
            var random = new SplittableRandom(seed);
            long price = 100_000;
            for (int k = 0; k < 500; k++) {
                price += random.nextBoolean() ? 1 : -1;
                maker.step(price, Side.BUY, 0);
            }
            assertTrue(maker.spread > 0, "spread of seed " + seed);
            double inventory = maker.equity() - maker.spread;
            sum += inventory;
            squares += inventory * inventory;
        }
        double mean = sum / seeds;
        double error = Math.sqrt((squares / seeds - mean * mean) / seeds);
        assertTrue(error > 0 && Math.abs(mean) < 4 * error, mean + " with error " + error);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void makerAtTheTouchLosesToPricesThatGoPast(long seed) {
        var maker = new Follower(settings(QUIET), new Seed(seed), 1, 1);
        var random = new SplittableRandom(seed);
        long price = 100_000;
        for (int k = 0; k < 2_000; k++) {
            long move = random.nextInt(-4, 5);
            price += move;
            maker.step(price, move > 0 ? Side.BUY : Side.SELL, 5);
        }
        assertTrue(maker.spread < 0, "spread " + maker.spread);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void mirroredPricesGiveTheMirroredPosition(long seed) {
        var maker = new Follower(settings(QUIET), new Seed(seed), 2, 1);
        var mirror = new Follower(settings(QUIET), new Seed(seed), 2, -1);
        var random = new SplittableRandom(seed);
        long price = 100_000;
        long held = 0;
        for (int k = 0; k < 1_000; k++) {
            long move = random.nextInt(-6, 7);
            price += move;
            Side taker = random.nextBoolean() ? Side.BUY : Side.SELL;
            maker.step(price, taker, 4);
            mirror.step(price, taker, 4);
            long position = maker.market.positionLots(Owner.US);
            assertEquals(-position, mirror.market.positionLots(Owner.US));
            held = Math.max(held, Math.abs(position));
        }
        assertTrue(held > 0, "something was held");
        assertEquals(maker.equity(), mirror.equity());
    }

    @Test
    void takerWhoGoesBackAndForthPaysTheSpreadEachTime() {
        var market = new AgentMarket(settings(QUIET), new Seed(1), _ -> {});
        market.advance(SECOND_NS, 1_000, 0, Side.BUY);
        for (int k = 2; k < 12; k++) {
            market.place(OrderKind.IMMEDIATE_OR_CANCEL, Side.BUY, 1_050, 3);
            market.place(OrderKind.IMMEDIATE_OR_CANCEL, Side.SELL, 950, 3);
            market.advance(k * SECOND_NS, 1_000, 0, Side.BUY);
        }
        assertEquals(0, market.positionLots(Owner.US));
        assertEquals(-10 * 3 * 100, market.cash(Owner.US));
    }

    @Test
    void nobodyGainsWhatNobodyPays() {
        var noise = new AgentSettings.Noise(120, 10, 2);
        var maker = new Follower(settings(noise), new Seed(8), 3, 1);
        var random = new SplittableRandom(8);
        long price = 100_000;
        for (int k = 0; k < 500; k++) {
            price += random.nextInt(-5, 6);
            maker.step(price, random.nextBoolean() ? Side.BUY : Side.SELL, random.nextInt(9));
            long cash = 0;
            long lots = 0;
            for (Owner owner : Owner.values()) {
                cash += maker.market.cash(owner);
                lots += maker.market.positionLots(owner);
            }
            assertEquals(0, cash);
            assertEquals(0, lots);
        }
    }
}
