package io.foretick.lab.experiment;

import io.foretick.report.lab.Objective;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every key of the file with kind, range, default and meaning: the one place that says so. The
/// schema and the page in the docs are written from it.
final class Keys {

    static final String SEED = "experiment.seed";

    /// What may be a folder's name once the instant stands in it.
    private static final Pattern ID =
            Pattern.compile(
                    "[A-Za-z0-9][A-Za-z0-9._-]{0,80}(\\{\\{timestamp}}[A-Za-z0-9._-]{0,80})?");

    /// Keys of the experiment, none of which reaches a trial.
    static final List<Key> EXPERIMENT =
            List.of(
                    new Key(
                            "experiment.id",
                            new Kind.Text(
                                    ID,
                                    "letters, digits, '.', '_', '-', and `{{timestamp}}` at most"
                                            + " once, not in front"),
                            "exp_{{timestamp}}",
                            When.ALWAYS,
                            "Name of the folder of results; `{{timestamp}}` is when it began."),
                    text("experiment.tag", "", "A remark that stays with the results."),
                    whole("experiment.trials", 1_000, 1, 1_000_000, "At most so many trials."),
                    word(
                            "experiment.search.method",
                            "grid",
                            SearchSpec.Method.values(),
                            "Who chooses the next trials."),
                    word(
                            "experiment.search.objective",
                            "per_thousand",
                            Objective.values(),
                            "What `bayesian` and `halving` maximise; by it the report finds the"
                                    + " best trials."),
                    whole("experiment.search.batch", 16, 1, 10_000, "Trials of a round."),
                    whole(
                            "experiment.search.startup",
                            32,
                            1,
                            100_000,
                            "Trials before `bayesian` begins to learn."),
                    whole(
                            "experiment.search.eta",
                            3,
                            2,
                            10,
                            "Of so many trials of a rung `halving` promotes one."),
                    whole("experiment.search.rungs", 3, 1, 8, "Rungs of `halving`."));

    /// Keys that can reach a trial.
    static final List<Key> TRIAL =
            Stream.of(
                            List.of(
                                    whole(
                                            SEED,
                                            42,
                                            0,
                                            Long.MAX_VALUE,
                                            "Root of all random numbers.")),
                            MarketKeys.data(),
                            MarketKeys.bars(),
                            MarketKeys.features(),
                            MarketKeys.labels(),
                            ModelKeys.stack(),
                            ModelKeys.trees(),
                            ModelKeys.networks(),
                            MarketKeys.split(),
                            TradingKeys.maker(),
                            TradingKeys.inventory(),
                            TradingKeys.venue(),
                            TradingKeys.lob(),
                            TradingKeys.agents(),
                            TradingKeys.pool(),
                            TradingKeys.chain(),
                            TradingKeys.bribe(),
                            TradingKeys.risk())
                    .flatMap(List::stream)
                    .toList();

    private static final Map<String, Key> BY_PATH = byPath();

    private Keys() {}

    /// All keys by path, in the order in which people write them.
    static Map<String, Key> all() {
        return BY_PATH;
    }

    /// The key of this path.
    static Key at(String path) {
        Key key = BY_PATH.get(path);
        if (key == null) {
            throw new IllegalArgumentException("no key is called " + path);
        }
        return key;
    }

    /// Of a trial's values those that count, in order of the paths.
    static SortedMap<String, String> counting(Map<String, String> values) {
        SortedMap<String, String> counting = new TreeMap<>();
        for (Key key : TRIAL) {
            if (key.when().holds(values)) {
                counting.put(key.path(), values.getOrDefault(key.path(), key.fallback()));
            }
        }
        return counting;
    }

    private static Map<String, Key> byPath() {
        Map<String, Key> keys = new LinkedHashMap<>();
        EXPERIMENT.forEach(key -> keys.put(key.path(), key));
        TRIAL.forEach(key -> keys.put(key.path(), key));
        return keys;
    }

    static Key whole(String path, long fallback, long min, long max, String means) {
        return new Key(path, new Kind.Whole(min, max), Long.toString(fallback), When.ALWAYS, means);
    }

    static Key real(String path, String fallback, double min, double max, String means) {
        return new Key(path, new Kind.Real(min, max, ""), fallback, When.ALWAYS, means);
    }

    static Key flag(String path, boolean fallback, String means) {
        return new Key(path, new Kind.Flag(), Boolean.toString(fallback), When.ALWAYS, means);
    }

    static Key word(String path, String fallback, Enum<?>[] constants, String means) {
        return new Key(path, Kind.Word.of(constants), fallback, When.ALWAYS, means);
    }

    static Key text(String path, String fallback, String means) {
        return new Key(path, Kind.Text.any(), fallback, When.ALWAYS, means);
    }

    static Key names(String path, String fallback, List<String> choices, String means) {
        return new Key(path, new Kind.Names(choices), fallback, When.ALWAYS, means);
    }

    static Key moment(String path, String means) {
        return new Key(path, new Kind.Moment(), "", When.ALWAYS, means);
    }
}
