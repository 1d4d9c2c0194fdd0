package io.foretick.lab.dataset;

import io.foretick.lab.spec.SplitSpec;
import io.foretick.market.bar.TradeColumns;
import io.foretick.venue.lob.FeedRows;

/// The trades of one source, oldest first; shared by trials and never written to after it was made.
///
/// @param name what it is, for people
/// @param digest digest of all that it holds, 16 hexadecimal digits
/// @param startNs first instant that it covers
/// @param endNs end of what it covers, exclusive
/// @param trades prints in order of time
/// @param books rows of a recorded order book over the same time, or none
public record Tape(
        String name, String digest, long startNs, long endNs, TradeColumns trades, FeedRows books) {

    /// The first instant that a trial trades: where the training share of the time ends.
    public long tradedFromNs(SplitSpec split) {
        return startNs + (long) (split.trainShare() * (endNs - startNs));
    }
}
