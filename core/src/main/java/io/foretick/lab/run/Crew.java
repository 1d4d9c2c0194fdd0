package io.foretick.lab.run;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;

/// Workers that end together: as soon as one fails, no other begins anything more. Stateless.
final class Crew {

    private Crew() {}

    /// What one worker does.
    @FunctionalInterface
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    /// Has workers work until all are done, or one fails.
    ///
    /// @param stop tells the others that one failed
    static void run(ExecutorService threads, int workers, Work work, Runnable stop)
            throws IOException, InterruptedException {
        var working = new ExecutorCompletionService<Boolean>(threads);
        for (int k = 0; k < workers; k++) {
            var _ =
                    working.submit(() -> {
                        work.run();
                        return true;
                    });
        }
        try {
            for (int k = 0; k < workers; k++) {
                var _ = working.take().get(); // the next that is done, whichever it is
            }
        } catch (ExecutionException e) {
            stop.run();
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IllegalStateException("a worker ended", e.getCause());
        }
    }
}
