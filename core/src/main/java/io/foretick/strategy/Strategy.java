package io.foretick.strategy;

import io.foretick.market.SpotPrice;

import java.util.Set;

/// Decides what to trade in one market. A pure function of the view: the same view gives the same
/// signal, live and in a backtest. The engine calls it on its own thread, after the market's gates
/// (rule, strike, freshness, trust) were found open.
public interface Strategy {

    /// Its name in orders, reports and configuration.
    String name();

    /// What makes it look again.
    Set<Trigger> triggers();

    /// Whether it reads the trades of the last thirty seconds ([SpotPrice#flow]), which are kept
    /// only if somebody does.
    default boolean readsTrades() {
        return false;
    }

    /// Looks at one market and says in `signal` what it wants, or which gate stopped it.
    void evaluate(MarketView view, Signal signal);
}
