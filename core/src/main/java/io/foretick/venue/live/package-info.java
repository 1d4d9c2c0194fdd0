/// Live connections to the venues: sockets that are watched and replaced, REST calls that fill
/// gaps, and the search for markets.
///
/// Comes in: endpoints, coins and window lengths. Goes out: arrivals in one bounded queue, and on
/// the session's thread the events that they say. Must never: place an order, decide anything, or
/// block the session's thread.
@NullMarked
package io.foretick.venue.live;

import org.jspecify.annotations.NullMarked;
