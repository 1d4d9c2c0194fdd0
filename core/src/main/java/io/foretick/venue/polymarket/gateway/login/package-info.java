/// The login of a wallet: from a signature to an API key.
///
/// Comes in: an address and its key, as far as it signs. Goes out: credentials. Must never: keep a
/// key or credentials, or put any of them into an exception.
@NullMarked
package io.foretick.venue.polymarket.gateway.login;

import org.jspecify.annotations.NullMarked;
