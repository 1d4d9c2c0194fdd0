package io.foretick.store.registry;

import io.foretick.base.Digest;
import io.foretick.store.file.JsonFields;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The layout of a [Change], both ways. Stateless.
final class ChangeJson {

    private static final Set<String> KEYS =
            Set.of("number", "at", "action", "from", "to", "forced", "reason", "figures");

    private ChangeJson() {}

    static ObjectNode toJson(Change change) {
        Reason reason = change.reason();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("number", change.number());
        node.put("at", reason.at().toString());
        node.put("action", change.action().name().toLowerCase(Locale.ROOT));
        if (change.from() != null) {
            node.put("from", change.from());
        }
        node.put("to", change.to());
        node.put("forced", reason.forced());
        node.put("reason", reason.text());
        ObjectNode figures = node.putObject("figures");
        reason.figures().forEach(figures::put);
        return node;
    }

    static Change fromJson(JsonFields node) throws IOException {
        node.onlyKeys(KEYS);
        try {
            return new Change(
                    node.whole("number"),
                    Change.Action.valueOf(node.text("action").toUpperCase(Locale.ROOT)),
                    node.has("from") ? Digest.hex(node.digest("from")) : null,
                    Digest.hex(node.digest("to")),
                    reason(node));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw node.refused(e);
        }
    }

    private static Reason reason(JsonFields node) throws IOException {
        JsonFields named = node.object("figures");
        SortedMap<String, Double> figures = new TreeMap<>();
        for (String name : named.keys()) {
            figures.put(name, named.number(name));
        }
        return new Reason(
                Instant.parse(node.text("at")), node.text("reason"), node.truth("forced"), figures);
    }
}
