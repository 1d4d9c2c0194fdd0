/// Makes orders as Polymarket takes them: exact amounts, the venue's rules, ids, and the text that
/// is posted.
///
/// Comes in: what is wanted, of which market, by which wallet. Goes out: orders to sign, and bodies
/// to send. Must never: read a clock, draw a random number, send, or hold a key.
@NullMarked
package io.foretick.venue.polymarket.order;

import org.jspecify.annotations.NullMarked;
