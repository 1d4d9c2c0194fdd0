package io.foretick.venue.polymarket.order;

import io.foretick.base.Digest;
import io.foretick.base.Times;

/// What makes an order unlike all others. Derived from what the journal holds, so that the order's
/// id can be computed again.
///
/// @param salt any number below 2^53, since it travels as a JSON number
/// @param timestampMs when it was made
public record OrderStamp(long salt, long timestampMs) {

    private static final int SALT_BITS = 53;

    /// Of an order of a session; the same for the same three numbers, everywhere.
    ///
    /// @param sessionId of the journal's head
    /// @param orderId our number of the order
    /// @param timeNs time of the event that the order answers
    public static OrderStamp of(long sessionId, long orderId, long timeNs) {
        long digest = new Digest().add(sessionId).add(orderId).add(timeNs).value();
        return new OrderStamp(digest >>> (Long.SIZE - SALT_BITS), timeNs / Times.MILLI_NS);
    }
}
