package io.foretick.venue.binance.page;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Whether a sync is to end, and the waits that end with it. It takes the place of an interrupt,
/// which would break whatever file is being written. Any thread.
public final class StopSign {

    private final CountDownLatch raised = new CountDownLatch(1);

    public void raise() {
        raised.countDown();
    }

    public boolean isRaised() {
        return raised.getCount() == 0;
    }

    /// @throws InterruptedException if the sync is to end
    public void check() throws InterruptedException {
        pause(0);
    }

    /// Waits for so long by the wall clock.
    ///
    /// @throws InterruptedException if the sync is to end
    public void pause(long wallNs) throws InterruptedException {
        if (raised.await(wallNs, TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("the sync is to end");
        }
    }
}
