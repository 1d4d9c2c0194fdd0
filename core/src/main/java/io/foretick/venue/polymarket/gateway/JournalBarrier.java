package io.foretick.venue.polymarket.gateway;

import java.io.IOException;

/// What has to be safe before an order leaves. Called by the gateway's sender.
@FunctionalInterface
public interface JournalBarrier {

    /// Of a session without a journal.
    JournalBarrier NONE = () -> {};

    /// Comes back when all that was journalled before the call is on the disk.
    ///
    /// @throws IOException if it may not be; no order is sent then
    void await() throws IOException;
}
