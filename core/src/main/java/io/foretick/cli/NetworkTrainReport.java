package io.foretick.cli;

import io.foretick.base.Digest;
import io.foretick.store.NetworkFile;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.Formatter;
import java.util.Locale;
import java.util.Map;

/// What `density train --config` prints, as text or as JSON.
///
/// @param file that was written
/// @param out where to
public record NetworkTrainReport(NetworkFile file, Path out) {

    private static final JsonMapper MAPPER = new JsonMapper();

    public String text() {
        Formatter text = new Formatter(Locale.ROOT);
        text.format("model      %s, digest %s%n", file.name(), Digest.hex(file.model().digest()));
        text.format("file       %s%n", out);
        text.format("trained on %s to %s%n", file.provenance().from(), file.provenance().to());
        text.format("baselines  %s%n", String.join(", ", file.baselines().keySet()));
        for (Map.Entry<String, Double> entry : file.training().record().entrySet()) {
            text.format("%-26s %s%n", entry.getKey(), plain(entry.getValue()));
        }
        return text.toString();
    }

    public String json() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("model", file.name());
        root.put("digest", Digest.hex(file.model().digest()));
        root.put("file", out.toString());
        root.put("from", file.provenance().from().toString());
        root.put("to", file.provenance().to().toString());
        ObjectNode record = root.putObject("training");
        file.training().record().forEach(record::put);
        return MAPPER.writeValueAsString(root) + "\n";
    }

    private static String plain(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.5f", value);
    }
}
