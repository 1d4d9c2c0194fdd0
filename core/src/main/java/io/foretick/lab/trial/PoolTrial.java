package io.foretick.lab.trial;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.event.Side;
import io.foretick.lab.dataset.source.PriceGrid;
import io.foretick.lab.spec.VenueSpec.AmmSpec;
import io.foretick.market.bar.TradeColumns;
import io.foretick.strategy.making.MakerView;
import io.foretick.venue.amm.market.AmmMarket;
import io.foretick.venue.amm.market.AmmReport;
import io.foretick.venue.amm.market.AmmSettings;

import java.io.IOException;

/// A trial on a pool whose outside price is that of the tape.
final class PoolTrial implements TrialMarket {

    private static final String RANGE = "range";

    private final TrialScene scene;
    private final TradeColumns tape;
    private final int firstRow;
    private final PriceGrid grid;
    private final MakerDesk desk;
    private final AmmMarket market;
    private final PoolFees fees;
    private final PoolMaking making;
    private final long blockNs;
    private final double noisePerBlock;
    private long firstBlock = Long.MIN_VALUE;
    private long lastBlock;
    private long decided;
    private long included;

    /// @throws IOException if there is no such pool, or it cannot be made so
    PoolTrial(TrialScene scene, MakerDesk desk, Seed seed) throws IOException {
        this.scene = scene;
        this.tape = scene.tape().trades();
        this.firstRow = scene.firstRow();
        this.grid = scene.grid();
        this.desk = desk;
        AmmSpec venue = scene.spec().venue().amm();
        this.fees = PoolFees.of(scene.spec().bribe());
        AmmSettings settings = PoolSettings.of(venue, fees, scene.startPriceE8());
        this.blockNs = settings.blockNs();
        this.noisePerBlock = venue.noisePerMinute() * blockNs / 60e9;
        this.market = new AmmMarket(settings, seed);
        double orderUsd = scene.spec().maker().orderUsd();
        this.making =
                venue.making().equals(RANGE)
                        ? new RangeMaking(
                                market, desk, grid, fees, orderUsd * venue.feePpm() * 1e-6)
                        : new SwapMaking(market, desk, grid, fees);
    }

    @Override
    public void run() {
        for (int row = firstRow; row < tape.size(); row++) {
            long timeNs = tape.timeNs(row);
            long tick = grid.ticks(tape.priceE8(row));
            advance(timeNs, tape.priceE8(row));
            double mid = (double) tick;
            desk.mark(mid);
            making.mark(timeNs);
            desk.print(tape.buyerIsMaker(row) ? Side.SELL : Side.BUY, tick);
            if (scene.mayLook(timeNs) && desk.due(timeNs)) {
                long none = MakerView.NO_TICK;
                making.follow(timeNs, desk.look(timeNs, mid, mid, none, none));
            }
        }
    }

    private void advance(long timeNs, long priceE8) {
        market.advance(timeNs, E8.toDouble(priceE8));
        lastBlock = Math.floorDiv(timeNs, blockNs);
        if (firstBlock == Long.MIN_VALUE) {
            firstBlock = lastBlock;
        }
        for (AmmReport report : market.reports()) {
            decided++;
            boolean out =
                    report instanceof AmmReport.Rejected rejected
                            && rejected.reason() == AmmReport.Reason.NOT_INCLUDED;
            included += out ? 0 : 1;
            fees.heard(report.order().bribeE8(), !out);
            making.heard(report);
        }
    }

    /// Prints of the tape, blocks with the arbitrageur's turn, and noise traders by their mean.
    @Override
    public long events() {
        long blocks = lastBlock - firstBlock;
        return tape.size() - firstRow + blocks + Math.round(blocks * noisePerBlock) + making.sent();
    }

    @Override
    public long sent() {
        return making.sent();
    }

    @Override
    public double included() {
        return decided == 0 ? Double.NaN : (double) included / (double) decided;
    }
}
