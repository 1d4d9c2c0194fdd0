/// Access to the account that trades for real.
///
/// Comes in: secrets and what somebody wrote down about the wallet. Goes out: a signer, a wallet
/// and API credentials that fit together, and answers of the venue about them. Must never: show a
/// secret, or place an order.
@NullMarked
package io.foretick.session.account;

import org.jspecify.annotations.NullMarked;
