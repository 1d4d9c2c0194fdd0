/// What is done with outcome tokens on Polymarket's chain: redeeming what has resolved, merging
/// pairs, and the transactions of each kind of wallet that do it.
///
/// Comes in: positions, wallets and keys. Goes out: calls, signed transactions, and their receipts.
/// Must never: send without being told to, send the same twice, print a secret, or guess an address
/// or a selector.
@NullMarked
package io.foretick.venue.polymarket.chain;

import org.jspecify.annotations.NullMarked;
