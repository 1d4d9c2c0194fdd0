package io.foretick.cli;

import io.foretick.lab.dataset.FilesDigest;
import io.foretick.lab.experiment.Experiment;
import io.foretick.lab.experiment.ExperimentFile;
import io.foretick.lab.run.ExperimentStart;
import io.foretick.lab.run.ExperimentStart.OtherData;
import io.foretick.lab.search.TrialPlan;
import io.foretick.report.lab.ExperimentFolder;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// What an experiment is begun with.
final class LabStartOptions {

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "YAML file of the experiment.")
    private Path config = Path.of("");

    @Option(names = "--tag", paramLabel = "TEXT", description = "A word for the report.")
    private @Nullable String tag;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Folder of the experiment, new or empty (default: results/ID, by the YAML's"
                            + " experiment.id).")
    private @Nullable Path out;

    @Option(
            names = "--source",
            paramLabel = "KIND",
            description = "With --data: what it is, as data.source (default: klines).")
    private String source = "klines";

    @Option(
            names = "--data",
            paramLabel = "PATH",
            arity = "1..*",
            description =
                    "Files or folders to read in place of the YAML's data. What they hold makes"
                            + " the trials' ids, not where they lie.")
    private List<Path> data = List.of();

    /// Begins the experiment in its folder, after checking that its trials can be made.
    ///
    /// @param single whether it is one trial
    /// @param limit at most so many trials, 0 for what the YAML says
    ExperimentFolder begin(boolean single, int limit) throws IOException {
        Experiment file = ExperimentFile.read(config);
        String word = tag == null ? file.tag() : tag;
        String id = file.id(Instant.now());
        var start = new ExperimentStart(id, word, single, limit, otherData());
        Experiment experiment = start.applied(file);
        // What is wrong with it is told before anything is written.
        TrialPlan _ = single ? TrialPlan.ofOne(experiment) : TrialPlan.of(experiment);
        Path root = out == null ? Path.of("results").resolve(id) : out;
        var folder = new ExperimentFolder(root.toAbsolutePath().normalize());
        start.write(folder, file.text());
        return folder;
    }

    private OtherData otherData() throws IOException {
        if (data.isEmpty()) {
            return OtherData.NONE;
        }
        String name = FilesDigest.of(data); // also refuses what is not there
        List<String> paths = data.stream().map(path -> path.toAbsolutePath().toString()).toList();
        return new OtherData(source.toLowerCase(Locale.ROOT), paths, name);
    }
}
