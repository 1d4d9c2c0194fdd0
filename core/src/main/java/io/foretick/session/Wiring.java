package io.foretick.session;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.engine.Scope;
import io.foretick.strategy.DensityKelly;
import io.foretick.strategy.DensityMaker;
import io.foretick.strategy.QuotingStrategy;
import io.foretick.strategy.Roster;
import io.foretick.strategy.Strategy;
import io.foretick.strategy.Weighted;
import io.foretick.strategy.distance.DistanceFade;
import io.foretick.strategy.distance.Momentum;
import io.foretick.strategy.distance.SettlementSniper;
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
        return new Engine(settings, roster(config, own));
    }

    /// The paper venue with the latencies and the cash that are configured.
    public static PaperVenue paperVenue(Config config) {
        Config.Paper paper = config.paper();
        return new PaperVenue(
                PaperSettings.of(E8.ofDouble(paper.initialCashUsd()))
                        .withTakerDelayNs(paper.takerDelayMs() * Times.MILLI_NS)
                        .withLatencyNs(paper.latencyMs() * Times.MILLI_NS));
    }

    private static Roster roster(Config config, List<Strategy> own) {
        Config.Strategies settings = config.strategy();
        double positionUsdMax = config.risk().maxPositionUsd();
        var taking = new ArrayList<Weighted<Strategy>>();
        var kelly = settings.densityKelly();
        if (kelly.enabled()) {
            taking.add(new Weighted<>(new DensityKelly(kelly), kelly.weight()));
        }
        var fade = settings.distanceFade();
        if (fade.enabled()) {
            taking.add(new Weighted<>(new DistanceFade(fade, positionUsdMax), fade.weight()));
        }
        var momentum = settings.momentum();
        if (momentum.enabled()) {
            taking.add(new Weighted<>(new Momentum(momentum, positionUsdMax), momentum.weight()));
        }
        var sniper = settings.settlementSniper();
        if (sniper.enabled()) {
            taking.add(
                    new Weighted<>(new SettlementSniper(sniper, positionUsdMax), sniper.weight()));
        }
        own.forEach(strategy -> taking.add(new Weighted<>(strategy, 1)));
        return new Roster(taking, quoting(settings.densityMaker()));
    }

    private static List<Weighted<QuotingStrategy>> quoting(DensityMaker.Settings maker) {
        return maker.enabled()
                ? List.of(new Weighted<>(new DensityMaker(maker), maker.weight()))
                : List.of();
    }
}
