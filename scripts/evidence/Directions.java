import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Replays the direction predictor over recorded minutes, and keeps of each summary what
/// `docs/direction.md` quotes. The files are those of Binance's archive.
///
/// `java -cp "core/target/classes:core/target/lib/*" scripts/evidence/Directions.java
/// FOLDER_OF_KLINES`, from the root of the project, after a build. Some minutes, most of them the
/// density's.
final class Directions {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Path ROOT = Path.of(System.getProperty("foretick.root", "."));
    private static final Path EVIDENCE = ROOT.resolve("docs/evidence/direction-replays.json");
    private static final String UNTOUCHED = "--start=2024-10-01T00:00:00Z";
    private static final String DENSITY = "--density=" + ROOT.resolve("models/density-minute");
    private static final List<String> KEPT =
            List.of(
                    "n",
                    "moves",
                    "log_loss",
                    "log_loss_raw",
                    "base_rate_log_loss",
                    "ece",
                    "sd_p",
                    "coverage",
                    "actions",
                    "action_accuracy",
                    "skill",
                    "verdict",
                    "ci95");

    private Directions() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 1) {
            System.err.println("usage: Directions.java FOLDER_OF_KLINES");
            System.exit(1);
        }
        List<String> klines = new ArrayList<>(List.of("--klines"));
        klines.add(Path.of(arguments[0]).toString());
        ObjectNode all = JSON.createObjectNode();
        all.put("java", Runtime.version().toString());
        for (Map.Entry<String, List<String>> run : runs().entrySet()) {
            List<String> options = new ArrayList<>(run.getValue());
            options.addAll(klines);
            all.set(run.getKey(), replay(options));
        }
        Files.writeString(EVIDENCE, JSON.writeValueAsString(all) + "\n");
        System.out.println("wrote " + EVIDENCE);
    }

    private static Map<String, List<String>> runs() {
        var runs = new LinkedHashMap<String, List<String>>();
        runs.put("btc", List.of("--mode=walkforward"));
        runs.put("btc_before", List.of("--mode=walkforward", "--end=2024-10-01T00:00:00Z"));
        runs.put("btc_untouched", List.of("--mode=walkforward", UNTOUCHED));
        runs.put("btc_untouched_density", List.of("--mode=walkforward", UNTOUCHED, DENSITY));
        runs.put("btc_train", List.of("--mode=train"));
        runs.put("btc_adaptive", List.of("--mode=walkforward", "--adaptive-flat"));
        runs.put(
                "btc_5m",
                List.of("--mode=walkforward", "--tf=5", "--train-min=300", "--eval-min=100"));
        runs.put("eth", List.of("--mode=walkforward", "--symbol=ETHUSDT"));
        runs.put("eth_untouched", List.of("--mode=walkforward", "--symbol=ETHUSDT", UNTOUCHED));
        return runs;
    }

    private static ObjectNode replay(List<String> options)
            throws IOException, InterruptedException {
        Path out = Files.createTempDirectory("foretick-directions");
        var command = new ArrayList<>(List.of(ROOT.resolve("foretick").toString()));
        command.addAll(List.of("direction", "replay", "--json", "--no-jsonl"));
        command.add("--run-dir=" + out.resolve("run"));
        command.addAll(options);
        Path summary = out.resolve("summary.json");
        int code =
                new ProcessBuilder(command)
                        .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(summary.toFile())
                        .redirectError(Redirect.DISCARD)
                        .start()
                        .waitFor();
        if (code != 0) {
            throw new IOException("exit code " + code + " of " + command);
        }
        ObjectNode kept = kept(JSON.readTree(Files.readString(summary)));
        delete(out);
        System.out.println(options.subList(0, options.size() - 2) + " " + kept.path("ENSEMBLE"));
        return kept;
    }

    private static ObjectNode kept(JsonNode summary) {
        ObjectNode kept = JSON.createObjectNode();
        kept.set("run", summary.path("run"));
        kept.set("ENSEMBLE", figures(summary.path("ensemble")));
        for (Map.Entry<String, JsonNode> model : summary.path("models").properties()) {
            kept.set(model.getKey(), figures(model.getValue()));
        }
        kept.set("checks", summary.path("checks"));
        return kept;
    }

    private static ObjectNode figures(JsonNode model) {
        ObjectNode kept = JSON.createObjectNode();
        KEPT.forEach(key -> kept.set(key, model.path(key)));
        return kept;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
