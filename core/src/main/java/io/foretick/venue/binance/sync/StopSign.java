package io.foretick.venue.binance.sync;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Whether a sync is to end, and the waits that end with it. It takes the place of an interrupt,
/// which would break whatever file is being written. Any thread.
final class StopSign {

    private final CountDownLatch raised = new CountDownLatch(1);

    void raise() {
        raised.countDown();
    }

    boolean isRaised() {
        return raised.getCount() == 0;
    }

    /// @throws InterruptedException if the sync is to end
    void check() throws InterruptedException {
        pause(0);
    }

    /// Waits for so long by the wall clock.
    ///
    /// @throws InterruptedException if the sync is to end
    void pause(long wallNs) throws InterruptedException {
        if (raised.await(wallNs, TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("the sync is to end");
        }
    }
}
