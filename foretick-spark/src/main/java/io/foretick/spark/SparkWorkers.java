package io.foretick.spark;

import io.foretick.lab.run.FailureLog;
import io.foretick.lab.run.TrialLines;
import io.foretick.lab.run.Workers;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.TrialFile;
import io.foretick.report.lab.TrialResult;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Tasks of a Spark cluster. A group of trials is one task, because it shares a training; a task
/// whose executor is lost is run again by Spark, and gives the same results.
final class SparkWorkers implements Workers {

    private static final int WAVES = 4; // tasks sent at once, for each that can run

    private final SparkSession session;
    private final JavaSparkContext spark;
    private final FailureLog failures;
    private volatile boolean stopped;

    SparkWorkers(SparkSession session, FailureLog failures) {
        this.session = session;
        this.spark = new JavaSparkContext(session.sparkContext());
        this.failures = failures;
    }

    @Override
    public void run(List<List<TrialSpec>> groups, Results results) throws IOException {
        int atOnce = WAVES * Math.max(1, spark.defaultParallelism());
        for (int from = 0; from < groups.size() && !stopped; from += atOnce) {
            send(groups.subList(from, Math.min(groups.size(), from + atOnce)), results);
        }
    }

    private void send(List<List<TrialSpec>> groups, Results results) throws IOException {
        var tasks = new ArrayList<ArrayList<String>>();
        for (List<TrialSpec> group : groups) {
            var lines = new ArrayList<String>();
            for (TrialSpec spec : group) {
                lines.add(TrialLines.line(spec));
            }
            tasks.add(lines);
        }
        List<String> answers =
                spark.parallelize(tasks, tasks.size()).flatMap(GroupTask::run).collect();
        for (String answer : answers) {
            TrialResult result = TrialFile.parse(answer);
            if (!result.failure().isEmpty()) {
                failures.note(result);
            }
            results.take(result);
        }
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public void close() {
        session.close();
    }
}
