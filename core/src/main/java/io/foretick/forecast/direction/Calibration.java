package io.foretick.forecast.direction;

import io.foretick.base.Stateful;

/// Turns a model's raw margin into a probability, and learns from what came. A probability is asked
/// before its fact is learnt, always. Owned by one thread.
public interface Calibration extends Stateful {

    /// What the margin stands for, by all that was learnt so far.
    Calibrated of(double margin);

    /// Learns what came of a margin.
    void learn(double margin, Fact fact);
}
