package io.foretick.lab.experiment;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Writes a tree as YAML that people can read: what fits on a line stands on it as JSON, which is
/// YAML too; the rest one key or element a line.
final class YamlWriter {

    private static final int WIDTH = 100;
    private static final int INDENT = 2;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

    private final StringBuilder text = new StringBuilder();

    private YamlWriter() {}

    static String write(JsonNode root) {
        var writer = new YamlWriter();
        writer.block(root, 0);
        return writer.text.toString();
    }

    private void block(JsonNode node, int indent) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> line(key(entry.getKey()) + ":", entry.getValue(), indent));
        } else {
            node.forEach(element -> line("-", element, indent));
        }
    }

    private void line(String head, JsonNode node, int indent) {
        String onOneLine = JSON.writeValueAsString(node);
        text.repeat(' ', indent).append(head);
        boolean fits = indent + head.length() + 1 + onOneLine.length() <= WIDTH;
        if (fits || node.isValueNode() || node.isEmpty()) {
            text.append(' ').append(onOneLine).append('\n');
        } else {
            text.append('\n');
            int begin = text.length();
            block(node, indent + INDENT);
            if (head.equals("-")) { // its first key stands on the line of the dash
                text.delete(begin - 1, begin + indent + 1);
            }
        }
    }

    private static String key(String name) {
        return name.startsWith("$") ? '"' + name + '"' : name;
    }
}
