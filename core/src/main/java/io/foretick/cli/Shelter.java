package io.foretick.cli;

import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.risk.Verdict;
import io.foretick.strategy.Gate;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.QuotingStrategy;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;

import java.io.IOException;
import java.io.PrintWriter;

/// Keeps the fault of one watcher, such as a full disk, from those beside it: the watcher sees no
/// more, and people are told once. Owned by the watchers' thread; not for what the summary is made
/// of, whose faults must be seen.
final class Shelter implements EngineObserver, AutoCloseable {

    /// What may fail.
    interface Work {
        void run() throws IOException;
    }

    private final String name;
    private final EngineObserver watcher;
    private final Work end;
    private final PrintWriter notices;
    private volatile boolean failed;

    /// @param name of the watcher, as people know it, such as `dashboard`
    /// @param end what closes the watcher
    Shelter(String name, EngineObserver watcher, Work end, PrintWriter notices) {
        this.name = name;
        this.watcher = watcher;
        this.end = end;
        this.notices = notices;
    }

    @Override
    public void applied(Event event, Engine engine) {
        run(() -> watcher.applied(event, engine));
    }

    @Override
    public void commanded(Command command) {
        run(() -> watcher.commanded(command));
    }

    @Override
    public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {
        run(() -> watcher.decided(view, strategy, signal, verdict));
    }

    @Override
    public void refused(MarketView view, Gate gate) {
        run(() -> watcher.refused(view, gate));
    }

    @Override
    public void outbid(MarketView view, Strategy strategy, Signal signal) {
        run(() -> watcher.outbid(view, strategy, signal));
    }

    @Override
    public void quoted(MarketView view, QuotingStrategy strategy, Signal signal, Verdict verdict) {
        run(() -> watcher.quoted(view, strategy, signal, verdict));
    }

    /// Does something for the watcher, unless it has failed before.
    void run(Work work) {
        if (!failed) {
            attempt(work);
        }
    }

    /// Closes the watcher, also after a fault.
    @Override
    public void close() {
        attempt(end);
    }

    private void attempt(Work work) {
        try {
            work.run();
        } catch (IOException | RuntimeException e) {
            tell(e);
        }
    }

    private void tell(Exception why) {
        if (!failed) {
            failed = true;
            String reason = Complaint.of(why).text();
            notices.println(name + " stopped, all else runs on: " + reason);
            notices.flush();
        }
    }
}
