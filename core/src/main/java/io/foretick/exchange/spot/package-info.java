/// What the simulated spot venues share: lengths of candles, candles of any length and aggregated
/// trades over the seeded world, statistics of a day, decimal text, and the walk along venue time.
///
/// Comes in: the seeded world and the venue's clock. Goes out: market data in no venue's own shape.
/// Must never: know a venue's protocol, or open a socket.
@NullMarked
package io.foretick.exchange.spot;

import org.jspecify.annotations.NullMarked;
