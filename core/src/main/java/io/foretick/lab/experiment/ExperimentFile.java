package io.foretick.lab.experiment;

import io.foretick.report.lab.Objective;
import io.foretick.session.ConfigException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads the YAML file of an experiment. All that is wrong with it is told at once, each with its
/// line.
public final class ExperimentFile {

    private static final int BYTES_MAX = 1_000_000;

    private final Problems problems;
    private final Map<String, Choice> choices = new LinkedHashMap<>();

    private ExperimentFile(String file) {
        this.problems = new Problems(file);
    }

    /// Reads a file.
    ///
    /// @throws ConfigException naming every key that is unknown or whose value does not fit, with
    ///   its line
    /// @throws IOException if it cannot be read
    public static Experiment read(Path path) throws IOException {
        if (Files.size(path) > BYTES_MAX) {
            throw new ConfigException(path + " is larger than " + BYTES_MAX + " bytes");
        }
        return parse(Files.readString(path), String.valueOf(path.getFileName()));
    }

    /// Reads what a file holds.
    ///
    /// @param name what messages call it
    /// @throws ConfigException as [#read]
    public static Experiment parse(String text, String name) {
        var file = new ExperimentFile(name);
        file.section("", YamlReader.read(text, file.problems));
        file.problems.raise();
        file.remark();
        return file.experiment(text);
    }

    private Experiment experiment(String text) {
        return new Experiment(
                problems.file(),
                text,
                said("experiment.id"),
                said("experiment.tag"),
                count("experiment.trials"),
                search(),
                choices,
                problems.notes());
    }

    private SearchSpec search() {
        String in = "experiment.search.";
        return new SearchSpec(
                SearchSpec.Method.valueOf(said(in + "method").toUpperCase(Locale.ROOT)),
                Objective.valueOf(said(in + "objective").toUpperCase(Locale.ROOT)),
                count(in + "batch"),
                count(in + "startup"),
                count(in + "eta"),
                count(in + "rungs"));
    }

    /// What the file says of a key of the experiment itself, or its default.
    private String said(String path) {
        return choices.get(path) instanceof Choice.One one ? one.value() : Keys.at(path).fallback();
    }

    private int count(String path) {
        return Integer.parseInt(said(path));
    }

    private void section(String prefix, YamlNode.Section section) {
        section.entries()
                .forEach((name, entry) -> {
                    String path = prefix + name;
                    if (Keys.all().containsKey(path)) {
                        key(Keys.at(path), entry);
                    } else if (namesUnder(path + ".").isEmpty()) {
                        problems.add(entry.line(), unknown(prefix, name));
                    } else {
                        subsection(path, entry);
                    }
                });
    }

    private void subsection(String path, YamlNode.Entry entry) {
        switch (entry.node()) {
            case YamlNode.Section inner -> section(path + ".", inner);
            case YamlNode.Nothing _ -> {} // a section without keys leaves its defaults
            case YamlNode.Scalar _, YamlNode.Items _ ->
                    problems.add(entry.line(), path + " is a section of keys, not a value");
        }
    }

    private void key(Key key, YamlNode.Entry entry) {
        if (entry.node() instanceof YamlNode.Nothing) {
            return; // a key without a value keeps its default
        }
        var reader = new ChoiceReader(key, entry.line(), problems);
        reader.read(entry.node()).ifPresent(choice -> choices.put(key.path(), choice));
    }

    /// What is right by its range and still likely a slip.
    private void remark() {
        if (choices.get("bribe.percentile") instanceof Choice.One(String value, int line)
                && Double.parseDouble(value) < 1.0) {
            problems.note(
                    line, "bribe.percentile: %s is %s %%, not a share".formatted(value, value));
        }
    }

    private static String unknown(String prefix, String name) {
        String hint = Nearest.hint(name, namesUnder(prefix));
        if (hint.isEmpty()) {
            for (Key key : Keys.all().values()) {
                if (key.name().equals(name)) {
                    hint = "; did you mean '" + key.path() + "'?";
                }
            }
        }
        return "unknown key " + prefix + name + hint;
    }

    /// The words that may follow `prefix` in a path.
    private static Set<String> namesUnder(String prefix) {
        Set<String> names = new LinkedHashSet<>();
        for (String path : Keys.all().keySet()) {
            if (path.startsWith(prefix)) {
                names.add(path.substring(prefix.length()).split("\\.", 2)[0]);
            }
        }
        return names;
    }
}
