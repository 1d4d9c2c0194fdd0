package io.foretick.venue.hyperliquid;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/// The last numbers that came, so that one that comes again is known. Owned by one decoder.
final class RecentNumbers {

    static final int KEPT = 10_000;

    private final Set<Long> known = new HashSet<>();
    private final ArrayDeque<Long> order = new ArrayDeque<>();

    /// Adds a number, and forgets the oldest beyond [#KEPT].
    ///
    /// @return whether it is new
    boolean add(long number) {
        if (!known.add(number)) {
            return false;
        }
        order.add(number);
        if (order.size() > KEPT) {
            known.remove(order.remove());
        }
        return true;
    }
}
