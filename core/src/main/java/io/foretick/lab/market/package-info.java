/// Whole days of Up/Down markets whose law is known, traded in memory.
///
/// Comes in: a seed, what the makers know and what the forecaster knows. Goes out: the money that
/// each day made. Must never: open a socket, or be taken for a real market.
@NullMarked
package io.foretick.lab.market;

import org.jspecify.annotations.NullMarked;
