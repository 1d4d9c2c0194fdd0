package io.foretick.store;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The layout of a [Provenance], both ways. Stateless.
final class ProvenanceJson {

    private static final Set<String> PROVENANCE_KEYS =
            Set.of(
                    "created_by",
                    "files",
                    "from",
                    "to",
                    "rows",
                    "seed",
                    "git_commit",
                    "jdk",
                    "platform");

    private ProvenanceJson() {}

    static ObjectNode toJson(Provenance provenance) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("created_by", provenance.createdBy());
        node.put("from", provenance.from().toString());
        node.put("to", provenance.to().toString());
        node.put("rows", provenance.rows());
        node.put("seed", provenance.seed());
        if (provenance.gitCommit() != null) {
            node.put("git_commit", provenance.gitCommit());
        }
        node.put("jdk", provenance.jdk());
        node.put("platform", provenance.platform());
        ArrayNode files = node.putArray("files");
        for (DataFile file : provenance.files()) {
            files.addObject()
                    .put("name", file.name())
                    .put("sha256", file.sha256())
                    .put("rows", file.rows());
        }
        return node;
    }

    static Provenance fromJson(JsonFields node) throws IOException {
        node.onlyKeys(PROVENANCE_KEYS);
        List<DataFile> files = new ArrayList<>();
        for (JsonFields file : node.objects("files")) {
            file.onlyKeys(Set.of("name", "sha256", "rows"));
            files.add(dataFile(file));
        }
        try {
            return new Provenance(
                    node.text("created_by"),
                    files,
                    Instant.parse(node.text("from")),
                    Instant.parse(node.text("to")),
                    node.whole("rows"),
                    node.whole("seed"),
                    node.has("git_commit") ? node.text("git_commit") : null,
                    node.text("jdk"),
                    node.text("platform"));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw node.refused(e);
        }
    }

    private static DataFile dataFile(JsonFields node) throws IOException {
        try {
            return new DataFile(node.text("name"), node.text("sha256"), node.whole("rows"));
        } catch (IllegalArgumentException e) {
            throw node.refused(e);
        }
    }
}
