package io.foretick.venue.rpc;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// What is asked of a node.
///
/// @param method such as `eth_getLogs`
/// @param parameters in the order in which the method takes them
public record Question(String method, List<JsonNode> parameters) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public Question {
        parameters = List.copyOf(parameters);
    }

    /// A question with these parameters: texts, whole numbers, truth values or JSON.
    public static Question of(String method, Object... parameters) {
        ArrayNode list = JSON.createArrayNode();
        for (Object parameter : parameters) {
            list.add(JSON.<JsonNode>valueToTree(parameter));
        }
        return new Question(method, list.valueStream().toList());
    }

    ObjectNode json(long id) {
        ObjectNode question = JSON.createObjectNode();
        question.put("jsonrpc", "2.0").put("id", id).put("method", method);
        question.putArray("params").addAll(parameters);
        return question;
    }
}
