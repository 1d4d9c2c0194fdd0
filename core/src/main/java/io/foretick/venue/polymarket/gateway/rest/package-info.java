/// Signed requests to the order book, one at a time or many, and how many of them are allowed.
///
/// Comes in: requests as values and an account's credentials. Goes out: one outcome for each
/// request, whatever happens. Must never: repeat a request by itself, let a secret into an outcome,
/// or follow a redirection to another host.
@NullMarked
package io.foretick.venue.polymarket.gateway.rest;

import org.jspecify.annotations.NullMarked;
