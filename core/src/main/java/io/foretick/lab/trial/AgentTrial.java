package io.foretick.lab.trial;

import io.foretick.base.Seed;
import io.foretick.event.Side;
import io.foretick.lab.dataset.source.PriceGrid;
import io.foretick.lab.spec.VenueSpec.LobSpec;
import io.foretick.lab.trial.quote.QuoteGateway;
import io.foretick.lab.trial.quote.RestingQuotes;
import io.foretick.market.bar.TradeColumns;
import io.foretick.strategy.making.MakerView;
import io.foretick.venue.lob.FifoBook;
import io.foretick.venue.lob.OrderKind;
import io.foretick.venue.lob.agent.AgentMarket;
import io.foretick.venue.lob.agent.AgentSettings;
import io.foretick.venue.lob.agent.OwnReport;

/// A trial in a book of agents around the trades of a tape. The mid is the tape's price: that of
/// the book would follow our own quotes.
final class AgentTrial implements TrialMarket {

    private static final int LEVELS = 10;
    private static final int ORDERS_A_LEVEL = 8;
    private static final long MICRO_NS = 1_000;

    private final TrialScene scene;
    private final TradeColumns tape;
    private final int firstRow;
    private final PriceGrid grid;
    private final LobSpec venue;
    private final MakerDesk desk;
    private final AgentMarket market;
    private final RestingQuotes resting;
    private final boolean microPrice;

    AgentTrial(TrialScene scene, LobSpec venue, MakerDesk desk, Seed seed) {
        this.scene = scene;
        this.tape = scene.tape().trades();
        this.firstRow = scene.firstRow();
        this.grid = scene.grid();
        this.venue = venue;
        this.desk = desk;
        this.microPrice = scene.microPrice();
        this.market = new AgentMarket(settings(scene, venue), seed, this::heard);
        this.resting = new RestingQuotes(new Gateway(), scene.levels() * ORDERS_A_LEVEL);
    }

    private static AgentSettings settings(TrialScene scene, LobSpec venue) {
        double lotUsd = scene.lotUsd();
        long depth = Math.max(1, Math.round(venue.agentDepthUsd() / lotUsd));
        long halfSpread = Math.max(1, Math.round(venue.agentSpreadBps() * scene.ticksPerBp()));
        long step = Math.max(1, halfSpread / 2);
        return new AgentSettings(
                new AgentSettings.Makers(halfSpread, step, LEVELS, depth),
                new AgentSettings.Noise(
                        venue.noisePerMinute(),
                        venue.noiseDepthBps() * scene.ticksPerBp(),
                        scene.orderLots()),
                new AgentSettings.Latency(
                        venue.entryLatencyMicros() * MICRO_NS,
                        venue.responseLatencyMicros() * MICRO_NS),
                venue.blockMillis() * 1_000_000,
                Math.round(venue.tapeReachBps() * scene.ticksPerBp()));
    }

    @Override
    public void run() {
        for (int row = firstRow; row < tape.size(); row++) {
            long timeNs = tape.timeNs(row);
            long tick = grid.ticks(tape.priceE8(row));
            Side taker = tape.buyerIsMaker(row) ? Side.SELL : Side.BUY;
            market.advance(timeNs, tick, grid.lots(tape.quantityE8(row)), taker);
            desk.mark((double) tick);
            desk.print(taker, tick);
            if (scene.mayLook(timeNs) && desk.due(timeNs)) {
                look(timeNs, tick);
            }
        }
    }

    private void look(long timeNs, long tick) {
        long bid = touch(market.bestBidTick());
        long ask = touch(market.bestAskTick());
        double base = microPrice ? micro(tick, bid, ask) : tick;
        resting.follow(desk.look(timeNs, (double) tick, base, bid, ask));
    }

    private static long touch(long tick) {
        return tick == FifoBook.NO_TICK ? MakerView.NO_TICK : tick;
    }

    /// The touch weighed by the quantity on the other side.
    private double micro(long tick, long bid, long ask) {
        if (bid == MakerView.NO_TICK || ask == MakerView.NO_TICK) {
            return tick;
        }
        double bids = market.lotsAt(Side.BUY, bid);
        double asks = market.lotsAt(Side.SELL, ask);
        return (ask * bids + bid * asks) / (bids + asks);
    }

    private void heard(OwnReport report) {
        switch (report) {
            case OwnReport.Fill fill -> filled(fill);
            case OwnReport.Close close -> resting.gone(close.order());
        }
    }

    private void filled(OwnReport.Fill fill) {
        // An order that only makes is refused where it would take, so every fill pays as a maker.
        desk.filled(fill.exchangeNs(), fill.side(), fill.tick(), fill.lots(), venue.makerFee());
    }

    @Override
    public long events() {
        return market.events();
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
            return market.place(OrderKind.POST_ONLY, side, tick, lots);
        }

        @Override
        public boolean cancel(long orderId) {
            market.cancel(orderId);
            return true;
        }
    }
}
