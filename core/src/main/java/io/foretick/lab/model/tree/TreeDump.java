package io.foretick.lab.model.tree;

import io.foretick.forecast.signal.TreeNode;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a tree as XGBoost writes it in JSON, with features called `f0`, `f1`, and so on.
final class TreeDump {

    private static final JsonMapper JSON = new JsonMapper();

    private TreeDump() {}

    static TreeNode parse(String json) {
        return node(JSON.readTree(json));
    }

    private static TreeNode node(JsonNode json) {
        JsonNode leaf = json.path("leaf");
        if (!leaf.isMissingNode()) {
            return new TreeNode.Leaf((float) leaf.doubleValue());
        }
        int below = json.path("yes").intValue();
        return new TreeNode.Split(
                Integer.parseInt(json.path("split").stringValue().substring(1)),
                (float) json.path("split_condition").doubleValue(),
                json.path("missing").intValue() == below,
                node(child(json, below)),
                node(child(json, json.path("no").intValue())));
    }

    private static JsonNode child(JsonNode json, int id) {
        for (JsonNode child : json.path("children")) {
            if (child.path("nodeid").intValue() == id) {
                return child;
            }
        }
        throw new IllegalArgumentException("a node of the tree has no child " + id);
    }
}
