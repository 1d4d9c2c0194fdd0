/// The matching engine and the ledger of the simulated Polymarket: one merged book for each market,
/// orders, trades and balances.
///
/// Comes in: listed markets, orders, cancels, resolutions, and the time. Goes out: answers, and
/// reports to listeners. Must never: read a clock, start a thread, know HTTP or a signature, or
/// lose a unit of money.
@NullMarked
package io.foretick.exchange.polymarket.match;

import org.jspecify.annotations.NullMarked;
