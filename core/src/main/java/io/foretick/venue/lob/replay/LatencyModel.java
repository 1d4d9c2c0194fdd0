package io.foretick.venue.lob.replay;

import io.foretick.base.Checks;

/// How long an order travels to the exchange, and its answer back. A negative time to the exchange
/// means that the order is refused on its way, and that we hear so after that time.
public sealed interface LatencyModel {

    /// The same at all times.
    record Constant(long entryNs, long responseNs) implements LatencyModel {
        public Constant {
            Checks.notNegative(responseNs, "responseNs");
        }
    }

    /// Between orders whose latencies were measured.
    record Interpolated(MeasuredLatencies measured) implements LatencyModel {}

    /// In proportion to the delay of the feed.
    ///
    /// @param entryNs added to the way to the exchange
    /// @param entryMultiple of the feed's delay
    /// @param responseNs added to the way back
    /// @param responseMultiple of the feed's delay
    /// @param basis which row's delay counts
    record OfFeed(
            long entryNs,
            double entryMultiple,
            long responseNs,
            double responseMultiple,
            Basis basis)
            implements LatencyModel {
        public OfFeed {
            Checks.notNegative(entryNs, "entryNs");
            Checks.notNegative(responseNs, "responseNs");
            Checks.inRange(entryMultiple, 0, 1e6, "entryMultiple");
            Checks.inRange(responseMultiple, 0, 1e6, "responseMultiple");
        }

        private double delayNs(FeedCursor feed) {
            long last = feed.lastDelayNs();
            long next = basis == Basis.LAST && last >= 0 ? -1 : feed.nextDelayNs();
            if (last < 0 || next < 0) {
                return Math.max(0, Math.max(last, next));
            }
            return basis == Basis.NEXT ? next : (last + next) / 2.0;
        }
    }

    /// Which row's delay counts. A row that only one side saw has none. Where no such row came
    /// before, the next one counts, and where none follows, the last.
    enum Basis {
        /// The last row: all that could be known.
        LAST,
        /// The mean of the last row and the next, which looks ahead, as hftbacktest 1.8.4 does.
        MEAN_WITH_NEXT,
        /// The next row, which looks ahead.
        NEXT
    }

    /// Time from us to the exchange for what is sent now.
    default long entryNs(long nowNs, FeedCursor feed) {
        return switch (this) {
            case Constant(long entryNs, long _) -> entryNs;
            case Interpolated(MeasuredLatencies measured) -> measured.entryNs(nowNs);
            case OfFeed model -> model.entryNs + (long) (model.entryMultiple * model.delayNs(feed));
        };
    }

    /// Time from the exchange to us for what it answers now.
    default long responseNs(long exchangeNs, FeedCursor feed) {
        return switch (this) {
            case Constant(long _, long responseNs) -> responseNs;
            case Interpolated(MeasuredLatencies measured) -> measured.responseNs(exchangeNs);
            case OfFeed model ->
                    model.responseNs + (long) (model.responseMultiple * model.delayNs(feed));
        };
    }
}
