/// Our collateral: what kinds of it there are, and what resolved markets have brought.
///
/// Comes in: amounts that an account books. Goes out: cash by class, results by day and week. Must
/// never: know an order or a market, or let an amount vanish between two classes.
@NullMarked
package io.foretick.market.cash;

import org.jspecify.annotations.NullMarked;
