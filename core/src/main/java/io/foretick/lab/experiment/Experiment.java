package io.foretick.lab.experiment;

import io.foretick.lab.spec.DataSpec;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.session.ConfigException;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An experiment as its file tells it: what is fixed, what ranges, and how the ranges are searched.
/// Which trials are made of it, says `lab.search`.
///
/// @param file what messages call the file
/// @param text the file as it was read, to be kept with the results
/// @param idPattern name of the folder of results, with `{{timestamp}}` where it began
/// @param tag a remark, empty for none
/// @param trials at most so many trials
/// @param choices what the file or the command line say, by path; the rest is at its default
/// @param notes what is worth a word to the user, with lines
public record Experiment(
        String file,
        String text,
        String idPattern,
        String tag,
        int trials,
        SearchSpec search,
        Map<String, Choice> choices,
        List<String> notes) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    public Experiment {
        choices = inOrder(choices);
        notes = List.copyOf(notes);
    }

    /// Name of the folder of results, for an experiment that began at `start`.
    public String id(Instant start) {
        return idPattern.replace("{{timestamp}}", STAMP.format(start));
    }

    /// The same with at most so many trials.
    public Experiment withTrials(int limit) {
        return new Experiment(file, text, idPattern, tag, limit, search, choices, notes);
    }

    /// The same with another remark.
    public Experiment withTag(String remark) {
        return new Experiment(file, text, idPattern, remark, trials, search, choices, notes);
    }

    /// The same on other data.
    ///
    /// @param source as in `data.source`
    /// @param paths as in `data.paths`
    /// @param name as in `data.name`, empty for none
    /// @throws ConfigException if there is no such source
    public Experiment withData(String source, List<String> paths, String name) {
        for (String path : paths) {
            if (path.indexOf(',') >= 0) {
                throw new ConfigException(
                        "data.paths parts its paths by commas, so none may be in " + path);
            }
        }
        Map<String, Choice> changed = new LinkedHashMap<>(choices);
        changed.put("data.source", said("data.source", source));
        changed.put("data.paths", said("data.paths", String.join(",", paths)));
        changed.remove("data.name"); // that of other data
        if (!name.isEmpty()) {
            changed.put("data.name", said("data.name", name));
        }
        return new Experiment(file, text, idPattern, tag, trials, search, changed, notes);
    }

    private static Choice said(String path, String value) {
        try {
            return new Choice.One(Keys.at(path).kind().canonical(value), 0);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(path + " " + e.getMessage(), e);
        }
    }

    /// The settings that range, in the order in which a grid nests them.
    public Map<String, Choice> ranges() {
        Map<String, Choice> ranges = new LinkedHashMap<>();
        choices.forEach((path, choice) -> {
            if (!(choice instanceof Choice.One)) {
                ranges.put(path, choice);
            }
        });
        return ranges;
    }

    /// A note for each setting that the file says something of and no trial heeds.
    ///
    /// @param counting the settings that count for some trial
    public List<String> idle(Set<String> counting) {
        List<String> idle = new ArrayList<>();
        choices.forEach((path, choice) -> {
            Key key = Keys.at(path);
            if (key.when() != When.ALWAYS && !counting.contains(path)) {
                idle.add(
                        "line %d: %s counts for no trial: only where %s"
                                .formatted(choice.line(), path, key.when().words()));
            }
        });
        return idle;
    }

    /// The one trial of an experiment without ranges.
    ///
    /// @throws ConfigException naming each range and its line, if there are any
    public TrialSpec single() {
        List<String> wrong = new ArrayList<>();
        ranges().forEach((path, choice) ->
                wrong.add(
                        "%s line %d: %s is a range; `lab run` takes one value, `lab grid` all of them"
                                .formatted(file, choice.line(), path)));
        if (!wrong.isEmpty()) {
            throw new ConfigException(String.join("\n", wrong));
        }
        return trial(Map.of());
    }

    /// The trial that takes these values from the ranges.
    ///
    /// @param chosen a value for each of the [#ranges], by path; any other key may be there as well
    ///   and wins over the file
    /// @throws ConfigException if values of the trial contradict each other
    public TrialSpec trial(Map<String, String> chosen) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Key key : Keys.TRIAL) {
            values.put(key.path(), value(key, chosen));
        }
        Map<String, String> counting = Keys.counting(values);
        Contradictions.check(counting, this);
        return SpecBinder.bind(counting);
    }

    /// The same trial on the first part of its data.
    ///
    /// @param share how much of it, above 0; 1 for all, which is the trial itself
    /// @throws ConfigException if the data's span is not known from the file
    public TrialSpec trial(Map<String, String> chosen, double share) {
        TrialSpec whole = trial(chosen);
        if (share >= 1.0) {
            return whole;
        }
        Map<String, String> part = new LinkedHashMap<>(chosen);
        if (whole.data().source() == DataSpec.Source.GENERATED) {
            long rows = Math.max(1, Math.round(whole.data().rows() * share));
            part.put("data.rows", Long.toString(rows));
            return trial(part);
        }
        if (whole.data().from().isEmpty() || whole.data().to().isEmpty()) {
            throw new ConfigException(
                    at("data.source") + ": a search by halving needs data.from and data.to");
        }
        long from = Instant.parse(whole.data().from()).getEpochSecond();
        long to = Instant.parse(whole.data().to()).getEpochSecond();
        long cut = from + Math.max(1, Math.round((double) (to - from) * share));
        part.put("data.to", Instant.ofEpochSecond(cut).toString());
        return trial(part);
    }

    /// The seed of the search itself: that of the trials, or the default where they range over it.
    public long searchSeed() {
        return choices.get(Keys.SEED) instanceof Choice.One one
                ? Long.parseLong(one.value())
                : Long.parseLong(Keys.at(Keys.SEED).fallback());
    }

    private String value(Key key, Map<String, String> chosen) {
        String own = chosen.get(key.path());
        if (own != null) {
            return key.kind().canonical(own);
        }
        return switch (choices.get(key.path())) {
            case null -> key.fallback();
            case Choice.One one -> one.value();
            case Choice.Listed _, Choice.Between _ ->
                    throw new IllegalArgumentException("no value was chosen for " + key.path());
        };
    }

    /// Where the file says a key, for messages.
    public String at(String path) {
        Choice choice = choices.get(path);
        return choice == null || choice.line() == 0 ? file : file + " line " + choice.line();
    }

    private static Map<String, Choice> inOrder(Map<String, Choice> choices) {
        Map<String, Choice> sorted = new LinkedHashMap<>();
        for (String path : Keys.all().keySet()) {
            Choice choice = choices.get(path);
            if (choice != null) {
                sorted.put(path, choice);
            }
        }
        return Collections.unmodifiableMap(sorted);
    }
}
