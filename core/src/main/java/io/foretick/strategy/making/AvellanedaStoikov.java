package io.foretick.strategy.making;

import io.foretick.base.Checks;

/// Quotes of Avellaneda and Stoikov (High-frequency trading in a limit order book, 2008) for a
/// horizon that never comes nearer, since these markets have no end. They leave out how often
/// orders arrive; [Glft] does not. A value without state.
///
///     spread = gamma sigma^2 t + 2 / gamma ln(1 + gamma / k)      skew = gamma sigma^2 t
///
/// @param gamma risk aversion, per tick and order; 0 for none, where the spread is `2 / k`
/// @param horizonSeconds `t`
public record AvellanedaStoikov(double gamma, double horizonSeconds) implements QuoteModel {

    public AvellanedaStoikov {
        Checks.inRange(gamma, 0.0, 1e12, "gamma");
        Checks.inRange(horizonSeconds, 0.0, 1e12, "horizonSeconds");
    }

    @Override
    public String name() {
        return "avellaneda_stoikov";
    }

    /// Spread and skew for this flow, before fees.
    public QuoteShape shape(FlowEstimate flow) {
        double k = flow.decayPerTick();
        double sigma = flow.sigmaTicksPerSqrtSecond();
        double skew = gamma * sigma * sigma * horizonSeconds;
        return new QuoteShape(0.5 * skew + GlftConstants.logRatio(gamma / k) / k, skew);
    }

    @Override
    public void quote(MakerView view, MakerQuotes quotes) {
        QuoteShape shape = shape(view.flow).widenedBy(view.feeTicks);
        Posting.quoteBoth(shape, Posting.orders(view), view, quotes);
    }
}
