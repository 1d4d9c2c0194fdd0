package io.foretick.report.predictor;

import io.foretick.base.Times;
import io.foretick.report.live.Publication.Health;

/// How the candles come in. Immutable.
///
/// @param lastEndNs close of the newest candle, [Times#UNKNOWN_NS] before the first
/// @param lagNs from that close until the candle was here
/// @param reconnects how often the connection was made anew
/// @param backfilled candles fetched afterwards because they were missed
public record FeedHealth(
        State state, long lastEndNs, long lagNs, long reconnects, long backfilled) {

    /// Nothing has come yet.
    public static final FeedHealth STARTING =
            new FeedHealth(State.STARTING, Times.UNKNOWN_NS, 0, 0, 0);

    /// What the feed is doing.
    public enum State {
        /// Fetches what was before it.
        STARTING(Health.STARTING),
        /// Hears candles as they close.
        LIVE(Health.OK),
        /// Has lost the connection and tries again.
        RECONNECTING(Health.DEGRADED),
        /// Reads candles of the past.
        REPLAY(Health.OK),
        /// Gives no more candles.
        ENDED(Health.DEGRADED);

        private final Health health;

        State(Health health) {
            this.health = health;
        }

        /// What it means for a predictor that lives on this feed.
        public Health health() {
            return health;
        }
    }
}
