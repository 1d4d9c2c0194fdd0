package io.foretick.session.control;

import java.io.IOException;

/// Asks the venue how many orders of the account are open. May block; called by threads of the kill
/// switch only.
@FunctionalInterface
public interface OpenOrders {

    /// How many there are now.
    ///
    /// @throws IOException if the venue does not say
    int count() throws IOException, InterruptedException;
}
