/// What to trade: strategies that look at one market and say what they want.
///
/// Comes in: a `MarketView` after a trigger. Goes out: a `Signal`, a wish or the gate that stopped
/// it. Must never: send an order, remember anything that is not journalled, or look at another
/// clock than the view's.
@NullMarked
package io.foretick.strategy;

import org.jspecify.annotations.NullMarked;
