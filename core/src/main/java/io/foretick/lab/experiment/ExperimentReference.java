package io.foretick.lab.experiment;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.List;

/// What the file of an experiment may say, told by the keys themselves: the JSON Schema and the
/// page in the docs.
public final class ExperimentReference {

    private ExperimentReference() {}

    /// JSON Schema (2020-12) of the file, written as YAML.
    public static String schema() {
        ObjectNode root = object();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Experiment of the laboratory");
        root.put(
                "description",
                "File of `foretick lab run` and `foretick lab grid`. A list where one value is"
                        + " expected is a range, and so is {from, to, steps, scale}; `run` refuses"
                        + " ranges. Made from the code.");
        section(root);
        for (Key key : Keys.all().values()) {
            describe(parent(root, key.path()).putObject(key.name()), key);
        }
        root.putObject("$defs").set("range", range());
        return YamlWriter.write(root);
    }

    private static ObjectNode parent(ObjectNode root, String path) {
        ObjectNode node = root;
        String[] names = path.split("\\.", -1);
        for (int k = 0; k < names.length - 1; k++) {
            ObjectNode properties = (ObjectNode) node.get("properties");
            node =
                    properties.get(names[k]) instanceof ObjectNode known
                            ? known
                            : section(properties.putObject(names[k]));
        }
        return (ObjectNode) node.get("properties");
    }

    /// A closed section, which may also stand without keys.
    private static ObjectNode section(ObjectNode node) {
        node.putArray("type").add("object").add("null");
        node.put("additionalProperties", false);
        node.putObject("properties");
        return node;
    }

    private static void describe(ObjectNode node, Key key) {
        node.put("description", meaning(key));
        node.set("default", fallback(key));
        ArrayNode forms = node.putArray("anyOf");
        forms.add(value(key.kind()));
        if (!Keys.EXPERIMENT.contains(key)) {
            ObjectNode list = forms.addObject().put("type", "array");
            list.set("items", value(key.kind()));
            list.put("minItems", 1);
            if (key.kind() instanceof Kind.Whole || key.kind() instanceof Kind.Real) {
                forms.addObject().put("$ref", "#/$defs/range");
            }
        }
        forms.addObject().put("type", "null");
    }

    private static String meaning(Key key) {
        return key.when().words().isEmpty()
                ? key.means()
                : key.means() + " Counts where " + key.when().words() + ".";
    }

    private static JsonNode fallback(Key key) {
        var nodes = JsonNodeFactory.instance;
        String text = key.fallback();
        return switch (key.kind()) {
            case Kind.Whole _ -> nodes.numberNode(Long.parseLong(text));
            case Kind.Real _ -> number(text);
            case Kind.Flag _ -> nodes.booleanNode(text.equals("true"));
            case Kind.Names _ -> strings(nodes.arrayNode(), Kind.Names.elements(text));
            case Kind.Word _, Kind.Text _, Kind.Moment _, Kind.Span _ -> nodes.stringNode(text);
        };
    }

    private static ObjectNode value(Kind kind) {
        ObjectNode node = object();
        return switch (kind) {
            case Kind.Whole(long min, long max) ->
                    node.put("type", "integer").put("minimum", min).put("maximum", max);
            case Kind.Real(double min, double max, String word) -> real(node, min, max, word);
            case Kind.Flag _ -> node.put("type", "boolean");
            case Kind.Word word -> {
                ArrayNode words = strings(node.putArray("enum"), word.choices());
                word.aliases().keySet().stream().sorted().forEach(words::add);
                yield node;
            }
            case Kind.Text text -> node.put("type", "string").put("pattern", anchored(text));
            case Kind.Moment _ ->
                    node.put("type", "string")
                            .put("pattern", "^([0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+Z)?)?$");
            case Kind.Span _ ->
                    node.put("type", "string").put("pattern", "^[0-9]{1,9}(ms|s|m|h|d)$");
            case Kind.Names names -> {
                node.put("type", "array");
                ObjectNode items = node.putObject("items").put("type", "string");
                if (!names.choices().isEmpty()) {
                    strings(items.putArray("enum"), names.choices());
                }
                yield node;
            }
        };
    }

    private static ObjectNode real(ObjectNode node, double min, double max, String word) {
        if (word.isEmpty()) {
            return bounded(node, min, max);
        }
        ArrayNode forms = node.putArray("anyOf");
        forms.add(bounded(object(), min, max));
        forms.addObject().put("const", word);
        return node;
    }

    private static ObjectNode bounded(ObjectNode node, double min, double max) {
        node.put("type", "number");
        node.set("minimum", number(Kind.plain(min)));
        node.set("maximum", number(Kind.plain(max)));
        return node;
    }

    /// Without an exponent, which people read badly.
    private static JsonNode number(String plain) {
        return JsonNodeFactory.instance.numberNode(new BigDecimal(plain));
    }

    private static ObjectNode range() {
        ObjectNode range = object();
        range.put("description", "All numbers between two; a grid takes so many steps of them.");
        range.put("type", "object").put("additionalProperties", false);
        ObjectNode properties = range.putObject("properties");
        properties.putObject("from").put("type", "number");
        properties.putObject("to").put("type", "number");
        properties.putObject("steps").put("type", "integer").put("minimum", 1);
        properties.putObject("scale").putArray("enum").add("linear").add("log");
        range.putArray("required").add("from").add("to");
        return range;
    }

    private static String anchored(Kind.Text text) {
        return "^(" + text.pattern().pattern() + ")$";
    }

    private static ArrayNode strings(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
        return array;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// The page `docs/lab-config.md`.
    public static String page() {
        var page = new StringBuilder();
        page.append(
                """
                # Experiments of the laboratory

                One YAML file is one experiment. `foretick lab run` runs it once; `foretick lab grid` runs
                every trial that its ranges make; `foretick lab check` only says what is in it, and names
                every wrong key with its line. The JSON Schema is `configs/schema.yaml`; templates are
                `configs/base.yml`, `configs/grid.yml` and `configs/grid-1000.yml`.

                A list where one value is expected is a range: `gamma: [0.1, 0.5, 1.0]`. Where the value is a
                list itself, a list of lists is a range: `include: [[rsi], [rsi, macd]]`. A number may range
                as `{from: 0.01, to: 1, steps: 5, scale: log}`; a grid takes the steps, the other searches
                draw from all of it where no steps are given.

                A trial's id is the digest of the settings that count for it, the seed among them. The rest
                of the section `experiment` is no part of it. A setting whose condition (in brackets) is not
                met does not count: trials that differ in nothing else are one.

                This page is made from the code.

                | key | value | default | meaning |
                |---|---|---|---|
                """);
        for (Key key : Keys.all().values()) {
            page.append(
                    "| `%s` | %s | %s | %s |%n"
                            .formatted(
                                    key.path(),
                                    key.kind().words(),
                                    shown(key.fallback()),
                                    key.means() + condition(key)));
        }
        return page.toString();
    }

    private static String shown(String fallback) {
        return fallback.isEmpty() ? "(empty)" : "`" + fallback + "`";
    }

    private static String condition(Key key) {
        return key.when() == When.ALWAYS ? "" : " (where " + key.when().words() + ")";
    }
}
