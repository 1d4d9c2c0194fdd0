package io.foretick.testing;

import io.foretick.base.E8;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.engine.Freshness;
import io.foretick.engine.Scope;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.risk.RiskLimits;
import io.foretick.strategy.DensityKelly;
import io.foretick.strategy.Roster;
import io.foretick.venue.paper.PaperSettings;
import io.foretick.venue.paper.PaperVenue;

import java.util.ArrayList;
import java.util.List;

/// An engine that trades against the paper venue on given events; no journal, no files.
public final class PaperRun {

    private static final long CASH_E8 = 10_000 * E8.ONE;

    private final Engine engine;
    private final PaperVenue venue = new PaperVenue(PaperSettings.of(CASH_E8));
    private final List<Command> commands = new ArrayList<>();

    /// A run of the density Kelly that these watch.
    public PaperRun(EngineObserver... observers) {
        this(
                Roster.of(List.of(new DensityKelly(DensityKelly.Settings.DEFAULT))),
                100 * E8.ONE,
                observers);
    }

    /// A run of other strategies.
    public PaperRun(Roster roster, long marketBankrollE8, EngineObserver... observers) {
        var settings =
                new Engine.Settings(
                        new Scope(List.of(), List.of()),
                        Freshness.DEFAULT,
                        RiskLimits.DEFAULT,
                        CASH_E8,
                        marketBankrollE8);
        engine = new Engine(settings, roster);
        for (EngineObserver observer : observers) {
            engine.observe(observer);
        }
    }

    public Engine engine() {
        return engine;
    }

    /// Plays events, the venue's answers between them.
    public PaperRun play(List<Event> events) {
        for (Event event : events) {
            while (venue.deliver(event.timeNs(), this::dispatch) <= event.timeNs()) {}
            dispatch(event);
        }
        return this;
    }

    private void dispatch(Event event) {
        venue.on(event);
        engine.on(event, commands::add);
        commands.forEach(venue::execute);
        commands.clear();
    }
}
