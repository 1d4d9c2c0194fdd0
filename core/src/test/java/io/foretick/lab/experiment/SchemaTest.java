package io.foretick.lab.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.session.ConfigException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The shipped schema allows what the reader allows. Judged by the few words of JSON Schema that it
/// uses.
class SchemaTest {

    private static final Path CONFIGS =
            Path.of(System.getProperty("foretick.root", ".."), "configs");
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonNode SCHEMA = YAML.readTree(ExperimentReference.schema());

    @ParameterizedTest
    @ValueSource(strings = {"base.yml", "grid.yml", "grid-1000.yml"})
    void shippedFilesAreValid(String name) throws IOException {
        assertTrue(isValid(Files.readString(CONFIGS.resolve(name))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "bars: {type: tick, threshold_ticks: [10, 20]}",
                "market_maker: {gamma: {from: 0.1, to: 1, steps: 3, scale: log}}",
                "features: {frac_diff_order: auto, include: [[rsi], [rsi, macd]]}",
                "model: {level0: {params: {tree_method: gpu_hist}}}",
                "data: {from: 2024-01-01, to: '2024-02-01T12:00:00Z'}",
                "experiment: {id: 'a_{{timestamp}}', search: {method: bayesian}}",
            })
    void readerAndSchemaAllowTheSame(String text) {
        ExperimentFile.parse(text, "test.yml");
        assertTrue(isValid(text), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bars: {typ: tick}",
                "bars: {type: ticks}",
                "bars: 3",
                "market_maker: {gamma: -1}",
                "market_maker: {gamma: much}",
                "market_maker: {gamma: []}",
                "market_maker: {gamma: {from: 1}}",
                "market_maker: {hedge: 1}",
                "split: {folds: 1.5}",
                "features: {include: [rsy]}",
                "data: {from: yesterday}",
                "experiment: {trials: [1, 2]}",
                "experiment: {id: '../x'}",
            })
    void readerAndSchemaRefuseTheSame(String text) {
        assertFalse(isValid(text), text);
        assertThrows(ConfigException.class, () -> ExperimentFile.parse(text, "test.yml"));
    }

    @Test
    void everyDefaultIsValidAndDescribed() {
        for (String path : Keys.all().keySet()) {
            JsonNode leaf = SCHEMA.at("/properties/" + path.replace(".", "/properties/"));
            assertTrue(isValid(leaf, leaf.path("default")), path);
            assertFalse(leaf.path("description").asString().isBlank(), path);
        }
    }

    private static boolean isValid(String text) {
        return isValid(SCHEMA, YAML.readTree(text));
    }

    private static boolean isValid(JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            return isValid(SCHEMA.at(schema.path("$ref").stringValue().substring(1)), value);
        }
        if (schema.has("anyOf")) {
            return schema.path("anyOf").valueStream().anyMatch(form -> isValid(form, value));
        }
        if (schema.has("const")) {
            return schema.path("const").equals(value);
        }
        if (schema.has("enum")) {
            return schema.path("enum").valueStream().anyMatch(value::equals);
        }
        return types(schema).anyMatch(type -> isOfType(type, value))
                && isInBounds(schema, value)
                && hasValidParts(schema, value);
    }

    private static Stream<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray()
                ? type.valueStream().map(JsonNode::stringValue)
                : Stream.of(type.stringValue());
    }

    private static boolean isOfType(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException("unknown type " + type);
        };
    }

    private static boolean isInBounds(JsonNode schema, JsonNode value) {
        if (schema.has("minimum") && value.doubleValue() < schema.path("minimum").doubleValue()) {
            return false;
        }
        if (schema.has("maximum") && value.doubleValue() > schema.path("maximum").doubleValue()) {
            return false;
        }
        return !schema.has("pattern")
                || value.stringValue().matches(schema.path("pattern").stringValue());
    }

    private static boolean hasValidParts(JsonNode schema, JsonNode value) {
        if (value.isArray()) {
            return value.size() >= schema.path("minItems").asInt(0)
                    && value.valueStream().allMatch(one -> isValid(schema.path("items"), one));
        }
        if (value.isObject()) {
            return hasRequired(schema, value)
                    && value.properties().stream().allMatch(entry -> isValidKey(schema, entry));
        }
        return true;
    }

    private static boolean hasRequired(JsonNode schema, JsonNode value) {
        return schema.path("required").valueStream().allMatch(key -> value.has(key.stringValue()));
    }

    private static boolean isValidKey(JsonNode schema, Map.Entry<String, JsonNode> entry) {
        JsonNode inner = schema.path("properties").path(entry.getKey());
        return !inner.isMissingNode() && isValid(inner, entry.getValue());
    }

    @Test
    void pageTellsEveryKey() {
        List<String> rows =
                ExperimentReference.page().lines().filter(line -> line.startsWith("| `")).toList();
        assertEquals(Keys.all().size(), rows.size());
    }
}
