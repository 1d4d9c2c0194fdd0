package io.foretick.cli;

import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.session.live.Follower;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/// Those who watch a live session through its journal: reports, dashboard, alerts. They run on one
/// thread of their own, and the session never waits for them.
final class Watchers implements AutoCloseable {

    private final Follower follower;
    private final PrintWriter notices;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile boolean sessionEnded;

    private Watchers(Follower follower, PrintWriter notices) {
        this.follower = follower;
        this.notices = notices;
    }

    /// Begins to follow a journal that exists.
    ///
    /// @param idle called now and then while nothing happens
    static Watchers start(LiveRun.Plan plan, List<EngineObserver> observers, Consumer<Engine> idle)
            throws IOException {
        Path journal = plan.journal();
        var follower = Follower.of(journal, plan.strategies(), observers);
        var watchers = new Watchers(follower, plan.notices());
        Thread.ofPlatform().name("foretick-watchers").start(() -> watchers.run(idle));
        return watchers;
    }

    /// Waits until all that the session wrote was seen, and gives the engine that saw it.
    ///
    /// @throws IOException if the journal could not be followed
    Engine finish() throws IOException {
        sessionEnded = true;
        try {
            end.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException broken) {
                throw broken.getCause();
            }
            throw e;
        }
        return follower.engine();
    }

    @Override
    public void close() {
        sessionEnded = true;
        end.handle((_, _) -> true).join();
        follower.close();
    }

    private void run(Consumer<Engine> idle) {
        try {
            follower.run(() -> sessionEnded, idle);
            end.complete(null);
        } catch (IOException e) {
            fail(new UncheckedIOException(e));
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    /// Says so at once: the session runs on, maybe for days, and nobody else would tell.
    private void fail(Throwable why) {
        notices.println("reports, dashboard and alerts have stopped, the session runs on: " + why);
        notices.flush();
        end.completeExceptionally(why);
    }
}
