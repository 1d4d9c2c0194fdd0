package io.foretick.report.alert;

import io.foretick.engine.Engine;
import io.foretick.event.Event;
import io.foretick.event.live.Control;
import io.foretick.market.MarketSlot;
import io.foretick.market.Position;
import io.foretick.strategy.Gate;

import java.util.TreeSet;
import java.util.function.Consumer;

/// Tells once when trading comes to stand still, everywhere or in one market, and once when it goes
/// on. Owned by [TelegramAlerts], which tells what an operator says and what nobody can explain in
/// its own words, and of the account's feed like of the others: these are not told again here.
final class HaltChanges {

    private final TreeSet<Integer> markets = new TreeSet<>(); // those that are not reconciled
    private final Consumer<String> lines;
    private Gate known = Gate.OPEN; // so that a session that begins halted tells it

    HaltChanges(Consumer<String> lines) {
        this.lines = lines;
    }

    /// An event was applied.
    void on(Event event, Engine engine) {
        everywhere(event, engine);
        switch (event) {
            case Event.HoldingReported report -> market(report, engine);
            case Event.Unexplained unexplained -> note(unexplained.instrument(), engine);
            case Event.Redeemed redeemed -> markets.remove(redeemed.instrument());
            case Event.MarketResolved resolved -> markets.remove(resolved.instrument());
            case Event.Controlled _ -> engine.account().forEachPosition(this::note);
            default -> {} // nothing else concerns a single market
        }
    }

    private void everywhere(Event event, Engine engine) {
        Gate gate = engine.halts().everywhere(engine.nowNs());
        if (gate == known || gate == Gate.ACCOUNT_FEED_DOWN) {
            return;
        }
        known = gate;
        if (!isTold(event, gate, engine)) {
            lines.accept(AlertTexts.stands(gate, engine));
        }
    }

    /// Whether the event's own line says it already. An account in which nothing differs stands
    /// still for the unexplained, which is told, or because its first report is yet to come.
    private static boolean isTold(Event event, Gate gate, Engine engine) {
        return switch (gate) {
            case HALTED -> event instanceof Event.Controlled;
            case UNRECONCILED -> engine.account().differenceE8() == 0;
            case OPEN -> event instanceof Event.Controlled(_, Control.Resume _);
            default -> false;
        };
    }

    private void market(Event.HoldingReported report, Engine engine) {
        MarketSlot slot = engine.state().slot(report.instrument());
        if (slot == null) {
            return;
        }
        Position position = engine.account().position(report.instrument());
        if (note(position)) {
            lines.accept(AlertTexts.holds(slot, position));
        }
    }

    private void note(int instrument, Engine engine) {
        if (instrument >= 0 && engine.state().slot(instrument) != null) {
            note(engine.account().position(instrument));
        }
    }

    /// Returns whether that is new.
    private boolean note(Position position) {
        boolean stands = position.unreconciled() && !position.resolved();
        return stands ? markets.add(position.market()) : markets.remove(position.market());
    }
}
