package io.foretick.report.live;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.market.MarketSlot;
import io.foretick.report.page.SampledSeries;

/// What the page of one market shows beside its row: the course of price and probability, and the
/// trace of decisions. Bounded however long the market runs; owned by the engine's thread.
final class MarketHistory {

    private static final int ROWS_MAX = 600;
    private static final int PRICE = 0;
    private static final int REF_PRICE = 1;
    private static final int PROBABILITY = 2;
    private static final int BID = 3;
    private static final int ASK = 4;
    private static final int COLUMNS = 5;

    private final MarketSlot slot;
    private final SampledSeries series = new SampledSeries(ROWS_MAX, COLUMNS, Times.SECOND_NS);
    private final DecisionTrace trace = new DecisionTrace();
    private long resolvedNs = Long.MAX_VALUE;

    MarketHistory(MarketSlot slot) {
        this.slot = slot;
    }

    MarketSlot slot() {
        return slot;
    }

    DecisionTrace trace() {
        return trace;
    }

    /// Engine time of the resolution, [Long#MAX_VALUE] until then.
    long resolvedNs() {
        return resolvedNs;
    }

    void resolved(long timeNs) {
        resolvedNs = timeNs;
    }

    /// Takes what is known now; nothing changes any more once the market is resolved.
    void sample(Engine engine) {
        if (slot.resolution() != null) {
            return;
        }
        series.add(
                engine.nowNs(),
                engine.price(slot),
                known(slot.strikeE8()),
                MarketRows.probability(engine, slot),
                known(MarketRows.bidE8(slot.book())),
                known(MarketRows.askE8(slot.book())));
    }

    void writeSeries(JsonText out) {
        out.putColumn("time", series.seconds())
                .putColumn("price", series.column(PRICE))
                .putColumn("ref_price", series.column(REF_PRICE))
                .putColumn("probability", series.column(PROBABILITY))
                .putColumn("best_bid_yes", series.column(BID))
                .putColumn("best_ask_yes", series.column(ASK));
    }

    private static double known(long priceE8) {
        return priceE8 == 0 ? Double.NaN : E8.toDouble(priceE8);
    }
}
