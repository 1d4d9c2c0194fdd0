package io.foretick.venue.bybit.feed;

import io.foretick.market.candle.Timeframe;
import io.foretick.venue.live.socket.ConnectionHealth;

import java.util.List;

/// How a [CandleFeed] is doing, at the time of asking. Not for decisions.
///
/// @param connection of the stream
/// @param stream what its messages were
/// @param rest what the REST side was asked
/// @param lines of each interval, shortest first
/// @param failure why it has failed, or what troubles it now; empty if nothing does
public record CandleFeedHealth(
        State state,
        ConnectionHealth connection,
        Stream stream,
        Rest rest,
        List<Line> lines,
        String failure) {

    /// What [Line#newestStartNs] and [Line#lagNs] are before the first candle.
    public static final long NONE_NS = Long.MIN_VALUE;

    public CandleFeedHealth {
        lines = List.copyOf(lines);
    }

    /// Where a feed stands.
    public enum State {
        /// It waits for the venue's time.
        STARTING,
        /// It brings what was closed before the start.
        WARMING,
        /// All that is closed was delivered.
        LIVE,
        /// A candle is overdue, or the stream is down; the REST side is asked.
        CATCHING_UP,
        /// It has ended by a fault and brings nothing more.
        FAILED,
        CLOSED
    }

    /// What the stream's messages were.
    ///
    /// @param frames messages with candles
    /// @param malformed messages that could not be read, and candles from the future
    /// @param foreign messages of other topics or pairs
    /// @param refusals answers of the venue that something was not done
    /// @param dropped messages left out because the listener was behind
    public record Stream(long frames, long malformed, long foreign, long refusals, long dropped) {}

    /// What the REST side was asked.
    ///
    /// @param questions all of them
    /// @param troubles those that got no answer of use at once
    /// @param offsetNs how far the venue's clock is ahead of ours
    public record Rest(long questions, long troubles, long offsetNs) {}

    /// How one interval is doing.
    ///
    /// @param streamed candles delivered as the stream confirmed them
    /// @param backfilled candles delivered from the REST side since the start
    /// @param warmedUp candles delivered that were closed before the start
    /// @param duplicates candles told again without a change
    /// @param revisions candles told otherwise while they were the newest
    /// @param late candles told again when newer ones were delivered already
    /// @param gaps how often candles were missing
    /// @param missing how many candles that were
    /// @param newestStartNs start of the newest candle delivered
    /// @param lagNs venue time since that candle's end
    public record Line(
            Timeframe interval,
            long streamed,
            long backfilled,
            long warmedUp,
            long duplicates,
            long revisions,
            long late,
            long gaps,
            long missing,
            long newestStartNs,
            long lagNs) {}

    /// How often the stream had to be connected anew.
    public long reconnects() {
        return connection.reconnects();
    }
}
