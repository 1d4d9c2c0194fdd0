package io.foretick.venue.lob.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Side;
import io.foretick.venue.lob.FeedRows;
import io.foretick.venue.lob.OrderKind;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Whole replays of random feeds with orders of all kinds: what must hold however they go.
class RandomReplayTest {

    private static final int ROWS = 4_000;
    private static final long STEP_NS = 50_000;
    private static final String[] QUEUES = {"risk_averse", "log", "identity", "power", "power3"};

    /// What a replay came to, and each fill on its way.
    private record Run(FeedReplay replay, List<String> fills, Map<Long, Long> filled, Money money) {

        void on(OwnOrder order) {
            fills.add(
                    "%d %s %d at %d open %d at %d"
                            .formatted(
                                    order.id(),
                                    order.status(),
                                    order.filledLots(),
                                    order.filledTick(),
                                    order.openLots(),
                                    order.exchangeNs()));
            long done = filled.merge(order.id(), order.filledLots(), Long::sum);
            assertEquals(order.lots() - order.openLots(), done);
            money.on(order);
        }
    }

    private static final class Money {
        long position;
        long balanceE8;
        long makerE8;
        long takerE8;

        void on(OwnOrder order) {
            long amountE8 = order.filledTick() * order.filledLots() * 1_000;
            position += order.isBuy() ? order.filledLots() : -order.filledLots();
            balanceE8 -= order.isBuy() ? amountE8 : -amountE8;
            makerE8 += order.filledAsMaker() ? amountE8 : 0;
            takerE8 += order.filledAsMaker() ? 0 : amountE8;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 20261121})
    void moneyIsTheSumOfTheFills(long seed) {
        Run run = run(feed(seed), seed, ReplayRules.CORRECT);
        FeedReplay replay = run.replay();
        assertTrue(replay.fills() > 20, "too few fills to mean anything");
        assertEquals(run.fills().size(), replay.fills());
        assertEquals(run.money().position, replay.positionLots());
        assertEquals(run.money().balanceE8, replay.balanceE8());
        long feeE8 = -run.money().makerE8 / 20_000 + run.money().takerE8 * 7 / 10_000;
        assertEquals(feeE8, replay.feeE8());
        long twiceE8 = (replay.bestBidTick() + replay.bestAskTick()) * run.money().position * 1_000;
        assertEquals(run.money().balanceE8 + twiceE8 / 2 - feeE8, replay.equityE8());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20261121})
    void twiceTheSameGivesTheSame(long seed) {
        for (ReplayRules rules : ReplayRules.values()) {
            assertEquals(
                    run(feed(seed), seed, rules).fills(), run(feed(seed), seed, rules).fills());
        }
    }

    /// The order in which rows stand in the feed means nothing where their times differ.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shuffledRowsGiveTheSame(long seed) {
        FeedRows rows = feed(seed);
        var random = new SplittableRandom(seed);
        int[] order = new int[rows.size()];
        for (int k = 0; k < order.length; k++) {
            int other = random.nextInt(k + 1);
            order[k] = order[other];
            order[other] = k;
        }
        var shuffled = new FeedRows(rows.size());
        for (int row : order) {
            shuffled.add(
                    rows.kind(row),
                    rows.buys(row) ? Side.BUY : Side.SELL,
                    rows.exchangeNs(row),
                    rows.localNs(row),
                    rows.tick(row),
                    rows.lots(row));
        }
        assertEquals(
                run(rows, seed, ReplayRules.CORRECT).fills(),
                run(shuffled, seed, ReplayRules.CORRECT).fills());
    }

    private static Run run(FeedRows rows, long seed, ReplayRules rules) {
        var random = new SplittableRandom(seed);
        String queue = QUEUES[(int) Math.floorMod(seed, (long) QUEUES.length)];
        var settings =
                new ReplaySettings(
                        Story.STEPS,
                        Story.FEES,
                        QueueModel.named(queue, 2, 0.001),
                        new LatencyModel.OfFeed(500, 0.5, 700, 0.5, LatencyModel.Basis.LAST),
                        ReplaySettings.Fills.PARTIAL,
                        rules);
        var holder = new ArrayList<Run>(1);
        var replay = new FeedReplay(rows, settings, order -> holder.getFirst().on(order));
        var run = new Run(replay, new ArrayList<>(), new HashMap<>(), new Money());
        holder.add(run);
        long id = 0;
        while (replay.elapse(STEP_NS)) {
            replay.dropDoneOrders();
            if (replay.isTwoSided()) {
                id = act(replay, random, id);
            }
        }
        return run;
    }

    private static long act(FeedReplay replay, SplittableRandom random, long lastId) {
        for (int k = 0; k < replay.orders(); k++) {
            OwnOrder order = replay.order(k);
            if (order.cancellable() && random.nextInt(10) == 0) {
                assertTrue(replay.cancel(order.id()));
            }
        }
        if (replay.orders() > 20) {
            return lastId;
        }
        OrderKind kind =
                random.nextInt(8) == 0
                        ? OrderKind.values()[random.nextInt(OrderKind.values().length)]
                        : OrderKind.POST_ONLY;
        long away = random.nextInt(3);
        if (random.nextBoolean()) {
            replay.submitBuy(lastId + 1, replay.bestBidTick() - away, 1 + away * 7, kind);
        } else {
            replay.submitSell(lastId + 1, replay.bestAskTick() + away, 1 + away * 7, kind);
        }
        return lastId + 1;
    }

    /// A touch that wanders between levels that come and go; all times differ.
    private static FeedRows feed(long seed) {
        var random = new SplittableRandom(seed);
        var rows = new FeedRows(ROWS);
        long bid = 1_000;
        for (int k = 0; k < ROWS; k++) {
            long atNs = 1_000_000 + 10_000L * k;
            long heardNs = atNs + 20_000 + random.nextInt(5_000);
            boolean buy = random.nextBoolean();
            Side side = buy ? Side.BUY : Side.SELL;
            int draw = random.nextInt(100);
            if (k > 50 && draw < 15) {
                rows.add(
                        FeedRows.TRADE,
                        side,
                        atNs,
                        heardNs,
                        buy ? bid + 1 : bid,
                        1 + random.nextInt(60));
                continue;
            }
            bid += draw == 15 ? 1 : draw == 16 ? -1 : 0;
            long away = k < 50 ? k % 5 : random.nextInt(5);
            long lots = k > 50 && away > 0 && random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(80);
            rows.add(FeedRows.DEPTH, side, atNs, heardNs, buy ? bid - away : bid + 1 + away, lots);
        }
        return rows;
    }
}
