package io.foretick.strategy.making;

import io.foretick.base.Checks;

/// Several orders a side that start at the quotes of [Glft] and stand on multiples of an interval,
/// so that a small move of the fair value leaves all of them where they are. A value without state.
///
/// The first bid is the nearest tick to the formula's, not above the touch, and then down to a
/// multiple of the interval; asks alike, upwards.
///
/// @param centre spread and skew of the first order
/// @param levels orders a side
/// @param intervalTicks distance between them; [#BY_SPREAD] for the half spread of the moment,
///   rounded, at least one tick
public record QuoteGrid(Glft centre, int levels, long intervalTicks) implements QuoteModel {

    /// The interval follows the half spread.
    public static final long BY_SPREAD = 0;

    public QuoteGrid {
        Checks.inRange(levels, 1, 1_000, "levels");
        Checks.notNegative(intervalTicks, "intervalTicks");
    }

    @Override
    public String name() {
        return "grid";
    }

    @Override
    public void quote(MakerView view, MakerQuotes quotes) {
        QuoteShape shape = centre.shape(view);
        double interval = interval(shape);
        double q = centre.inventory(view);
        quotes.clear();
        if (Posting.wantsBids(view)) {
            double bid = Posting.clipBid(view, Math.rint(shape.bidTicks(view.fairTicks, q)));
            double first = Math.floor(bid / interval) * interval;
            for (int level = 0; level < levels; level++) {
                Posting.bid(first - level * interval, view, quotes);
            }
        }
        if (Posting.wantsAsks(view)) {
            double ask = Posting.clipAsk(view, Math.rint(shape.askTicks(view.fairTicks, q)));
            double first = Math.ceil(ask / interval) * interval;
            for (int level = 0; level < levels; level++) {
                Posting.ask(first + level * interval, view, quotes);
            }
        }
    }

    private double interval(QuoteShape shape) {
        return intervalTicks == BY_SPREAD
                ? Math.max(Math.rint(shape.halfSpreadTicks()), 1.0)
                : intervalTicks;
    }
}
