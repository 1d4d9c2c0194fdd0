/// Hyperliquid: its public websocket messages of books and trades.
///
/// Comes in: frames as bytes. Goes out: events of coins. Must never: trust the order of a message's
/// keys, count a trade twice, or take a snapshot for a change.
@NullMarked
package io.foretick.venue.hyperliquid;

import org.jspecify.annotations.NullMarked;
