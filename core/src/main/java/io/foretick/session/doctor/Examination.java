package io.foretick.session.doctor;

import io.foretick.session.Config;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.FeedPlan;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;

/// What is examined.
///
/// @param config of the session to come
/// @param plan of its feeds
/// @param clock by which it goes
/// @param folder of its run; need not exist
/// @param environment variables of the process
/// @param account how the venue is asked about the account; null where it is not
/// @param offline whether nothing may be asked over the network
public record Examination(
        Config config,
        FeedPlan plan,
        VenueClock clock,
        Path folder,
        Map<String, String> environment,
        @Nullable AccountProbe account,
        boolean offline) {

    public Examination {
        environment = Map.copyOf(environment);
    }

    /// The same without questions over the network.
    public Examination asOffline() {
        return new Examination(config, plan, clock, folder, environment, account, true);
    }
}
