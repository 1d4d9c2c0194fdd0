package io.foretick.strategy.making;

import io.foretick.base.Checks;

/// The bar that a model has to clear: one order a side at a fixed distance, whatever the inventory
/// is below its limit. A value without state.
///
/// @param halfSpreadTicks distance of each order from the fair value, before fees
public record ConstantSpread(double halfSpreadTicks) implements QuoteModel {

    public ConstantSpread {
        Checks.inRange(halfSpreadTicks, 0.0, 1e12, "halfSpreadTicks");
    }

    @Override
    public String name() {
        return "constant";
    }

    @Override
    public void quote(MakerView view, MakerQuotes quotes) {
        var shape = new QuoteShape(halfSpreadTicks + view.feeTicks, 0.0);
        Posting.quoteBoth(shape, 0.0, view, quotes);
    }
}
