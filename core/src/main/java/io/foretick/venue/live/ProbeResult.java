package io.foretick.venue.live;

import io.foretick.venue.live.rest.ClockOffset;

import java.util.List;

/// What a probe of all venues found.
///
/// @param venues one entry a venue, in a fixed order
public record ProbeResult(List<VenueCheck> venues, List<ClockOffset> clocks) {

    public ProbeResult {
        venues = List.copyOf(venues);
        clocks = List.copyOf(clocks);
    }

    /// Whether every venue answered in time.
    public boolean passed() {
        return venues.stream().allMatch(VenueCheck::passed);
    }

    /// What was found at one venue.
    ///
    /// @param venue its key in the configuration, such as `binance_ws`
    /// @param url where it was looked for
    /// @param passed whether data came in time
    /// @param firstDataMs wall time until the first answer or message, in milliseconds; -1 if none
    /// @param messages how many came
    /// @param messagesPerSecond of wall time, from the first on
    /// @param firstMessage the beginning of the first one
    /// @param problem why it did not pass, empty if it did
    public record VenueCheck(
            String venue,
            String url,
            boolean passed,
            double firstDataMs,
            long messages,
            double messagesPerSecond,
            String firstMessage,
            String problem) {}
}
