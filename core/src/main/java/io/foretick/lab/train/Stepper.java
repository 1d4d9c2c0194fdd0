package io.foretick.lab.train;

import io.foretick.base.Seed;
import io.foretick.lab.train.settings.TrainingSettings;
import io.foretick.math.network.Parameters;

/// What improves one member's weights, a step over a batch of samples at a time. Owned by the
/// training loop, used by its thread alone.
public interface Stepper extends AutoCloseable {

    /// Takes a step. The weights stand in the lesson's parameters afterwards.
    ///
    /// @param batch which samples
    /// @param step counted from zero; tells what is dropped
    /// @return their mean loss before it
    /// @throws ArithmeticException if loss or gradient is not finite
    double step(Batch batch, long step, double rate) throws InterruptedException;

    /// Numbers from which [#restore] goes on: those of [io.foretick.math.network.Optimiser#state].
    double[] state();

    /// Goes on where [#state] was taken, with the weights as they stand in the lesson's parameters.
    void restore(double[] state);

    @Override
    default void close() {}

    /// Some samples of a pass.
    record Batch(Samples samples, int from, int count) {}

    /// What is to be learned.
    ///
    /// @param settings of the training
    /// @param weights to begin with and to improve
    /// @param reader of its samples
    /// @param seed of what is dropped
    record Lesson(TrainingSettings settings, Parameters weights, SampleReader reader, Seed seed) {}

    /// Makes one for each member.
    interface Maker {

        /// What it learns with, for the record.
        String name();

        Stepper make(Lesson lesson);
    }
}
