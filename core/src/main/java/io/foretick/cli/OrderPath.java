package io.foretick.cli;

import io.foretick.event.Source;
import io.foretick.journal.JournalWriter;
import io.foretick.session.Config;
import io.foretick.venue.Venue;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.ArrivalQueue;
import io.foretick.venue.polymarket.account.AccountListener;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Where the orders of a live run go: a simulated venue, the real one, or nowhere. One per run.
interface OrderPath {

    /// What the path is given once the session stands where its journal ends.
    ///
    /// @param queue takes what is heard from the venue
    /// @param journal what an order waits for before it leaves
    record Desk(Config config, VenueClock clock, ArrivalQueue queue, JournalWriter journal) {}

    /// What runs beside the session until it has ended.
    interface Running extends AutoCloseable {

        /// Nothing runs.
        Running NOTHING =
                new Running() {
                    @Override
                    public void summarise(ObjectNode live) {}

                    @Override
                    public void close() {}
                };

        /// Cancels everything at the venue and lets no order leave until [#revive], from any
        /// thread; comes back at once. Where orders stay within this process the engine's own word
        /// is enough.
        default void kill() {}

        /// Lets orders leave again.
        default void revive() {}

        /// How many orders are open at the venue.
        ///
        /// @throws IOException if it does not say
        default int openOrders() throws IOException, InterruptedException {
            return 0;
        }

        /// What may be wrong with the account at the venue, by name, and whether it is now; any
        /// thread. Nothing can be where orders stay within this process.
        default Map<String, Boolean> faults() {
            return Map.of();
        }

        /// Adds what happened to the part of the summary that live sessions have.
        void summarise(ObjectNode live);

        @Override
        void close() throws IOException;
    }

    /// The venue as the session sees it.
    Venue venue();

    /// Hears of our account at the venue.
    default AccountListener account() {
        return AccountListener.NONE;
    }

    /// The feeds that this path brings, to be taken for lost after a restart.
    default List<Source> feeds() {
        return List.of();
    }

    /// Connects. Called once, before the session runs.
    default Running begin(Desk desk) throws IOException {
        return Running.NOTHING;
    }

    /// A path that ends at a venue within this process.
    static OrderPath within(Venue venue) {
        return () -> venue;
    }
}
