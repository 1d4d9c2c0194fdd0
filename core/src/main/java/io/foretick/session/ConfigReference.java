package io.foretick.session;

import io.foretick.session.ConfigBinder.Leaf;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.TreeMap;

/// What can be configured, told by the code itself: the page in the docs, the JSON Schema, and the
/// values of one configuration.
public final class ConfigReference {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ConfigReference() {}

    /// Dotted key to value, sorted by key.
    public static Map<String, String> values(Config config) {
        return ConfigBinder.flatten(config);
    }

    /// The values as one JSON object of dotted keys; where `origins` are given, each value stands
    /// beside its origin.
    public static String json(Config config, Map<String, String> origins) {
        ObjectNode root = JSON.createObjectNode();
        values(config)
                .forEach((path, value) -> {
                    if (origins.isEmpty()) {
                        root.put(path, value);
                    } else {
                        root.putObject(path).put("value", value).put("origin", origins.get(path));
                    }
                });
        return pretty(root);
    }

    /// JSON Schema (2020-12) of the file.
    public static String schema() {
        ObjectNode root = JSON.createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Foretick configuration");
        closed(root);
        for (Leaf leaf : ConfigBinder.leaves(Config.DEFAULT)) {
            ObjectNode parent = root;
            String[] keys = leaf.path().split("\\.", -1);
            for (int k = 0; k < keys.length - 1; k++) {
                parent = child(parent, keys[k]);
            }
            describe(properties(parent).putObject(keys[keys.length - 1]), leaf);
        }
        for (String section : ConfigReader.SWITCHES) {
            child(root, section).putArray("type").add("object").add("boolean");
        }
        return pretty(root);
    }

    /// The page `docs/configuration.md`.
    public static String page() {
        var page = new StringBuilder();
        page.append(
                """
                # Configuration

                One YAML tree a session. A flag `--set key=value` wins over the environment, the
                environment over the file, the file over the default. In the environment a key is
                written `FORETICK_` and the key in upper case with `__` for the dot, such as
                `FORETICK_RISK__COOLDOWN_MS`; `ASSET`, `INTERVAL`, `MAX_POSITION_USD`,
                `MAX_ORDERS_PER_MARKET` and `COOLDOWN_MS` work as well. An unknown key or a value out of
                range stops the start. `foretick config show --resolved` prints every value with its
                source; the JSON Schema is [beside this page](configuration.schema.json) and from
                `foretick config schema`.

                This page is made from the code.

                | key | type | default | meaning |
                |---|---|---|---|
                """);
        var rows = new TreeMap<String, Leaf>();
        ConfigBinder.leaves(Config.DEFAULT).forEach(leaf -> rows.put(leaf.path(), leaf));
        for (Leaf leaf : rows.values()) {
            page.append(
                    "| `%s` | %s | `%s` | %s |%n"
                            .formatted(leaf.path(), leaf.type(), leaf.defaultText(), leaf.means()));
        }
        return page.toString().replace("| `` |", "| (empty) |");
    }

    private static void describe(ObjectNode node, Leaf leaf) {
        node.put("description", leaf.means());
        if (leaf.type().startsWith("list of ")) {
            node.put("type", "array");
            node.putObject("items").put("type", leaf.type().substring("list of ".length()));
            node.set("default", JSON.readTree("[" + leaf.defaultText() + "]"));
        } else {
            node.put("type", leaf.type());
            boolean text = leaf.type().equals("string");
            node.set(
                    "default",
                    JSON.readTree(text ? '"' + leaf.defaultText() + '"' : leaf.defaultText()));
        }
    }

    private static ObjectNode child(ObjectNode parent, String key) {
        ObjectNode properties = properties(parent);
        if (properties.get(key) instanceof ObjectNode known) {
            return known;
        }
        return closed(properties.putObject(key));
    }

    private static ObjectNode closed(ObjectNode node) {
        node.put("type", "object");
        node.put("additionalProperties", false);
        node.putObject("properties");
        return node;
    }

    private static ObjectNode properties(ObjectNode node) {
        return (ObjectNode) node.get("properties");
    }

    private static String pretty(ObjectNode node) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }
}
