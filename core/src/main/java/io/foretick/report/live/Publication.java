package io.foretick.report.live;

/// What one thread publishes again and again for others to read. Immutable.
public interface Publication {

    /// Counts up from 1; 0 stands for nothing published yet.
    long sequence();

    /// All that a reader of the stream wants of it: one JSON object without a line break.
    String json();

    /// Whether that which it tells of does its work.
    default Health health() {
        return Health.OK;
    }

    /// How that which is told of fares.
    enum Health {
        /// Does its work.
        OK,
        /// Is not so far yet.
        STARTING,
        /// Goes on, but without something that it needs.
        DEGRADED
    }
}
