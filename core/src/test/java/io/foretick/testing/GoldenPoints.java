package io.foretick.testing;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads the points of a golden vector file: one object with named lists, a list of such objects,
/// or a bare list of points. Tells how many it found, so that an empty run cannot pass for a green
/// one.
public final class GoldenPoints {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private GoldenPoints() {}

    /// All points under `key`.
    ///
    /// @throws IllegalStateException if the file holds none
    public static List<JsonNode> read(Path file, String key) {
        List<JsonNode> points = new ArrayList<>();
        collect(MAPPER.readTree(file.toFile()), key, points);
        System.out.println(file.getFileName() + ": " + points.size() + " cases of " + key);
        if (points.isEmpty()) {
            throw new IllegalStateException("no " + key + " in " + file);
        }
        return points;
    }

    /// A number that may be spelled as a number or as text; 0 where it is absent.
    public static double number(JsonNode point, String name) {
        JsonNode value = point.path(name);
        return value.isString() ? Double.parseDouble(value.asString()) : value.asDouble(0.0);
    }

    private static void collect(JsonNode root, String key, List<JsonNode> points) {
        if (root.isObject()) {
            root.path(key).forEach(points::add);
            return;
        }
        for (JsonNode element : root) {
            if (element.path(key).isArray()) {
                element.path(key).forEach(points::add);
            } else {
                points.add(element);
            }
        }
    }
}
