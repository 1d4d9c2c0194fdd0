package io.foretick.venue.lob.replay;

import io.foretick.base.E8;
import io.foretick.venue.lob.FeedRows;
import io.foretick.venue.lob.OrderKind;

/// The maker of the reference run: GLFT quotes around the middle with fixed parameters, one order a
/// side, looked at ten times a second, without waiting for answers.
final class ReferenceMaker {

    static final ReplaySettings.Steps STEPS = new ReplaySettings.Steps(E8.ONE / 100, E8.ONE / 1000);

    private static final long STEP_NS = 100_000_000;
    private static final long ORDER_LOTS = 100;
    private static final double POSITION_MAX = 20;
    private static final double RISK = 0.05;
    private static final double ARRIVALS = 2.0;
    private static final double DECAY = 0.3;
    private static final double SIGMA = 5.0;

    private final FeedReplay replay;
    private final double half;
    private final double skew;

    ReferenceMaker(FeedRows rows, ReplayRules rules) {
        replay =
                new FeedReplay(
                        rows,
                        new ReplaySettings(
                                STEPS,
                                new ReplaySettings.Fees(-5_000, 70_000),
                                QueueModel.named("power3", 3, 0.001),
                                new LatencyModel.Constant(2_000_000, 2_000_000),
                                ReplaySettings.Fills.PARTIAL,
                                rules));
        double growth = Math.log(1 + RISK / DECAY);
        double risk =
                Math.sqrt(RISK / (2 * ARRIVALS * DECAY) * Math.exp(growth * (DECAY / RISK + 1)));
        half = growth / RISK + 0.5 * SIGMA * risk;
        skew = SIGMA * risk;
    }

    /// Plays to the end.
    ///
    /// @return how many whole steps there were
    int run() {
        int steps = 0;
        while (replay.elapse(STEP_NS)) {
            steps++;
            replay.dropDoneOrders();
            if (replay.isTwoSided()) {
                quote();
            }
        }
        return steps;
    }

    FeedReplay replay() {
        return replay;
    }

    private void quote() {
        double position = (double) replay.positionLots() / ORDER_LOTS;
        double fair = replay.midTicks() - skew * position;
        long bid = Math.min((long) Math.rint(fair - half), replay.bestBidTick());
        long ask = Math.max((long) Math.rint(fair + half), replay.bestAskTick());
        boolean buys = position < POSITION_MAX;
        boolean sells = position > -POSITION_MAX;
        for (int k = 0; k < replay.orders(); k++) {
            OwnOrder order = replay.order(k);
            if (order.isBuy() && buys && order.tick() == bid) {
                buys = false;
            } else if (!order.isBuy() && sells && order.tick() == ask) {
                sells = false;
            } else if (order.cancellable()) {
                replay.cancel(order.id());
            }
        }
        if (buys && !replay.hasOrder(bid)) {
            replay.submitBuy(bid, bid, ORDER_LOTS, OrderKind.POST_ONLY);
        }
        if (sells && !replay.hasOrder(ask)) {
            replay.submitSell(ask, ask, ORDER_LOTS, OrderKind.POST_ONLY);
        }
    }
}
