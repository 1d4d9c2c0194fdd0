package io.foretick.lab.market;

import io.foretick.base.E8;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.market.Pnl;
import io.foretick.risk.Verdict;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;

/// Counts the orders and fills of one day. Mutable, owned by the day.
final class DayCounts implements EngineObserver {

    private long orders;
    private long fills;
    private long sharesE8;

    @Override
    public void applied(Event event, Engine engine) {
        if (event instanceof Event.OrderFilled fill) {
            fills++;
            sharesE8 += fill.quantityE8();
        }
    }

    @Override
    public void commanded(Command command) {
        orders += command instanceof Command.PlaceOrder ? 1 : 0;
    }

    @Override
    public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {}

    /// What the day came to.
    DayResult result(Engine engine) {
        Pnl pnl = engine.account().pnl();
        return new DayResult(
                E8.toDouble(pnl.totalE8()),
                E8.toDouble(-pnl.feesE8()),
                orders,
                fills,
                E8.toDouble(sharesE8),
                engine.digest());
    }
}
