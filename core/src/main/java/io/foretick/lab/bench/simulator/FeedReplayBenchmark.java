package io.foretick.lab.bench.simulator;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.venue.lob.FeedRows;
import io.foretick.venue.lob.OrderKind;
import io.foretick.venue.lob.replay.FeedReplay;
import io.foretick.venue.lob.replay.LatencyModel;
import io.foretick.venue.lob.replay.OwnOrder;
import io.foretick.venue.lob.replay.QueueModel;
import io.foretick.venue.lob.replay.ReplayRules;
import io.foretick.venue.lob.replay.ReplaySettings;

/// A recorded feed through the replay: both books, a queue model with a power, partial fills, and a
/// maker that looks ten times a second and keeps an order on each side two ticks from the touch.
/// One thread.
public final class FeedReplayBenchmark {

    private static final int ROWS = 1 << 20;
    private static final int ROWS_A_LOOK = 100;
    private static final long ORDER_LOTS = 100;
    private static final long AWAY_TICKS = 2;
    private static final ReplaySettings SETTINGS =
            new ReplaySettings(
                    new ReplaySettings.Steps(E8.ONE / 100, E8.ONE / 1000),
                    new ReplaySettings.Fees(-5_000, 70_000),
                    QueueModel.named("power", 3, 0.001),
                    new LatencyModel.Constant(2_000_000, 2_000_000),
                    ReplaySettings.Fills.PARTIAL,
                    ReplayRules.CORRECT);

    private final FeedRows rows;
    private FeedReplay replay;
    private long orders;
    private int ahead;

    /// Makes the feed.
    public FeedReplayBenchmark() {
        rows = MadeFeed.of(new Seed(1).split("feed"), ROWS);
        replay = new FeedReplay(rows, SETTINGS);
    }

    /// Plays the next row, the feed from its start after its end. The replay goes from look to
    /// look, so that one call in a hundred does the work of all.
    ///
    /// @return something that depends on all fills
    public long row() {
        if (ahead == 0) {
            look();
            ahead = ROWS_A_LOOK;
        }
        ahead--;
        return replay.filledLots() + orders;
    }

    private void look() {
        if (!replay.elapse(ROWS_A_LOOK * MadeFeed.ROW_NS)) {
            replay = new FeedReplay(rows, SETTINGS);
        }
        replay.dropDoneOrders();
        replay.trades().clear();
        if (replay.isTwoSided()) {
            quote(replay.bestBidTick() - AWAY_TICKS, replay.bestAskTick() + AWAY_TICKS);
        }
    }

    private void quote(long bid, long ask) {
        boolean buys = true;
        boolean sells = true;
        for (int k = 0; k < replay.orders(); k++) {
            OwnOrder order = replay.order(k);
            if (order.isBuy() && order.tick() == bid) {
                buys = false;
            } else if (!order.isBuy() && order.tick() == ask) {
                sells = false;
            } else if (order.cancellable()) {
                orders += replay.cancel(order.id()) ? 1 : 0;
            }
        }
        if (buys) {
            replay.submitBuy(++orders, bid, ORDER_LOTS, OrderKind.POST_ONLY);
        }
        if (sells) {
            replay.submitSell(++orders, ask, ORDER_LOTS, OrderKind.POST_ONLY);
        }
    }
}
