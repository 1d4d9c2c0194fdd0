package io.foretick.lab.experiment;

import io.foretick.session.ConfigException;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads YAML into a tree that knows its lines. One instance a file; it does not know the keys.
final class YamlReader {

    private static final int DEPTH_MAX = 16;

    private final JsonParser parser;
    private final Problems problems;

    private YamlReader(JsonParser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /// The keys and values of a file.
    ///
    /// @throws ConfigException if it is no YAML, or no keys and values
    static YamlNode.Section read(String text, Problems problems) {
        var factory = new YAMLFactory();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            @Nullable JsonToken first = parser.nextToken();
            if (first == null) {
                return new YamlNode.Section(Map.of(), 1); // an empty file leaves all defaults
            }
            if (new YamlReader(parser, problems).node(0) instanceof YamlNode.Section root) {
                return root;
            }
            throw new ConfigException(problems.file() + ": expected keys and values");
        } catch (JacksonException e) {
            String at = e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
            throw new ConfigException(
                    problems.file() + at + ": no YAML: " + e.getOriginalMessage(), e);
        }
    }

    private YamlNode node(int depth) {
        if (depth > DEPTH_MAX) {
            throw new ConfigException(problems.file() + " line " + line() + ": nested too deep");
        }
        int line = line();
        return switch (parser.currentToken()) {
            case START_OBJECT -> section(depth, line);
            case START_ARRAY -> items(depth, line);
            case VALUE_NULL -> new YamlNode.Nothing(line);
            case null, default -> new YamlNode.Scalar(text(), line);
        };
    }

    private YamlNode.Section section(int depth, int line) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = String.valueOf(parser.currentName());
            int keyLine = line();
            parser.nextToken();
            YamlNode.Entry earlier = entries.put(key, new YamlNode.Entry(node(depth + 1), keyLine));
            if (earlier != null) {
                problems.add(keyLine, key + " stands twice, first in line " + earlier.line());
            }
        }
        return new YamlNode.Section(entries, line);
    }

    private YamlNode.Items items(int depth, int line) {
        List<YamlNode> nodes = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            nodes.add(node(depth + 1));
        }
        return new YamlNode.Items(nodes, line);
    }

    private String text() {
        @Nullable String text = parser.getString();
        return text == null ? "" : text;
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
