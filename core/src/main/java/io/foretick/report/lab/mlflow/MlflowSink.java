package io.foretick.report.lab.mlflow;

import io.foretick.report.lab.TrialResult;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/// Sends results to an MLflow server, one run for each trial, while a batch goes on. Whatever the
/// server does, the batch goes on: what went wrong comes back as a note, and after a few failures
/// in a row nothing more is sent. Used by one thread at a time.
public final class MlflowSink implements AutoCloseable {

    private static final int FAILURES_MAX = 3;

    private final MlflowApi api;
    private final String experiment;
    private final InstantSource clock;
    private String experimentId = ""; // empty until the server was asked
    private int failures;

    /// @param server its address, such as `http://127.0.0.1:5000`
    /// @param experiment name of the experiment there, made if there is none
    /// @param token sent as bearer token, empty for none
    public MlflowSink(URI server, String experiment, String token, InstantSource clock) {
        this.api = new MlflowApi(server, token);
        this.experiment = experiment;
        this.clock = clock;
    }

    /// Sends one result. Returns a note if it did not get there, empty if it did or if the sink has
    /// given up before.
    ///
    /// @throws InterruptedException if the thread was interrupted while the server was awaited
    public Optional<String> add(TrialResult trial) throws InterruptedException {
        if (failures >= FAILURES_MAX) {
            return Optional.empty();
        }
        try {
            send(trial);
            failures = 0;
            return Optional.empty();
        } catch (IOException e) {
            failures++;
            String end = failures == FAILURES_MAX ? "; nothing more is sent there" : "";
            return Optional.of("MLflow: trial " + trial.id() + ": " + e.getMessage() + end);
        }
    }

    private void send(TrialResult trial) throws IOException, InterruptedException {
        if (experimentId.isEmpty()) {
            experimentId = api.experiment(experiment);
        }
        long nowMs = clock.millis();
        String run = api.createRun(experimentId, trial.id(), nowMs);
        for (ObjectNode batch : MlflowBatches.of(run, trial, nowMs)) {
            api.logBatch(batch);
        }
        api.updateRun(run, trial.failure().isEmpty() ? "FINISHED" : "FAILED", clock.millis());
    }

    @Override
    public void close() {
        api.close();
    }
}
