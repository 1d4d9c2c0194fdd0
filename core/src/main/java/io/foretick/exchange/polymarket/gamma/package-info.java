/// The lists of the simulated Polymarket: Gamma's events, markets and series, and the Data API's
/// positions and trades.
///
/// Comes in: the directory of markets, how they settle, and what the engine reports. Goes out: JSON
/// over HTTP. Must never: change a market, or show what could not be known yet.
@NullMarked
package io.foretick.exchange.polymarket.gamma;

import org.jspecify.annotations.NullMarked;
