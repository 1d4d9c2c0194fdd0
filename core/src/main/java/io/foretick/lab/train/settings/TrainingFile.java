package io.foretick.lab.train.settings;

import io.foretick.base.Checks;
import io.foretick.base.Seed;
import io.foretick.feature.sequence.Scaling;
import io.foretick.feature.sequence.SequenceSpec;
import io.foretick.forecast.density.network.Anchor;
import io.foretick.forecast.density.network.NetworkSettings;
import io.foretick.forecast.density.network.Skew;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A YAML file of settings for training, by the names of document A. Every key has to be there and
/// no other may be; what each means, tells `configs/density.schema.json`.
///
/// @param text as it was read, to be kept with the model
/// @param settings what it says
public record TrainingFile(String text, TrainingSettings settings) {

    /// Every key, in the order in which people write them.
    static final List<String> KEYS =
            List.of(
                    "symbols",
                    "durations",
                    "base_timestep",
                    "extra_timesteps",
                    "features_per_symbol",
                    "features_per_timestep",
                    "features_horizon",
                    "normalization",
                    "volatility_scaling",
                    "volatility_spans",
                    "seq_length",
                    "encoder_hidden_size",
                    "encoder_num_layers",
                    "encoder_dropout",
                    "encoder_shared",
                    "head_hidden_size",
                    "head_num_layers",
                    "head_dropout",
                    "anchor",
                    "skew",
                    "skew_max",
                    "validation_split",
                    "density",
                    "optimizer",
                    "learning_rate",
                    "weight_decay",
                    "clip_norm",
                    "batch_size",
                    "epochs",
                    "validate_every",
                    "patience",
                    "members",
                    "anchor_returns",
                    "refit",
                    "seed");

    private static final Map<Character, Integer> SECONDS =
            Map.of('s', 1, 'm', 60, 'h', 3_600, 'd', 86_400);
    private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,6})([smhd])");
    private static final YAMLMapper MAPPER =
            YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /// Reads a file.
    ///
    /// @throws IOException naming file and key, if one is missing, unknown or out of range
    public static TrainingFile read(Path path) throws IOException {
        String text = Files.readString(path);
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    /// Reads what a file holds.
    ///
    /// @throws IllegalArgumentException naming the key, if one is missing, unknown or out of range
    public static TrainingFile parse(String text) {
        try {
            JsonNode root = MAPPER.readTree(text);
            checkKeys(root);
            return new TrainingFile(text, settings(root));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not YAML: " + e.getOriginalMessage(), e);
        }
    }

    private static void checkKeys(JsonNode root) {
        if (!root.isObject()) {
            throw new IllegalArgumentException("settings are a list of `key: value`");
        }
        TreeSet<String> unknown = new TreeSet<>(root.propertyNames());
        KEYS.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown keys: " + unknown);
        }
        List<String> missing = new ArrayList<>(KEYS);
        missing.removeAll(root.propertyNames());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("missing keys: " + missing);
        }
        only(root, "features_per_symbol", List.of("returns", "volume"));
        only(root, "features_per_timestep", List.of("tow"));
        only(root, "features_horizon", List.of("log", "sqrt"));
        only(root, "normalization", List.of("z-score"));
    }

    private static TrainingSettings settings(JsonNode root) {
        return new TrainingSettings(
                network(root),
                spans(root, "durations"),
                number(root, "density"),
                number(root, "validation_split"),
                number(root, "encoder_dropout"),
                number(root, "head_dropout"),
                choice(root, "optimizer", OptimizerName.class),
                number(root, "learning_rate"),
                number(root, "weight_decay"),
                number(root, "clip_norm"),
                whole(root, "batch_size"),
                whole(root, "epochs"),
                whole(root, "validate_every"),
                whole(root, "patience"),
                whole(root, "members"),
                whole(root, "anchor_returns"),
                flag(root, "refit"),
                new Seed(whole(root, "seed")));
    }

    private static NetworkSettings network(JsonNode root) {
        List<Integer> steps = new ArrayList<>();
        steps.add(span("base_timestep", text(root, "base_timestep")));
        steps.addAll(spans(root, "extra_timesteps"));
        SequenceSpec inputs =
                new SequenceSpec(
                        symbols(root),
                        whole(root, "seq_length"),
                        steps,
                        scaling(text(root, "volatility_scaling")),
                        spans(root, "volatility_spans"),
                        SequenceSpec.TWO_DAYS);
        return new NetworkSettings(
                inputs,
                whole(root, "encoder_hidden_size"),
                whole(root, "encoder_num_layers"),
                flag(root, "encoder_shared"),
                whole(root, "head_hidden_size"),
                whole(root, "head_num_layers"),
                choice(root, "anchor", Anchor.class),
                choice(root, "skew", Skew.class),
                number(root, "skew_max"));
    }

    /// `each`: the network takes every coin by itself.
    private static List<String> symbols(JsonNode root) {
        JsonNode value = root.path("symbols");
        return value.isString() && value.stringValue().equals("each")
                ? List.of(SequenceSpec.ANY_SYMBOL)
                : texts(root, "symbols");
    }

    private static Scaling scaling(String text) {
        return text.equals("none")
                ? new Scaling.Fixed()
                : new Scaling.Trailing(span("volatility_scaling", text));
    }

    private static void only(JsonNode root, String key, List<String> wanted) {
        if (!texts(root, key).equals(wanted)) {
            throw new IllegalArgumentException(
                    key + " must be " + String.join(", ", wanted) + ", was " + root.path(key));
        }
    }

    private static <E extends Enum<E>> E choice(JsonNode root, String key, Class<E> type) {
        String text = text(root, key);
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
            names.add(constant.name().toLowerCase(Locale.ROOT));
        }
        throw new IllegalArgumentException(
                key + " must be one of " + String.join(", ", names) + ", was " + text);
    }

    private static List<Integer> spans(JsonNode root, String key) {
        return texts(root, key).stream().map(text -> span(key, text)).toList();
    }

    private static int span(String key, String text) {
        Matcher matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    key + " must be a time such as 60s, 5m, 4h or 1d, was " + text);
        }
        int unit = SECONDS.getOrDefault(matcher.group(2).charAt(0), 1);
        long seconds = Long.parseLong(matcher.group(1)) * unit;
        return (int) Checks.inRange(seconds, 1, Integer.MAX_VALUE, key);
    }

    private static List<String> texts(JsonNode root, String key) {
        JsonNode value = root.path(key);
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            for (JsonNode one : value) {
                texts.add(textOf(key, one));
            }
        } else {
            texts.add(textOf(key, value));
        }
        return texts;
    }

    private static String text(JsonNode root, String key) {
        return textOf(key, root.path(key));
    }

    private static String textOf(String key, JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            throw new IllegalArgumentException(key + " must be a word, was " + value);
        }
        return value.asString();
    }

    private static double number(JsonNode root, String key) {
        JsonNode value = root.path(key);
        if (!value.isNumber()) {
            throw new IllegalArgumentException(key + " must be a number, was " + value);
        }
        return value.doubleValue();
    }

    private static int whole(JsonNode root, String key) {
        JsonNode value = root.path(key);
        if (!value.isInt()) {
            throw new IllegalArgumentException(key + " must be a whole number, was " + value);
        }
        return value.intValue();
    }

    private static boolean flag(JsonNode root, String key) {
        JsonNode value = root.path(key);
        if (!value.isBoolean()) {
            throw new IllegalArgumentException(key + " must be true or false, was " + value);
        }
        return value.booleanValue();
    }
}
