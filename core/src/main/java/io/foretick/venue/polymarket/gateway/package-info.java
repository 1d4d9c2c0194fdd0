/// The way to Polymarket for real: orders and cancels out, and what the venue says of our account
/// back.
///
/// Comes in: requests of the session's thread, an account's credentials, signed order bodies. Goes
/// out: requests to the venue, each at most once where it could trade twice, and one answer to each
/// order. Must never: send an order again, send one before its name is journalled and safe, or let
/// a secret into a text.
@NullMarked
package io.foretick.venue.polymarket.gateway;

import org.jspecify.annotations.NullMarked;
