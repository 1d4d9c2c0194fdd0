package io.foretick.venue.polymarket.gateway.rest;

import io.foretick.base.Checks;
import io.foretick.base.Means;

/// How many requests are sent at most. The venue counts over ten seconds; these are some way below
/// its own limits of autumn 2026.
public record RequestLimits(
        @Means("Single orders sent in ten seconds.") int order,
        @Means("Requests with several orders sent in ten seconds.") int orders,
        @Means("Cancels of one order sent in ten seconds.") int cancel,
        @Means("Cancels of several orders or of a market sent in ten seconds.") int cancels,
        @Means("Questions for balances sent in ten seconds.") int balance,
        @Means("Questions for positions sent in ten seconds.") int positions,
        @Means("Other questions to the order book sent in ten seconds.") int other) {

    /// Four fifths of what the venue allows.
    public static final RequestLimits DEFAULT =
            new RequestLimits(2_800, 800, 2_400, 800, 160, 120, 4_000);

    public RequestLimits {
        Checks.inRange(order, 1, 1_000_000, "order");
        Checks.inRange(orders, 1, 1_000_000, "orders");
        Checks.inRange(cancel, 1, 1_000_000, "cancel");
        Checks.inRange(cancels, 1, 1_000_000, "cancels");
        Checks.inRange(balance, 1, 1_000_000, "balance");
        Checks.inRange(positions, 1, 1_000_000, "positions");
        Checks.inRange(other, 1, 1_000_000, "other");
    }
}
