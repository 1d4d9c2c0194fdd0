package io.foretick.report.lab;

import io.foretick.base.Digest;
import io.foretick.report.lab.TrialResult.Activity;
import io.foretick.report.lab.TrialResult.Model;
import io.foretick.report.lab.TrialResult.Money;
import io.foretick.report.lab.TrialResult.Risk;
import io.foretick.store.file.JsonFields;
import io.foretick.store.file.JsonText;
import io.foretick.store.file.WholeFile;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The file of one trial: its whole result as JSON, exact to the last bit, with a check over the
/// rest. Written whole or not at all, so that a file that is there is a trial that is done.
public final class TrialFile {

    static final String ENDING = ".json";

    private static final String ID_PATTERN = "[0-9A-Za-z_-]{1,64}";
    private static final Set<String> KEYS =
            Set.of(
                    "id",
                    "values",
                    "failure",
                    "money",
                    "activity",
                    "risk",
                    "model",
                    "periods",
                    "alarms",
                    "digest",
                    "check");

    private TrialFile() {}

    /// Writes a result; folders above the file are made, and an older file is replaced.
    ///
    /// @param file its name must be the trial's id with `.json` behind it
    public static void write(Path file, TrialResult result) throws IOException {
        if (!result.id().matches(ID_PATTERN)) {
            throw new IOException("id must match " + ID_PATTERN + ", was " + result.id());
        }
        if (!name(file).equals(result.id() + ENDING)) {
            throw new IOException(file + " is no name for the trial " + result.id());
        }
        WholeFile.write(file, JsonText.of(checked(result)).getBytes(StandardCharsets.UTF_8));
    }

    /// The file's content as one line, to be sent elsewhere.
    public static String line(TrialResult result) {
        return JsonText.line(checked(result));
    }

    /// The result in a line.
    ///
    /// @throws IOException if it is torn or altered
    public static TrialResult parse(String line) throws IOException {
        JsonFields fields = JsonText.parse("a result", line.getBytes(StandardCharsets.UTF_8));
        return checked(fields);
    }

    private static ObjectNode checked(TrialResult result) {
        ObjectNode node = TrialJson.of(result);
        return node.put("check", check(result));
    }

    /// The result in a file.
    ///
    /// @throws IOException if the file is torn, altered, of another trial, or of another kind
    public static TrialResult read(Path file) throws IOException {
        String name = name(file);
        JsonFields fields = JsonText.parse(name, Files.readAllBytes(file));
        TrialResult result = checked(fields);
        fields.require("id", name, result.id() + ENDING);
        return result;
    }

    private static TrialResult checked(JsonFields fields) throws IOException {
        fields.onlyKeys(KEYS);
        TrialResult result = result(fields);
        fields.require("check", fields.text("check"), check(result));
        return result;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /// Sixteen hexadecimal digits over all that a file says.
    private static String check(TrialResult result) {
        return Digest.hex(new Digest().add(JsonText.line(TrialJson.of(result))).value());
    }

    private static TrialResult result(JsonFields fields) throws IOException {
        return new TrialResult(
                fields.text("id"),
                values(fields.object("values")),
                fields.text("failure"),
                money(fields.object("money")),
                activity(fields.object("activity")),
                risk(fields.object("risk")),
                model(fields.object("model")),
                List.copyOf(fields.wholes("periods")),
                List.copyOf(fields.texts("alarms")),
                fields.text("digest"));
    }

    private static Map<String, String> values(JsonFields fields) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String path : fields.keys()) {
            values.put(path, fields.text(path));
        }
        return values;
    }

    private static Money money(JsonFields fields) throws IOException {
        return new Money(
                fields.whole("spread_e8"),
                fields.whole("inventory_e8"),
                fields.whole("fees_e8"),
                fields.whole("hedge_e8"),
                fields.whole("bribes_e8"),
                fields.whole("total_e8"));
    }

    private static Activity activity(JsonFields fields) throws IOException {
        return new Activity(
                fields.whole("events"),
                fields.whole("quotes"),
                fields.whole("fills"),
                fields.whole("hedges"),
                fields.measure("volume_usd"),
                fields.measure("included"));
    }

    private static Risk risk(JsonFields fields) throws IOException {
        return new Risk(
                fields.measure("per_thousand"),
                fields.measure("per_thousand_peak"),
                fields.measure("sharpe"),
                fields.measure("drawdown_usd"),
                fields.measure("value_at_risk_usd"),
                fields.measure("shortfall_usd"),
                fields.measure("position_usd_mean"),
                fields.measure("position_usd_max"));
    }

    private static Model model(JsonFields fields) throws IOException {
        return new Model(
                fields.text("training"),
                fields.whole("rows"),
                fields.measure("correlation"),
                fields.measure("hit_rate"));
    }
}
