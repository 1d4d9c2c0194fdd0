package io.foretick.session.live;

import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.journal.JournalReader;
import io.foretick.journal.RecordKind;
import io.foretick.session.Replay;
import io.foretick.session.Wiring;
import io.foretick.strategy.Strategy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Folds the journal of a session that may still run, in an engine of its own, so that reports,
/// dashboard and alerts cost the session nothing. Owned by one thread; sends nothing.
public final class Follower implements AutoCloseable {

    private static final long POLL_NS = 5_000_000;

    private final JournalReader reader;
    private final Engine engine;
    private final List<Command> given = new ArrayList<>();
    private volatile long sequence = -1;

    private Follower(JournalReader reader, Engine engine) {
        this.reader = reader;
        this.engine = engine;
    }

    /// Follows a journal from its beginning; that of a compacted one is a checkpoint.
    ///
    /// @param own the strategies that run beside the configured ones
    /// @throws IOException if there is no journal
    public static Follower of(Path journal, List<Strategy> own, List<EngineObserver> observers)
            throws IOException {
        Engine engine = Wiring.engine(Replay.config(journal), own);
        observers.forEach(engine::observe);
        Replay.Start start = Replay.Start.of(journal, engine, observers);
        return new Follower(start.follow(journal), engine);
    }

    public Engine engine() {
        return engine;
    }

    /// The last record seen, from any thread.
    public long sequence() {
        return sequence;
    }

    /// Applies what has come.
    ///
    /// @return whether anything had
    public boolean poll() throws IOException {
        boolean any = false;
        while (reader.next()) {
            any = true;
            if (reader.kind() == RecordKind.EVENT) {
                Event event = reader.event();
                engine.on(event, given::add);
                given.clear(); // the journal has them too, and so had the observers
            }
            sequence = reader.sequence();
        }
        return any;
    }

    /// Follows until `ended` is true and all that had come by then is applied.
    ///
    /// @param idle called whenever nothing new is there
    public void run(BooleanSupplier ended, Consumer<Engine> idle) throws IOException {
        boolean last = false;
        while (true) {
            boolean any = poll();
            if (last && !any) {
                return;
            }
            last = ended.getAsBoolean();
            if (!any && !last) {
                idle.accept(engine);
                LockSupport.parkNanos(this, POLL_NS);
            }
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
