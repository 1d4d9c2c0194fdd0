package io.foretick.math.network;

import io.foretick.math.kernel.Values;

/// Improves weights by their gradients. Keeps what it must remember of earlier steps; owned by the
/// training loop, one thread.
public sealed interface Optimiser permits Adam, Sgd {

    /// One step.
    ///
    /// @param rate how far to go, as a [RateSchedule] says
    void step(Values weights, Values gradients, double rate);

    /// Numbers from which [#restore] goes on.
    double[] state();

    /// Goes on where [#state] was taken.
    void restore(double[] state);
}
