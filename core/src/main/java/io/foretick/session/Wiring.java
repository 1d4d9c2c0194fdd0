package io.foretick.session;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.engine.Scope;
import io.foretick.strategy.DensityKelly;
import io.foretick.strategy.Strategy;
import io.foretick.venue.paper.PaperSettings;
import io.foretick.venue.paper.PaperVenue;

import java.util.ArrayList;
import java.util.List;

/// Builds an engine as a configuration says. The same for every mode.
public final class Wiring {

    private Wiring() {}

    /// A fresh engine with the strategies that are switched on, and a user's own behind them.
    public static Engine engine(Config config, List<Strategy> own) {
        var scope = new Scope(config.filter().assets(), config.filter().intervals());
        var settings =
                new Engine.Settings(
                        scope,
                        config.freshness(),
                        config.risk(),
                        E8.ofDouble(config.paper().initialCashUsd()),
                        config.strategy().densityKelly().perMarketBankrollE8());
        return new Engine(settings, strategies(config, own));
    }

    /// The paper venue with the latencies and the cash that are configured.
    public static PaperVenue paperVenue(Config config) {
        Config.Paper paper = config.paper();
        return new PaperVenue(
                PaperSettings.of(E8.ofDouble(paper.initialCashUsd()))
                        .withTakerDelayNs(paper.takerDelayMs() * Times.MILLI_NS)
                        .withLatencyNs(paper.latencyMs() * Times.MILLI_NS));
    }

    private static List<Strategy> strategies(Config config, List<Strategy> own) {
        var strategies = new ArrayList<Strategy>();
        if (config.strategy().densityKelly().enabled()) {
            strategies.add(new DensityKelly(config.strategy().densityKelly()));
        }
        strategies.addAll(own);
        return strategies;
    }
}
