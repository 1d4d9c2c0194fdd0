package io.foretick.cli;

import io.foretick.forecast.density.evaluation.Evaluation;
import io.foretick.forecast.density.evaluation.EvaluationPlan;
import io.foretick.forecast.density.evaluation.Fan;
import io.foretick.forecast.density.evaluation.LeakWarnings;
import io.foretick.lab.data.CoinHistory;
import io.foretick.lab.evaluation.Yardstick;
import io.foretick.report.density.EvaluationJson;
import io.foretick.report.density.EvaluationPage;
import io.foretick.store.DataFile;
import io.foretick.store.StoredModel;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What `density evaluate` prints and writes.
///
/// @param fan a day to be drawn, where there is one
record DensityEvaluateReport(
        Subject subject,
        EvaluationPlan plan,
        List<CoinHistory> coins,
        Evaluation evaluation,
        Optional<Fan> fan) {

    /// The model that was scored, and whom it was measured by.
    record Subject(StoredModel model, Path file, List<Yardstick> yardsticks) {}

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// What a reader has to know before he believes a figure.
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        Instant fittedTo = subject.model().provenance().to();
        if (fittedTo.isAfter(Instant.ofEpochSecond(plan.fromSecond()))) {
            warnings.add(
                    "%s was fitted to data up to %s, which it is scored on here: this is no evidence"
                            .formatted(subject.model().name(), fittedTo));
        }
        warnings.addAll(LeakWarnings.of(evaluation));
        return warnings;
    }

    /// Writes `evaluation.json` and `report.html` into a folder, which is made.
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("evaluation.json"), json());
        Files.writeString(folder.resolve("report.html"), EvaluationPage.render(document()));
    }

    String json() {
        return MAPPER.writeValueAsString(document()) + "\n";
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("model    %s, digest %s%n".formatted(subject.model().name(), digest()));
        text.append("file     %s%n".formatted(subject.file()));
        text.append("scored   %s to %s, seed %d%n".formatted(from(), to(), plan.seed().value()));
        return text + new EvaluationTables(evaluation).text();
    }

    private ObjectNode document() {
        ObjectNode root = MAPPER.createObjectNode();
        ObjectNode model = root.putObject("model");
        model.put("name", subject.model().name());
        model.put("digest", digest());
        model.put("file", subject.file().toString());
        model.put("fitted_to", subject.model().provenance().to().toString());
        ObjectNode range = root.putObject("range");
        range.put("from", from());
        range.put("to", to());
        root.put("seed", plan.seed().value());
        addData(root.putArray("data"));
        ArrayNode warnings = root.putArray("warnings");
        warnings().forEach(warnings::add);
        root.setAll(EvaluationJson.of(evaluation));
        for (Yardstick yardstick : subject.yardsticks()) {
            ((ObjectNode) root.path("rivals").path(yardstick.name()))
                    .put("source", yardstick.source());
        }
        fan.ifPresent(day -> root.set("fan", EvaluationJson.of(day)));
        return root;
    }

    private void addData(ArrayNode node) {
        for (CoinHistory coin : coins) {
            ObjectNode one = node.addObject().put("symbol", coin.symbol());
            ArrayNode files = one.putArray("files");
            for (DataFile file : coin.files()) {
                ObjectNode entry = files.addObject();
                entry.put("name", file.name());
                entry.put("sha256", file.sha256());
                entry.put("rows", file.rows());
            }
        }
    }

    private String digest() {
        return subject.model().digest();
    }

    private String from() {
        return Instant.ofEpochSecond(plan.fromSecond()).toString();
    }

    private String to() {
        return Instant.ofEpochSecond(plan.toSecond()).toString();
    }
}
