package io.foretick.torch.bench;

/// One side of the comparison, with its weights as they have become. One thread.
public interface TrainingStep extends AutoCloseable {

    /// Learns from the task's batch once more. Returns the mean loss before the step.
    double run();

    @Override
    void close();
}
