package io.foretick.cli;

import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.live.Control;
import io.foretick.risk.Verdict;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.TreeMap;
import java.util.TreeSet;

/// What operators have told a session and what of it still holds, collected while its journal is
/// followed. Owned by the follower's thread.
final class Standing implements EngineObserver {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TreeSet<String> paused = new TreeSet<>();
    private final TreeMap<String, Double> limits = new TreeMap<>();
    private String halt = ""; // empty while it trades

    @Override
    public void applied(Event event, Engine engine) {
        if (!(event instanceof Event.Controlled told)) {
            return;
        }
        switch (told.control()) {
            case Control.Halt(String reason) -> halt = reason;
            case Control.Resume _ -> halt = "";
            case Control.Limit(String name, double value) -> limits.put(name, value);
            case Control.Pause(String scope, boolean on) -> {
                if (on) {
                    paused.add(scope);
                } else {
                    paused.remove(scope);
                }
            }
        }
    }

    @Override
    public void commanded(Command command) {}

    @Override
    public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {}

    /// Why the session stands still, empty while it trades.
    String halt() {
        return halt;
    }

    /// What holds now: `halt` (null while it trades), `paused`, `limits` that were changed.
    ObjectNode json() {
        ObjectNode out = JSON.createObjectNode();
        if (halt.isEmpty()) {
            out.putNull("halt");
        } else {
            out.put("halt", halt);
        }
        var scopes = out.putArray("paused");
        paused.forEach(scopes::add);
        var changed = out.putObject("limits");
        limits.forEach(changed::put);
        return out;
    }
}
