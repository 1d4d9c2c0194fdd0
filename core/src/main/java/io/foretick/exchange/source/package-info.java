/// What happens on the simulated exchanges whoever looks on: prices, spot trades, books and oracle
/// values of a made-up world.
///
/// Comes in: a seed, and questions about an instant of venue time. Goes out: the same answer to the
/// same question, whatever was asked before. Must never: read a clock, spell a venue's messages, or
/// let a client's order move the world.
@NullMarked
package io.foretick.exchange.source;

import org.jspecify.annotations.NullMarked;
