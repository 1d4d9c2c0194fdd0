/// The REST side of the simulated Polymarket's order book: keys, orders, cancels, records, balances
/// and public market data, with the venue's own paths, checks and words.
///
/// Comes in: HTTP requests of any client. Goes out: the venue's answers. Must never: match an order
/// or move money itself, use wall time, or print a secret.
@NullMarked
package io.foretick.exchange.polymarket.clob;

import org.jspecify.annotations.NullMarked;
