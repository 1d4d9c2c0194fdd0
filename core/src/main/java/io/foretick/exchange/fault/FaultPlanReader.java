package io.foretick.exchange.fault;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a plan of faults from YAML and says key and line of what it cannot use.
final class FaultPlanReader {

    private static final int RULES_MAX = 1_000;

    private final String name;

    FaultPlanReader(String name) {
        this.name = name;
    }

    /// A value with the line it stands on.
    record Value(String text, int line) {}

    FaultPlan read(String yaml) {
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), yaml)) {
            if (parser.nextToken() == null) {
                return FaultPlan.NONE;
            }
            expect(parser, JsonToken.START_OBJECT, "expected the key 'faults'");
            expectKey(parser);
            parser.nextToken();
            expect(parser, JsonToken.START_ARRAY, "faults: expected a list of rules");
            FaultPlan plan = new FaultPlan(rules(parser));
            if (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                expectKey(parser.currentName(), line(parser));
            }
            return plan;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new FaultPlanException(at(line) + e.getOriginalMessage(), e);
        }
    }

    private void expectKey(JsonParser parser) {
        parser.nextToken();
        expectKey(String.valueOf(parser.currentName()), line(parser));
    }

    private void expectKey(String key, int line) {
        if (!"faults".equals(key)) {
            throw new FaultPlanException(
                    at(line) + "unknown key '" + key + "', expected 'faults' once");
        }
    }

    private List<FaultRule> rules(JsonParser parser) {
        var rules = new ArrayList<FaultRule>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String path = "faults[" + rules.size() + "]";
            expect(parser, JsonToken.START_OBJECT, path + ": expected keys and values");
            int line = line(parser);
            rules.add(rule(values(parser, path), path, line));
            if (rules.size() > RULES_MAX) {
                throw new FaultPlanException(name + ": more than " + RULES_MAX + " rules");
            }
        }
        return rules;
    }

    private Map<String, Value> values(JsonParser parser, String path) {
        var values = new LinkedHashMap<String, Value>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = String.valueOf(parser.currentName());
            JsonToken token = parser.nextToken();
            if (!token.isScalarValue()) {
                throw wrong(path + "." + key, line(parser), "expected one value");
            }
            values.put(key, new Value(String.valueOf(parser.getString()), line(parser)));
        }
        return values;
    }

    private FaultRule rule(Map<String, Value> values, String path, int line) {
        var fields = new RuleFields(values);
        try {
            FaultRule rule = fields.rule(path);
            fields.expectNoMore();
            return rule;
        } catch (IllegalArgumentException e) {
            String key = fields.last().isEmpty() ? path : path + "." + fields.last();
            throw wrong(key, fields.line(line), String.valueOf(e.getMessage()));
        }
    }

    private void expect(JsonParser parser, JsonToken token, String message) {
        if (parser.currentToken() != token) {
            throw new FaultPlanException(at(line(parser)) + message);
        }
    }

    private FaultPlanException wrong(String key, int line, String message) {
        return new FaultPlanException(at(line) + key + ": " + message);
    }

    private String at(int line) {
        return name + ", line " + line + ": ";
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
