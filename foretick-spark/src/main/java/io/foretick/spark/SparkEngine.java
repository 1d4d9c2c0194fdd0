package io.foretick.spark;

import io.foretick.lab.run.EngineProvider;
import io.foretick.lab.run.FailureLog;
import io.foretick.lab.run.Workers;
import io.foretick.report.lab.ExperimentFolder;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Runs trials of the laboratory on Spark: `foretick lab grid --engine spark --master URL`. What
/// Spark is told by `spark-submit` or as system properties comes before what is set here.
public final class SparkEngine implements EngineProvider {

    private static final String CLASS_PATH = "spark.executor.extraClassPath";

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public Workers connect(String master, ExperimentFolder folder) throws IOException {
        return new SparkWorkers(session(master), new FailureLog(folder.logs()), GroupTask::run);
    }

    /// Starts Spark; to be closed.
    static SparkSession session(String master) throws IOException {
        return SparkSession.builder()
                .appName("foretick lab")
                .config(settings(master))
                .getOrCreate();
    }

    private static SparkConf settings(String master) throws IOException {
        var settings = new SparkConf();
        if (!master.isEmpty()) {
            settings.setMaster(master);
        }
        if (!settings.contains("spark.master")) {
            throw new IOException("--engine spark needs --master, such as local[4]");
        }
        settings.setIfMissing("spark.log.level", "WARN"); // else progress drowns in it
        settings.setIfMissing("spark.executor.extraJavaOptions", "-Duser.language=en");
        if (!settings.contains("spark.jars")) {
            settings.setIfMissing(CLASS_PATH, ownClassPath());
        }
        return settings;
    }

    /// Where this process has its classes, in words that hold in any working folder.
    private static String ownClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
