package io.foretick.lab.run;

import io.foretick.lab.spec.TrialSpec;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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
        questions = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /// Has a trial run.
    ///
    /// @return whether it has a result; if not, the process has ended
    boolean run(TrialSpec spec, Duration patience) {
        var answered = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> endAfter(patience, answered));
        try {
            return ask(spec);
        } finally {
            answered.countDown();
        }
    }

    /// A process that does not answer in time is ended, which ends the wait for its answer.
    private void endAfter(Duration patience, CountDownLatch answered) {
        try {
            if (!answered.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
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
