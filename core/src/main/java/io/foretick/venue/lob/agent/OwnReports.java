package io.foretick.venue.lob.agent;

/// Hears of our orders. It may place and cancel orders from inside the call.
@FunctionalInterface
public interface OwnReports {

    /// A report reaches us; the market's time is the report's `localNs`.
    void onReport(OwnReport report);
}
