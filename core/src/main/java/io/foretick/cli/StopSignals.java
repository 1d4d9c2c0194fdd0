package io.foretick.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ends a run on SIGINT, SIGTERM or after a time: asks it to stop, and gives it time to save its
/// state before the process goes.
final class StopSignals implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final CompletableFuture<Integer> LAST_WORD = new CompletableFuture<>();

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = Thread.ofPlatform().name("foretick-stop").unstarted(this::onSignal);
    private final Duration patience;
    private volatile Runnable stop = () -> {};
    private volatile boolean received;

    StopSignals() {
        this(PATIENCE);
    }

    /// @param patience with a run that was asked to stop; then the process ends all the same
    StopSignals(Duration patience) {
        this.patience = patience;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Tells that the command has written all it had to write: a signal waits no longer, and the
    /// process ends with this code.
    static void commandEnded(int exitCode) {
        LAST_WORD.complete(exitCode);
    }

    /// What asks the run to stop; must come back at once. It is asked at once where a signal came
    /// before there was anything to stop.
    void stopWith(Runnable asker) {
        stop = asker;
        if (received) {
            asker.run();
        }
    }

    /// Asks the run to stop when this time has passed.
    void stopAfter(Duration duration) {
        Thread.ofVirtual()
                .name("foretick-duration")
                .start(() -> {
                    if (!awaitFinished(duration)) {
                        stop.run();
                    }
                });
    }

    /// Whether a signal came.
    boolean received() {
        return received;
    }

    /// The run has saved its state. What is printed after it is still waited for.
    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // a signal came: the hook runs, and ends the process after the last word
        }
    }

    private void onSignal() {
        received = true;
        stop.run();
        // Not Main's exit: it waits for this hook.
        int exitCode =
                LAST_WORD
                        .completeOnTimeout(
                                ExitCode.INTERRUPTED, patience.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
        Runtime.getRuntime().halt(exitCode);
    }

    private boolean awaitFinished(Duration duration) {
        try {
            return finished.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
