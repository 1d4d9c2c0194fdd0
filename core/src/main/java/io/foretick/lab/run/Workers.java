package io.foretick.lab.run;

import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.TrialResult;

import java.io.IOException;
import java.util.List;

/// Those who run trials: threads, processes, or a cluster. Every trial gets a result, a failed one
/// too; but for those that the machine failed, which are left undone.
public interface Workers extends AutoCloseable {

    /// Runs trials and comes back when all had their turn, or when it was stopped.
    ///
    /// @param groups trials that share a training lie in one group; as long as there are others,
    ///   one worker takes it
    /// @param results told each result as it comes, by one thread at a time
    void run(List<List<TrialSpec>> groups, Results results)
            throws IOException, InterruptedException;

    /// Begins no further trial. Called from any thread.
    void stop();

    @Override
    void close();

    /// Takes results.
    interface Results {

        /// Takes one.
        void take(TrialResult result) throws IOException;

        /// Told that a trial has none, for the machine failed it; by the same thread at a time.
        default void undone(String id, String reason) {}
    }
}
