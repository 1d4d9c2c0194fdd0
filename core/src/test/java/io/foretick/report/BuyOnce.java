package io.foretick.report;

import io.foretick.base.E8;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.strategy.Gate;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;
import io.foretick.strategy.Trigger;

import java.util.Set;

/// Buys ten tokens of one outcome at the first quote of a running market.
record BuyOnce(Outcome outcome) implements Strategy {

    static final long SHARES_E8 = 10 * E8.ONE;

    @Override
    public String name() {
        return "buy_once";
    }

    @Override
    public Set<Trigger> triggers() {
        return Set.of(Trigger.QUOTE);
    }

    @Override
    public void evaluate(MarketView view, Signal signal) {
        if (view.started() && view.upE8() + view.downE8() == 0) {
            signal.want(outcome, Side.BUY, E8.parse("0.6"), SHARES_E8);
        } else {
            signal.refuse(Gate.NO_SIGNAL);
        }
    }
}
