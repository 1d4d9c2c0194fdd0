package io.foretick.spark;

import io.foretick.lab.run.EngineProvider;
import io.foretick.report.lab.ExperimentFolder;
import io.foretick.lab.run.Workers;

import org.apache.spark.sql.SparkSession;

/// Runs trials of the laboratory on Spark: `foretick lab grid --engine spark --master URL`.
public final class SparkEngine implements EngineProvider {

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public Workers connect(String master, ExperimentFolder folder) {
        var builder = SparkSession.builder().appName("foretick lab");
        if (!master.isEmpty()) {
            builder.master(master);
        }
        return new SparkWorkers(builder.getOrCreate(), new FailureLog(folder.logs()));
    }
}
