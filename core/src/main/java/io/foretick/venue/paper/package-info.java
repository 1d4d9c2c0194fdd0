/// A simulated Up/Down exchange: real market events, our orders, no money.
///
/// Comes in: events of the session and commands. Goes out: what became of our orders. Must never:
/// read a clock, draw a random number, fill from a book that is not trusted, or fill more than is
/// visible.
@NullMarked
package io.foretick.venue.paper;

import org.jspecify.annotations.NullMarked;
