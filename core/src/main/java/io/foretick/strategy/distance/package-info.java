/// Document D's strategies: they judge a running market by how far the price stands from its
/// strike, and buy at the best ask.
///
/// Comes in: a `MarketView` after a trusted quote of the venue. Goes out: a `Signal`, a wish or the
/// gate that stopped it. Must never: read the forecast's probability, or remember anything.
@NullMarked
package io.foretick.strategy.distance;

import org.jspecify.annotations.NullMarked;
