package io.foretick.store;

import io.foretick.feature.sequence.SequenceSpec;
import io.foretick.forecast.density.network.Anchor;
import io.foretick.forecast.density.network.NetworkSettings;
import io.foretick.forecast.density.network.Skew;
import io.foretick.store.file.JsonFields;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The layout of [NetworkSettings], both ways, by the names of the configuration. Stateless.
final class SettingsJson {

    private static final Set<String> KEYS =
            Set.of(
                    "seq_length",
                    "encoder_hidden_size",
                    "encoder_num_layers",
                    "encoder_shared",
                    "head_hidden_size",
                    "head_num_layers",
                    "anchor",
                    "skew",
                    "skew_max");

    private SettingsJson() {}

    static ObjectNode toJson(NetworkSettings settings) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("seq_length", settings.inputs().length())
                .put("encoder_hidden_size", settings.encoderHiddenSize())
                .put("encoder_num_layers", settings.encoderLayers())
                .put("encoder_shared", settings.sharedEncoder())
                .put("head_hidden_size", settings.headHiddenSize())
                .put("head_num_layers", settings.headLayers())
                .put("anchor", text(settings.anchor()))
                .put("skew", text(settings.skew()))
                .put("skew_max", settings.skewMax());
    }

    /// @param inputs the definition of the features, which stands in another part of the file
    static NetworkSettings fromJson(JsonFields node, SequenceSpec inputs) throws IOException {
        node.onlyKeys(KEYS);
        node.require("seq_length", (long) inputs.length(), node.whole("seq_length"));
        try {
            return new NetworkSettings(
                    inputs,
                    units(node, "encoder_hidden_size"),
                    units(node, "encoder_num_layers"),
                    node.truth("encoder_shared"),
                    units(node, "head_hidden_size"),
                    units(node, "head_num_layers"),
                    choice(node, "anchor", Anchor.values()),
                    choice(node, "skew", Skew.values()),
                    node.number("skew_max"));
        } catch (IllegalArgumentException e) {
            throw node.refused(e);
        }
    }

    private static int units(JsonFields node, String key) throws IOException {
        long value = node.whole(key);
        if (value < 1 || value > Integer.MAX_VALUE) {
            throw new IOException(node.place(key) + " must be positive, was " + value);
        }
        return (int) value;
    }

    private static <E extends Enum<E>> E choice(JsonFields node, String key, E[] choices)
            throws IOException {
        String text = node.text(key);
        for (E choice : choices) {
            if (text(choice).equals(text)) {
                return choice;
            }
        }
        List<String> names = Arrays.stream(choices).map(SettingsJson::text).toList();
        throw new IOException(
                node.place(key) + " must be one of " + String.join(", ", names) + ", was " + text);
    }

    private static String text(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
