package io.foretick.cli;

import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.risk.Verdict;
import io.foretick.session.Config;
import io.foretick.session.Wiring;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// A session as `foretick paper` runs it, which ends once it has brought what a test waits for
/// instead of after a time that does for every machine.
final class PaperUntil {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private PaperUntil() {}

    /// Runs it to its end.
    ///
    /// @param enough is asked about each event, on one thread, and answers when to stop; where it
    ///   never does, the session ends after minutes and what it has not brought is missing
    /// @return what people were told
    static String run(Path folder, Config config, Predicate<Event> enough) throws IOException {
        RunPlace.goOn(folder, "paper");
        var told = new StringWriter();
        try (var signals = new StopSignals()) {
            var plan =
                    new LiveRun.Plan(
                            "paper",
                            folder,
                            config,
                            Feeds.clock(config),
                            OrderPath.within(Wiring.paperVenue(config)),
                            List.of(),
                            List.of(new Ending(enough, signals)),
                            PATIENCE,
                            false,
                            new PrintWriter(told));
            new LiveRun(plan, ModelChoice.of(config, new UserForecaster()), signals).run();
        }
        return told.toString();
    }

    /// Asks a run to stop once enough was seen of it.
    static final class Ending implements EngineObserver {

        private final Predicate<Event> enough;
        private final StopSignals signals;
        private boolean ended;

        Ending(Predicate<Event> enough, StopSignals signals) {
            this.enough = enough;
            this.signals = signals;
        }

        @Override
        public void applied(Event event, Engine engine) {
            if (!ended && enough.test(event)) {
                ended = true;
                signals.stopAfter(Duration.ZERO);
            }
        }

        @Override
        public void commanded(Command command) {}

        @Override
        public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {}
    }
}
