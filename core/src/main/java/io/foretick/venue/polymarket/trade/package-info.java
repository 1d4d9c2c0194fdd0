/// Real orders at Polymarket, from command to settled fill, as the session's thread sees them.
///
/// Comes in: commands, events, and what the gateway heard. Goes out: events about our orders, and
/// requests to the gateway. Must never: send an order twice, send before its name is journalled,
/// read a clock, or take silence for an answer.
@NullMarked
package io.foretick.venue.polymarket.trade;

import org.jspecify.annotations.NullMarked;
