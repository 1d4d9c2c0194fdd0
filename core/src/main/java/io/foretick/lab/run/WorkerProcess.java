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
    private String reason = "";

    /// What became of a trial.
    enum Answer {
        /// It has a result.
        DONE,
        /// The machine failed it; the process goes on.
        UNDONE,
        /// The process has ended.
        GONE
    }

    WorkerProcess(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        process = builder.start();
        questions = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /// Has a trial run.
    Answer run(TrialSpec spec, Duration patience) {
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

    private Answer ask(TrialSpec spec) {
        try {
            questions.write(TrialLines.line(spec));
            questions.newLine();
            questions.flush();
            String line = answers.readLine();
            return line == null ? Answer.GONE : answer(spec, line);
        } catch (IOException _) {
            return Answer.GONE; // the pipe broke: the process is gone, and its exit code tells more
        }
    }

    private Answer answer(TrialSpec spec, String line) {
        String done = WorkerLoop.DONE + spec.id() + " ";
        if (line.startsWith(done)) {
            peakBytes = Long.parseLong(line.substring(done.length()));
            return Answer.DONE;
        }
        String undone = WorkerLoop.UNDONE + spec.id() + " ";
        if (line.startsWith(undone)) {
            reason = line.substring(undone.length());
            return Answer.UNDONE;
        }
        return Answer.GONE;
    }

    /// Why the last trial that is undone is so.
    String reason() {
        return reason;
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
