package io.foretick.strategy.making;

/// Where bid and ask stand around a fair value: both move against the inventory by `skewTicks` for
/// each unit of it, and their distance never depends on it. Not rounded and not clipped: that is up
/// to the [QuoteModel].
///
/// @param halfSpreadTicks half the distance between bid and ask
/// @param skewTicks how far a long unit of inventory lowers both
public record QuoteShape(double halfSpreadTicks, double skewTicks) {

    /// How far the bid lies below the fair value at an inventory of `q` units; may be negative.
    public double bidDepthTicks(double q) {
        return halfSpreadTicks + skewTicks * q;
    }

    /// How far the ask lies above the fair value at an inventory of `q` units; may be negative.
    public double askDepthTicks(double q) {
        return halfSpreadTicks - skewTicks * q;
    }

    /// What a unit is worth to the holder of `q` units.
    public double reservationTicks(double fairTicks, double q) {
        return fairTicks - skewTicks * q;
    }

    /// The bid that follows.
    public double bidTicks(double fairTicks, double q) {
        return reservationTicks(fairTicks, q) - halfSpreadTicks;
    }

    /// The ask that follows.
    public double askTicks(double fairTicks, double q) {
        return reservationTicks(fairTicks, q) + halfSpreadTicks;
    }

    /// The same with both parts multiplied.
    public QuoteShape scaledBy(double halfSpreadFactor, double skewFactor) {
        return new QuoteShape(halfSpreadTicks * halfSpreadFactor, skewTicks * skewFactor);
    }

    /// The same with a cost of each fill added to both sides; a rebate is negative.
    public QuoteShape widenedBy(double feeTicks) {
        return new QuoteShape(halfSpreadTicks + feeTicks, skewTicks);
    }
}
