package io.foretick.cli;

import io.foretick.lab.run.BatchProgress;
import io.foretick.report.lab.Objective;
import io.foretick.report.lab.TrialResult;

import java.io.PrintWriter;
import java.util.Locale;

/// Prints on stderr how far a batch is: a bar, failures, the best trial so far, and the time left.
/// At most once a second, but for failures, which are told each.
final class LabProgress implements BatchProgress {

    private static final long EVERY_NS = 1_000_000_000L;
    private static final int WIDTH = 20;

    private final PrintWriter err;
    private final Objective objective;
    private int trials;
    private int before;
    private int done;
    private int failed;
    private double best = Double.NEGATIVE_INFINITY;
    private String bestId = "";
    private long beganNanoTime = System.nanoTime();
    private long printedNanoTime = beganNanoTime - EVERY_NS;

    /// @param objective what the best is the best in
    LabProgress(PrintWriter err, Objective objective) {
        this.err = err;
        this.objective = objective;
    }

    @Override
    public void begins(int haveResult, int ofWave) {
        before = haveResult;
        trials = ofWave;
        done = haveResult;
        beganNanoTime = System.nanoTime();
        if (haveResult > 0) {
            err.printf(Locale.ROOT, "%,d of %,d trials have a result%n", haveResult, ofWave);
            err.flush();
        }
    }

    @Override
    public void finished(TrialResult result) {
        done++;
        if (!result.failure().isEmpty()) {
            failed++;
            err.println("trial " + result.id() + " failed: " + result.failure());
            err.flush();
        } else if (objective.of(result) > best) {
            best = objective.of(result);
            bestId = result.id();
        }
        long nanoTime = System.nanoTime();
        if (nanoTime - printedNanoTime >= EVERY_NS || done == trials) {
            printedNanoTime = nanoTime;
            print((nanoTime - beganNanoTime) / 1e9);
        }
    }

    @Override
    public void undone(String id, String reason) {
        err.println("trial " + id + " is left undone: " + reason);
        err.flush();
    }

    private void print(double seconds) {
        int filled = trials == 0 ? WIDTH : WIDTH * done / trials;
        double left = seconds * (trials - done) / Math.max(1, done - before);
        String top =
                bestId.isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT, ", best %s %+.2f (%s)", objective.key(), best, bestId);
        err.printf(
                Locale.ROOT,
                "[%s%s] %,d/%,d trials, %d failed%s, %.0f s left%n",
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                done,
                trials,
                failed,
                top,
                left);
        err.flush();
    }
}
