package io.foretick.store;

import io.foretick.base.Digest;
import io.foretick.history.HistoryCut;
import io.foretick.store.file.JsonFields;

import org.jspecify.annotations.Nullable;

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
                    "platform",
                    "cpu",
                    "store");

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
        node.put("jdk", provenance.machine().jdk());
        node.put("platform", provenance.machine().platform());
        if (provenance.machine().cpu() != null) {
            node.put("cpu", provenance.machine().cpu());
        }
        putStore(node, provenance.store());
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
                    node.has("store") ? store(node.object("store")) : null,
                    Instant.parse(node.text("from")),
                    Instant.parse(node.text("to")),
                    node.whole("rows"),
                    node.whole("seed"),
                    node.has("git_commit") ? node.text("git_commit") : null,
                    machine(node));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw node.refused(e);
        }
    }

    private static void putStore(ObjectNode node, @Nullable HistoryCut store) {
        if (store != null) {
            node.putObject("store")
                    .put("digest", Digest.hex(store.digest()))
                    .put("cut", Instant.ofEpochSecond(store.endSecond()).toString());
        }
    }

    private static HistoryCut store(JsonFields node) throws IOException {
        node.onlyKeys(Set.of("digest", "cut"));
        long endSecond = Instant.parse(node.text("cut")).getEpochSecond();
        return new HistoryCut(node.digest("digest"), endSecond);
    }

    private static Machine machine(JsonFields node) throws IOException {
        String cpu = node.has("cpu") ? node.text("cpu") : null;
        return new Machine(node.text("jdk"), node.text("platform"), cpu);
    }

    private static DataFile dataFile(JsonFields node) throws IOException {
        try {
            return new DataFile(node.text("name"), node.text("sha256"), node.whole("rows"));
        } catch (IllegalArgumentException e) {
            throw node.refused(e);
        }
    }
}
