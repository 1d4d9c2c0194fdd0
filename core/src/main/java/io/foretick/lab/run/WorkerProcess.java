package io.foretick.lab.run;

import io.foretick.lab.spec.TrialSpec;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// One worker process, asked for one trial at a time by one thread. Its words on stderr go to ours.
final class WorkerProcess implements AutoCloseable {

    private static final long GOODBYE_SECONDS = 5;

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;
    private long peakBytes;

    WorkerProcess(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        process = builder.start();
        questions = process.outputWriter();
        answers = process.inputReader();
    }

    /// Has a trial run.
    ///
    /// @return whether it has a result; if not, the process has ended
    boolean run(TrialSpec spec, Duration patience) {
        CompletableFuture<Boolean> answered = new CompletableFuture<Boolean>();
        answered.completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(
                        inTime -> {
                            if (!inTime) {
                                process.destroyForcibly();
                            }
                        });
        boolean done = ask(spec);
        answered.complete(done);
        return done;
    }

    private boolean ask(TrialSpec spec) {
        try {
            questions.write(TrialLines.line(spec));
            questions.newLine();
            questions.flush();
            String line = answers.readLine();
            String expected = WorkerLoop.DONE + spec.id() + " ";
            if (line == null || !line.startsWith(expected)) {
                return false;
            }
            peakBytes = Long.parseLong(line.substring(expected.length()));
            return true;
        } catch (IOException _) {
            return false; // the pipe broke: the process is gone, and its exit code tells more
        }
    }

    /// The largest memory that it has had.
    long peakBytes() {
        return peakBytes;
    }

    /// What the process said when it ended, waiting a moment for that.
    String ending() throws InterruptedException {
        boolean ended = process.waitFor(GOODBYE_SECONDS, TimeUnit.SECONDS);
        return ended ? "exit code " + process.exitValue() : "no answer";
    }

    @Override
    public void close() {
        try {
            questions.close(); // the end of its input ends it
            if (!process.waitFor(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException _) {
            process.destroyForcibly();
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
