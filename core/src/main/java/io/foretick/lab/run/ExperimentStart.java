package io.foretick.lab.run;

import io.foretick.lab.experiment.Experiment;
import io.foretick.lab.experiment.ExperimentFile;
import io.foretick.report.lab.ExperimentFolder;
import io.foretick.store.file.JsonFields;
import io.foretick.store.file.JsonText;
import io.foretick.store.file.WholeFile;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What an experiment was begun with, beside its YAML: kept in its folder, so that it can go on
/// without being told again.
///
/// @param id name of the experiment
/// @param tag the user's word for it, empty for none
/// @param single whether it is one trial, so that ranges are refused
/// @param limit at most so many trials, 0 for what the YAML says
/// @param source of the data in place of the YAML's, empty for that
/// @param paths of that source
public record ExperimentStart(
        String id, String tag, boolean single, int limit, String source, List<String> paths) {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Set<String> KEYS =
            Set.of("id", "tag", "single", "limit", "data_source", "data_paths");

    public ExperimentStart {
        paths = List.copyOf(paths);
    }

    /// Begins an experiment in a new or empty folder.
    ///
    /// @param text its YAML
    /// @throws IOException if the folder holds anything
    public void write(ExperimentFolder folder, String text) throws IOException {
        requireEmpty(folder.root());
        WholeFile.write(folder.config(), text.getBytes(StandardCharsets.UTF_8));
        var node = MAPPER.createObjectNode();
        node.put("id", id).put("tag", tag).put("single", single).put("limit", limit);
        node.put("data_source", source);
        var list = node.putArray("data_paths");
        paths.forEach(list::add);
        WholeFile.write(folder.options(), JsonText.of(node).getBytes(StandardCharsets.UTF_8));
    }

    private static void requireEmpty(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> inside = Files.list(root)) {
            if (inside.findAny().isPresent()) {
                throw new IOException(
                        root + " is not empty: go on with `lab resume --out`, or name another");
            }
        }
    }

    /// What the experiment in a folder was begun with.
    ///
    /// @throws IOException if none was begun there
    public static ExperimentStart read(ExperimentFolder folder) throws IOException {
        if (!Files.exists(folder.options())) {
            throw new IOException(folder.root() + " holds no experiment that was begun");
        }
        JsonFields fields = JsonText.parse("options.json", Files.readAllBytes(folder.options()));
        fields.onlyKeys(KEYS);
        return new ExperimentStart(
                fields.text("id"),
                fields.text("tag"),
                fields.truth("single"),
                Math.toIntExact(fields.whole("limit")),
                fields.text("data_source"),
                fields.texts("data_paths"));
    }

    /// The experiment in a folder, with all that it was begun with.
    public Experiment experiment(ExperimentFolder folder) throws IOException {
        return applied(ExperimentFile.read(folder.config()));
    }

    /// The experiment with these words on top of its file.
    public Experiment applied(Experiment file) {
        Experiment experiment = source.isEmpty() ? file : file.withData(source, paths);
        return limit > 0 ? experiment.withTrials(limit) : experiment;
    }
}
