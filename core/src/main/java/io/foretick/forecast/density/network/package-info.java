/// The density network: an encoder per time scale and a head, whose outputs correct the law of an
/// econometric anchor. How it is trained is the business of `lab.train`.
///
/// Comes in: weights, features, the recorded past of coins. Goes out: density curves, losses and
/// their gradients. Must never: read a clock or a file, start a thread, or look past the instant
/// that it is asked for.
@NullMarked
package io.foretick.forecast.density.network;

import org.jspecify.annotations.NullMarked;
