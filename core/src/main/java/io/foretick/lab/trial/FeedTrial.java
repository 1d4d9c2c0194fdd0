package io.foretick.lab.trial;

import io.foretick.base.E8;
import io.foretick.event.Side;
import io.foretick.lab.dataset.source.LatencyCsv;
import io.foretick.lab.dataset.source.PriceGrid;
import io.foretick.lab.spec.VenueSpec.LobSpec;
import io.foretick.lab.trial.quote.QuoteGateway;
import io.foretick.lab.trial.quote.RestingQuotes;
import io.foretick.venue.lob.OrderKind;
import io.foretick.venue.lob.replay.FeedReplay;
import io.foretick.venue.lob.replay.LatencyModel;
import io.foretick.venue.lob.replay.OwnOrder;
import io.foretick.venue.lob.replay.QueueModel;
import io.foretick.venue.lob.replay.ReplayRules;
import io.foretick.venue.lob.replay.ReplaySettings;
import io.foretick.venue.lob.replay.SeenTrades;

import java.io.IOException;
import java.nio.file.Path;

/// A trial among the rows of a recorded book. The market does not notice us.
final class FeedTrial implements TrialMarket {

    private static final int ORDERS_A_LEVEL = 8;
    private static final long MICRO_NS = 1_000;
    private static final long NO_TAKER_FEE_E8 = 0; // our orders only make

    private final TrialScene scene;
    private final LobSpec venue;
    private final MakerDesk desk;
    private final FeedReplay replay;
    private final RestingQuotes resting;
    private final long stepNs;
    private long lastOrder;

    /// @throws IOException if latencies were measured and cannot be read
    FeedTrial(TrialScene scene, LobSpec venue, MakerDesk desk, long stepNs) throws IOException {
        this.scene = scene;
        this.venue = venue;
        this.desk = desk;
        this.stepNs = stepNs;
        this.replay = new FeedReplay(scene.tape().books(), settings(scene, venue), this::filled);
        this.resting = new RestingQuotes(new Gateway(), scene.levels() * ORDERS_A_LEVEL);
    }

    private static ReplaySettings settings(TrialScene scene, LobSpec venue) throws IOException {
        PriceGrid grid = scene.grid();
        return new ReplaySettings(
                new ReplaySettings.Steps(grid.tickE8(), grid.lotE8()),
                new ReplaySettings.Fees(E8.ofDouble(venue.makerFee()), NO_TAKER_FEE_E8),
                QueueModel.named(venue.queue(), venue.queuePower(), E8.toDouble(grid.lotE8())),
                latency(venue),
                venue.partialFill() ? ReplaySettings.Fills.PARTIAL : ReplaySettings.Fills.WHOLE,
                ReplayRules.CORRECT);
    }

    private static LatencyModel latency(LobSpec venue) throws IOException {
        return venue.latencyFile().isEmpty()
                ? new LatencyModel.Constant(
                        venue.entryLatencyMicros() * MICRO_NS,
                        venue.responseLatencyMicros() * MICRO_NS)
                : new LatencyModel.Interpolated(LatencyCsv.read(Path.of(venue.latencyFile())));
    }

    @Override
    public void run() {
        boolean goesOn = replay.elapse(Math.max(0, scene.startNs() - replay.nowNs()));
        replay.trades().clear();
        while (goesOn) {
            step();
            goesOn = replay.elapse(stepNs);
        }
    }

    private void step() {
        SeenTrades trades = replay.trades();
        for (int k = 0; k < trades.size(); k++) {
            desk.print(trades.takerBuys(k) ? Side.BUY : Side.SELL, trades.tick(k));
        }
        trades.clear();
        forgetDoneOrders();
        if (!replay.isTwoSided()) {
            return;
        }
        long bid = replay.bestBidTick();
        long ask = replay.bestAskTick();
        double mid = replay.midTicks();
        double base = scene.microPrice() ? micro(bid, ask) : mid;
        resting.follow(desk.look(replay.nowNs(), mid, base, bid, ask));
    }

    private double micro(long bid, long ask) {
        double bids = replay.bestBidLots();
        double asks = replay.bestAskLots();
        return (ask * bids + bid * asks) / (bids + asks);
    }

    private void forgetDoneOrders() {
        for (int k = 0; k < replay.orders(); k++) {
            OwnOrder order = replay.order(k);
            if (order.status().done()) {
                resting.gone(order.id());
            }
        }
        replay.dropDoneOrders();
    }

    private void filled(OwnOrder order) {
        desk.filled(
                replay.nowNs(),
                order.isBuy() ? Side.BUY : Side.SELL,
                order.filledTick(),
                order.filledLots(),
                venue.makerFee());
    }

    @Override
    public long events() {
        return scene.tape().books().size();
    }

    @Override
    public long sent() {
        return resting.sent();
    }

    @Override
    public double included() {
        return Double.NaN;
    }

    private final class Gateway implements QuoteGateway {

        @Override
        public long place(Side side, long tick, long lots) {
            long id = ++lastOrder;
            switch (side) {
                case BUY -> replay.submitBuy(id, tick, lots, OrderKind.POST_ONLY);
                case SELL -> replay.submitSell(id, tick, lots, OrderKind.POST_ONLY);
            }
            return id;
        }

        @Override
        public boolean cancel(long orderId) {
            return replay.cancel(orderId);
        }
    }
}
