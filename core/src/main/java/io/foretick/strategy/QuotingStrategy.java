package io.foretick.strategy;

import java.util.Set;

/// Decides what to quote in one market. A pure function of the view, as a [Strategy] is; it does
/// not know which of its quotes rest. The engine compares what it wants with what rests: it keeps,
/// cancels, and places anew once the old quote has closed.
public interface QuotingStrategy {

    /// Its name in orders, reports and configuration.
    String name();

    /// What makes it look again.
    Set<Trigger> triggers();

    /// Looks at one market and says on each side of `quotes` what it wants, or which gate stopped
    /// it. A side that it says nothing about is not quoted.
    void quote(MarketView view, Quotes quotes);
}
