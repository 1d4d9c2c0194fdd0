/// What Polymarket signs and checks: orders, logins and private requests.
///
/// Comes in: keys, orders and requests as values. Goes out: digests and signatures, byte for byte
/// those of the venue's own client. Must never: print a secret, put one into an exception, read a
/// clock, or send anything.
@NullMarked
package io.foretick.venue.polymarket.sign;

import org.jspecify.annotations.NullMarked;
