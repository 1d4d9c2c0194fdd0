package io.foretick.store;

import io.foretick.base.Digest;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.store.file.JsonFields;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.Set;

/// The layout of a [ModelFile], both ways; its two halves have their own. Stateless.
final class ModelJson {

    private static final long FORMAT = 1;

    private static final Set<String> ROOT_KEYS =
            Set.of("format", "name", "kind", "digest", "provenance", "parameters");

    private ModelJson() {}

    static ObjectNode toJson(ModelFile file) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT);
        root.put("name", file.name());
        root.put("kind", ParametersJson.kind(file.model()));
        root.put("digest", file.digest());
        root.set("provenance", ProvenanceJson.toJson(file.provenance()));
        root.set("parameters", ParametersJson.toJson(file.model()));
        return root;
    }

    static ModelFile fromJson(JsonFields root) throws IOException {
        root.onlyKeys(ROOT_KEYS);
        root.require("format", FORMAT, root.whole("format"));
        Provenance provenance = ProvenanceJson.fromJson(root.object("provenance"));
        EconometricModel model = ParametersJson.fromJson(root);
        root.require("digest", Digest.hex(model.digest()), root.text("digest"));
        return new ModelFile(root.text("name"), provenance, model);
    }
}
