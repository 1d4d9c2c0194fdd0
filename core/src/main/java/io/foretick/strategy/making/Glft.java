package io.foretick.strategy.making;

/// Quotes of Guéant, Lehalle and Fernandez-Tapia for a market without an end: one order a side,
/// post-only. A value without state; for several orders a side there is [QuoteGrid].
///
/// @param gamma aversion to inventory, per tick and unit of inventory
/// @param xi aversion to the chance of fills; `gamma` for an exponential utility, 0 for none
/// @param orderSize what one order adds to the inventory that `gamma` speaks of; 1 where orders are
///   counted
/// @param halfSpreadFactor multiplies the half spread; 1 for the formula
/// @param skewFactor multiplies the skew; 1 for the formula
public record Glft(
        double gamma, double xi, double orderSize, double halfSpreadFactor, double skewFactor)
        implements QuoteModel {

    public Glft {
        var _ = GlftConstants.of(new FlowEstimate(1, 1, 1), gamma, xi, orderSize); // checks them
    }

    /// The formula with an exponential utility, inventory counted in orders.
    public static Glft of(double gamma) {
        return new Glft(gamma, gamma, 1.0, 1.0, 1.0);
    }

    @Override
    public String name() {
        return "glft";
    }

    /// Spread and skew at this look, fee included.
    public QuoteShape shape(MakerView view) {
        return GlftConstants.of(view.flow, gamma, xi, orderSize)
                .shape(view.flow.sigmaTicksPerSqrtSecond())
                .scaledBy(halfSpreadFactor, skewFactor)
                .widenedBy(view.feeTicks);
    }

    /// Position at this look in the unit of `orderSize`.
    public double inventory(MakerView view) {
        return Posting.orders(view) * orderSize;
    }

    @Override
    public void quote(MakerView view, MakerQuotes quotes) {
        Posting.quoteBoth(shape(view), inventory(view), view, quotes);
    }
}
