package io.foretick.exchange.spot;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.function.Function;

/// Short ways to build the JSON of answers and frames. Stateless.
public final class Json {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    /// An object that is filled in by its caller; keys keep their order.
    public static ObjectNode object() {
        return NODES.objectNode();
    }

    /// A list that is filled in by its caller.
    public static ArrayNode list() {
        return NODES.arrayNode();
    }

    /// The list of what some things become.
    public static <T> ArrayNode list(List<T> things, Function<T, ObjectNode> become) {
        ArrayNode list = list();
        things.forEach(thing -> list.add(become.apply(thing)));
        return list;
    }
}
