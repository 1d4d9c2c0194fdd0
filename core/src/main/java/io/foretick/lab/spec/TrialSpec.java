package io.foretick.lab.spec;

import io.foretick.base.Checks;
import io.foretick.base.Sha256;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that a trial depends on. Two trials of equal specs give equal results, wherever they run.
///
/// @param id digest of the canonical spec, 16 hexadecimal digits; experiment id, tag and timestamps
///   are no part of it
/// @param values each setting that counts for the trial, by its path in the YAML, such as
///   `market_maker.gamma` to `0.5`, in order of the paths
/// @param seed the root of all the trial's random numbers
public record TrialSpec(
        String id,
        Map<String, String> values,
        long seed,
        DataSpec data,
        BarSpec bars,
        FeatureSpec features,
        LabelSpec labels,
        ModelSpec model,
        SplitSpec split,
        MakerSpec maker,
        VenueSpec venue,
        BribeSpec bribe,
        RiskSpec risk) {

    private static final int ID_DIGITS = 16;
    private static final String DATA_NAME = "data.name";
    private static final String DATA_PATHS = "data.paths";

    public TrialSpec {
        Checks.notBlank(id, "id");
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /// The id that belongs to these values.
    public static String idOf(Map<String, String> values) {
        return digest(identity(values));
    }

    /// The values that make the trial what it is, as text: one line `path=value` each, in order of
    /// the paths. What the id is the digest of.
    public String canonicalText() {
        return text(identity(values));
    }

    /// The same for all trials that read the same data.
    public String tapeKey() {
        return digest(tapeValues());
    }

    /// The same for all trials that train the same models; empty for trials without models.
    public String trainingKey() {
        if (model.level0() == ModelSpec.Level0.NONE) {
            return "";
        }
        return digest(
                under(
                        "data.",
                        "bars.",
                        "features.",
                        "labels.",
                        "model.",
                        "split.",
                        "experiment.seed"));
    }

    private SortedMap<String, String> tapeValues() {
        return under("data.", "split.locked_share");
    }

    private SortedMap<String, String> under(String... prefixes) {
        SortedMap<String, String> part = new TreeMap<>();
        identity(values)
                .forEach((path, value) -> {
                    for (String prefix : prefixes) {
                        if (path.startsWith(prefix)) {
                            part.put(path, value);
                        }
                    }
                });
        return part;
    }

    /// All values, but for the place of data that have a name: that says what they are.
    private static SortedMap<String, String> identity(Map<String, String> values) {
        SortedMap<String, String> identity = new TreeMap<>(values);
        if (identity.containsKey(DATA_NAME)) {
            identity.remove(DATA_PATHS);
        }
        return identity;
    }

    private static String digest(SortedMap<String, String> values) {
        byte[] bytes = text(values).getBytes(StandardCharsets.UTF_8);
        return Sha256.hex(bytes).substring(0, ID_DIGITS);
    }

    private static String text(Map<String, String> values) {
        var text = new StringBuilder();
        values.forEach((path, value) -> text.append(path).append('=').append(value).append('\n'));
        return text.toString();
    }
}
