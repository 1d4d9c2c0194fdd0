package io.foretick.lab.run;

import io.foretick.lab.experiment.Experiment;
import io.foretick.lab.experiment.ExperimentFile;
import io.foretick.report.lab.ExperimentFolder;
import io.foretick.store.file.JsonFields;
import io.foretick.store.file.JsonText;
import io.foretick.store.file.WholeFile;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What an experiment is begun with, beside its YAML: kept in its folder, so that it can go on
/// without being told again.
///
/// @param id name of the experiment
/// @param tag the user's word for it, empty for none
/// @param single whether it is one trial, so that ranges are refused
/// @param limit at most so many trials, 0 for what the YAML says
/// @param data what is read in place of the YAML's
public record ExperimentStart(String id, String tag, boolean single, int limit, OtherData data) {

    /// Data in place of the YAML's.
    ///
    /// @param source as in `data.source`, empty for what the YAML says
    /// @param paths where it lies
    /// @param name what it is, wherever it lies; empty in experiments begun before there were
    ///   names, whose trials' ids are made of the paths
    public record OtherData(String source, List<String> paths, String name) {

        /// None: the YAML's is read.
        public static final OtherData NONE = new OtherData("", List.of(), "");

        public OtherData {
            paths = List.copyOf(paths);
        }
    }

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String NAME = "data_name";
    private static final Set<String> KEYS =
            Set.of("id", "tag", "single", "limit", "data_source", "data_paths", NAME);

    /// Begins an experiment in a new or empty folder. Its YAML is written last and makes it one: a
    /// folder in which a beginning was cut off before is as good as empty.
    ///
    /// @param text its YAML
    /// @throws IOException if the folder holds anything
    public void write(ExperimentFolder folder, String text) throws IOException {
        requireFree(folder);
        WholeFile.write(folder.options(), JsonText.of(node()).getBytes(StandardCharsets.UTF_8));
        WholeFile.write(folder.config(), text.getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode node() {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("id", id).put("tag", tag).put("single", single).put("limit", limit);
        node.put("data_source", data.source());
        var list = node.putArray("data_paths");
        data.paths().forEach(list::add);
        return node.put(NAME, data.name());
    }

    private static void requireFree(ExperimentFolder folder) throws IOException {
        if (!Files.isDirectory(folder.root())) {
            return;
        }
        try (Stream<Path> inside = Files.list(folder.root())) {
            if (!inside.allMatch(file -> isOfBeginning(file, folder))) {
                throw new IOException(
                        folder.root()
                                + " is not empty: go on with `lab resume --out`, or name another");
            }
        }
    }

    /// Whether a file is what a beginning leaves that was cut off: options of ours, or a file that
    /// was being written.
    private static boolean isOfBeginning(Path file, ExperimentFolder folder) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(".") && name.endsWith(".tmp")) {
            return true;
        }
        if (!file.equals(folder.options())) {
            return false;
        }
        try {
            ExperimentStart _ = options(folder);
            return true;
        } catch (IOException _) {
            return false; // somebody else's file of that name
        }
    }

    /// What the experiment in a folder was begun with.
    ///
    /// @throws IOException if none was begun there
    public static ExperimentStart read(ExperimentFolder folder) throws IOException {
        if (!Files.exists(folder.options()) || !Files.exists(folder.config())) {
            throw new IOException(folder.root() + " holds no experiment that was begun");
        }
        return options(folder);
    }

    private static ExperimentStart options(ExperimentFolder folder) throws IOException {
        JsonFields fields = JsonText.parse("options.json", Files.readAllBytes(folder.options()));
        fields.onlyKeys(KEYS);
        return new ExperimentStart(
                fields.text("id"),
                fields.text("tag"),
                fields.truth("single"),
                Math.toIntExact(fields.whole("limit")),
                new OtherData(
                        fields.text("data_source"),
                        fields.texts("data_paths"),
                        fields.has(NAME) ? fields.text(NAME) : ""));
    }

    /// The experiment in a folder, with all that it was begun with.
    public Experiment experiment(ExperimentFolder folder) throws IOException {
        return applied(ExperimentFile.read(folder.config()));
    }

    /// The experiment with these words on top of its file.
    public Experiment applied(Experiment file) {
        Experiment experiment =
                data.source().isEmpty()
                        ? file
                        : file.withData(data.source(), data.paths(), data.name());
        return limit > 0 ? experiment.withTrials(limit) : experiment;
    }
}
