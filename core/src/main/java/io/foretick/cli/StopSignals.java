package io.foretick.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ends a run on SIGINT, SIGTERM or after a time: asks it to stop, and gives it time to save its
/// state before the process goes. One at a time.
final class StopSignals implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = Thread.ofPlatform().name("foretick-stop").unstarted(this::onSignal);
    private volatile Runnable stop = () -> {};
    private volatile boolean received;

    StopSignals() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// What asks the run to stop; must come back at once. Called at once if a signal came before.
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

    /// The run has saved its state and said its last word.
    @Override
    public void close() {
        finished.countDown();
        if (!received) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private void onSignal() {
        received = true;
        stop.run();
        awaitFinished(Duration.ofSeconds(PATIENCE_SECONDS));
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }

    private boolean awaitFinished(Duration patience) {
        try {
            return finished.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
