package io.foretick.report.lab;

import io.foretick.store.file.JsonFields;
import io.foretick.store.file.JsonText;
import io.foretick.store.file.WholeFile;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// What an experiment is called and what is to be said about it; `about.json` in its folder, which
/// an experiment need not have.
///
/// @param name of the experiment
/// @param tag the user's own word for it, may be empty
/// @param periodSeconds length of the periods of the trials, 0 where it is not known
/// @param riskLevel level of value at risk and shortfall, 0 where it is not known
/// @param objective what its best trials are the best in
/// @param notes what a reader should know, one sentence each
public record About(
        String name,
        String tag,
        double periodSeconds,
        double riskLevel,
        Objective objective,
        List<String> notes) {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Set<String> KEYS =
            Set.of("name", "tag", "period_seconds", "risk_level", "objective", "notes");

    public About {
        notes = List.copyOf(notes);
    }

    /// Writes the file of a folder.
    public void write(ExperimentFolder folder) throws IOException {
        var node = MAPPER.createObjectNode().put("name", name).put("tag", tag);
        node.put("period_seconds", periodSeconds).put("risk_level", riskLevel);
        node.put("objective", objective.key());
        var lines = node.putArray("notes");
        notes.forEach(lines::add);
        WholeFile.write(folder.about(), JsonText.of(node).getBytes(StandardCharsets.UTF_8));
    }

    /// Reads the file of a folder; without one, the experiment is called after its folder.
    public static About read(ExperimentFolder folder) throws IOException {
        Path file = folder.about();
        if (!Files.exists(file)) {
            Path root = folder.root().toAbsolutePath().normalize();
            return new About(
                    String.valueOf(root.getFileName()), "", 0, 0, Objective.SHARPE, List.of());
        }
        JsonFields fields = JsonText.parse("about.json", Files.readAllBytes(file));
        fields.onlyKeys(KEYS);
        return new About(
                fields.text("name"),
                fields.text("tag"),
                fields.number("period_seconds"),
                fields.number("risk_level"),
                objective(fields),
                fields.texts("notes"));
    }

    /// An experiment of an older version has none, and was ranked by Sharpe ratio.
    private static Objective objective(JsonFields fields) throws IOException {
        if (!fields.keys().contains("objective")) {
            return Objective.SHARPE;
        }
        String key = fields.text("objective");
        for (Objective objective : Objective.values()) {
            if (objective.key().equals(key)) {
                return objective;
            }
        }
        throw new IOException("about.json: no objective " + key);
    }
}
