/// What a session and the gateway to Polymarket say to each other about our account.
///
/// Comes in: nothing. Goes out: requests towards the venue, and what was heard from it, as values.
/// Must never: send, wait, read a clock, or hold a secret.
@NullMarked
package io.foretick.venue.polymarket.account;

import org.jspecify.annotations.NullMarked;
