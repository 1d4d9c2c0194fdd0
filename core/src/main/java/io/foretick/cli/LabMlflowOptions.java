package io.foretick.cli;

import io.foretick.lab.run.BatchProgress;
import io.foretick.report.lab.TrialResult;
import io.foretick.report.lab.mlflow.MlflowSink;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.Objects;

/// Where results go beside the folder: an MLflow server, or nowhere else.
final class LabMlflowOptions {

    private static final String TOKEN = "MLFLOW_TRACKING_TOKEN";

    @Option(
            names = "--mlflow",
            paramLabel = "URL",
            description =
                    "Also send each result to this MLflow server, as it comes; variable "
                            + TOKEN
                            + " is its bearer token. A server that fails stops"
                            + " nothing.")
    private @Nullable URI server;

    /// The same progress, which also sends each result.
    ///
    /// @param experiment its name at the server
    Sending with(BatchProgress progress, String experiment, PrintWriter err) {
        if (server == null) {
            return new Sending(progress, null, err);
        }
        String token = Objects.requireNonNullElse(System.getenv(TOKEN), "");
        var sink = new MlflowSink(server, experiment, token, InstantSource.system());
        return new Sending(progress, sink, err);
    }

    /// Tells another of the progress, and sends results; what did not get there is a note on
    /// stderr.
    static final class Sending implements BatchProgress, AutoCloseable {

        private final BatchProgress progress;
        private final @Nullable MlflowSink sink;
        private final PrintWriter err;

        private Sending(BatchProgress progress, @Nullable MlflowSink sink, PrintWriter err) {
            this.progress = progress;
            this.sink = sink;
            this.err = err;
        }

        @Override
        public void begins(int done, int trials) {
            progress.begins(done, trials);
        }

        @Override
        public void finished(TrialResult result) {
            progress.finished(result);
            if (sink == null) {
                return;
            }
            try {
                sink.add(result).ifPresent(note -> err.println("note: " + note));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void undone(String id, String reason) {
            progress.undone(id, reason);
        }

        @Override
        public void close() {
            if (sink != null) {
                sink.close();
            }
        }
    }
}
