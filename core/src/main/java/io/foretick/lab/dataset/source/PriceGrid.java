package io.foretick.lab.dataset.source;

import io.foretick.base.Checks;
import io.foretick.base.E8;
import io.foretick.lab.spec.DataSpec;
import io.foretick.venue.lob.replay.ReplaySettings.Steps;

/// The steps in which a simulated venue counts prices and quantities.
///
/// @param tickE8 step of prices, in the quote currency
/// @param lotE8 step of quantities, in the base coin
public record PriceGrid(long tickE8, long lotE8) {

    public PriceGrid {
        Checks.positive(tickE8, "tickE8");
        Checks.positive(lotE8, "lotE8");
    }

    /// The grid that a spec asks for.
    ///
    /// @throws IllegalArgumentException if a step is below 1e-8
    public static PriceGrid of(DataSpec data) {
        return new PriceGrid(E8.ofDouble(data.tick()), E8.ofDouble(data.lot()));
    }

    /// The same as the replay of recorded books takes it.
    public Steps steps() {
        return new Steps(tickE8, lotE8);
    }

    /// The tick nearest to a price, the upper one of two.
    public long ticks(long priceE8) {
        return Math.floorDiv(priceE8 + tickE8 / 2, tickE8);
    }

    /// The last tick not above a price.
    public long ticksBelow(long priceE8) {
        return Math.floorDiv(priceE8, tickE8);
    }

    /// The first tick not below a price.
    public long ticksAbove(long priceE8) {
        return Math.ceilDiv(priceE8, tickE8);
    }

    /// Whole lots in a quantity; the rest is left out.
    public long lots(long quantityE8) {
        return quantityE8 / lotE8;
    }

    /// Price of a tick.
    public long priceE8(long ticks) {
        return Math.multiplyExact(ticks, tickE8);
    }

    /// Quantity of so many lots.
    public long quantityE8(long lots) {
        return Math.multiplyExact(lots, lotE8);
    }

    /// A price in ticks, for estimates: not rounded.
    public double toTicks(double price) {
        return price / E8.toDouble(tickE8);
    }
}
