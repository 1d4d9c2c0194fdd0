package io.foretick.report.direction.replay;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.Map;

/// The models of a `summary.json` in the order to be shown. Stateless.
final class ModelNodes {

    private ModelNodes() {}

    /// By name, the ensemble first; models that nothing was heard of are left out.
    static Map<String, JsonNode> of(ObjectNode summary) {
        var nodes = new LinkedHashMap<String, JsonNode>();
        JsonNode ensemble = summary.path("ensemble");
        if (!ensemble.isEmpty()) {
            nodes.put("ENSEMBLE", ensemble);
        }
        for (Map.Entry<String, JsonNode> model : summary.path("models").properties()) {
            nodes.put(model.getKey(), model.getValue());
        }
        return nodes;
    }

    /// The ensemble, or the first model where there is none.
    static JsonNode main(ObjectNode summary) {
        return of(summary).values().stream().findFirst().orElse(MissingNode.getInstance());
    }
}
