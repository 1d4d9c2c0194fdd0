package io.foretick.report.page;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.event.Window;
import io.foretick.market.Book;
import io.foretick.market.MarketSlot;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// How one market went, as far as a plot needs it. Mutable, owned by its [CurveRecorder]; not a
/// record of the market: it is thinned.
final class MarketCurve {

    /// Columns of [#samples].
    static final int PRICE = 0;

    static final int PROBABILITY = 1;
    static final int BID = 2;
    static final int ASK = 3;

    static final int POINTS_MAX = 600;

    private static final int FILLS_MAX = 400;

    /// One of our trades, in terms of the Up token.
    record Fill(long timeNs, Side upSide, double upPrice) {}

    private final Market terms;
    private final Window window;
    private final SampledSeries samples = new SampledSeries(POINTS_MAX, 4, Times.SECOND_NS);
    private final List<Fill> fills = new ArrayList<>();
    private long strikeE8;
    private @Nullable Resolution resolution; // null until the market has resolved

    MarketCurve(MarketSlot slot) {
        this.terms = slot.terms();
        this.window = slot.comparedWindow();
    }

    Market terms() {
        return terms;
    }

    /// The window over which prices are compared.
    Window window() {
        return window;
    }

    SampledSeries samples() {
        return samples;
    }

    /// The first of our trades, oldest first.
    List<Fill> fills() {
        return fills;
    }

    /// The price to beat, 0 while unknown.
    long strikeE8() {
        return strikeE8;
    }

    @Nullable Resolution resolution() {
        return resolution;
    }

    void sample(Engine engine, MarketSlot slot) {
        Book book = slot.book();
        boolean bids = book.trusted() && !book.bids().isEmpty();
        boolean asks = book.trusted() && !book.asks().isEmpty();
        strikeE8 = slot.strikeE8();
        samples.add(
                engine.nowNs(),
                engine.price(slot),
                engine.probabilityUp(slot),
                bids ? E8.toDouble(book.bids().priceE8(0)) : Double.NaN,
                asks ? E8.toDouble(book.asks().priceE8(0)) : Double.NaN);
    }

    void fill(Command.PlaceOrder order, Event.OrderFilled fill) {
        if (fills.size() < FILLS_MAX) {
            double upPrice = E8.toDouble(CurveRecorder.upPriceE8(order, fill));
            fills.add(new Fill(fill.timeNs(), order.terms().upSide(), upPrice));
        }
    }

    void resolve(MarketSlot slot) {
        strikeE8 = slot.strikeE8();
        resolution = slot.resolution();
    }
}
