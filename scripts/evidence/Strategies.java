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

/// Backtests each strategy alone, and all of them together, on the recorded quotes, and keeps of
/// each summary what `docs/strategies/` quotes. Fees are those of each market's time; the settings
/// are the defaults.
///
/// `java -cp "core/target/classes:core/target/lib/*" scripts/evidence/Strategies.java
/// FOLDER_OF_RECORDINGS`, from the root of the project, after a build. Some minutes.
final class Strategies {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Path ROOT = Path.of(System.getProperty("foretick.root", "."));
    private static final Path EVIDENCE = ROOT.resolve("docs/evidence/strategies-on-quotes.json");
    private static final List<String> NAMES =
            List.of(
                    "density_kelly",
                    "density_maker",
                    "distance_fade",
                    "momentum",
                    "settlement_sniper");
    private static final List<String> KEPT =
            List.of("events", "decisions", "orders", "fills", "refusals", "pnl", "strategies");

    private Strategies() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 1) {
            System.err.println("usage: Strategies.java FOLDER_OF_RECORDINGS");
            System.exit(1);
        }
        Path data = Path.of(arguments[0]);
        ObjectNode all = JSON.createObjectNode();
        all.put("java", Runtime.version().toString());
        for (Map.Entry<String, List<Path>> set : inputs(data).entrySet()) {
            ObjectNode runs = all.putObject(set.getKey());
            for (String name : NAMES) {
                runs.set(name, backtest(set.getValue(), List.of(name)));
            }
            runs.set("all_together", backtest(set.getValue(), NAMES));
        }
        Files.writeString(EVIDENCE, JSON.writeValueAsString(all) + "\n");
        System.out.println("wrote " + EVIDENCE);
    }

    /// The tables that have a spot price beside the quotes, without which nothing is traded: hourly
    /// markets of July 2025 and five-minute ones of 2026; and the recorded sessions.
    private static Map<String, List<Path>> inputs(Path data) throws IOException {
        Path quotes = data.resolve("polymarket_quotes");
        var sets = new LinkedHashMap<String, List<Path>>();
        sets.put("hourly_2025_07", files(quotes, "{markets,quotes_yannick}*.csv.gz"));
        sets.put("five_minutes_2026", files(quotes, "{markets,labels_arnav,quotes_arnav}*.csv.gz"));
        sets.put(
                "sessions_2026_04_28",
                files(data.resolve("polymarket_binance_sessions"), "*20260428*"));
        return sets;
    }

    private static List<Path> files(Path folder, String glob) throws IOException {
        var found = new ArrayList<Path>();
        try (var stream = Files.newDirectoryStream(folder, glob)) {
            stream.forEach(found::add);
        }
        return found.stream().sorted().toList();
    }

    private static ObjectNode backtest(List<Path> inputs, List<String> enabled)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(ROOT.resolve("foretick").toString(), "backtest"));
        command.add("--input");
        inputs.forEach(file -> command.add(file.toString()));
        Path out = Files.createTempDirectory("foretick-strategies");
        command.add("--out=" + out.resolve("run"));
        command.add("--json");
        for (String name : NAMES) {
            command.add("--set=strategy." + name + ".enabled=" + enabled.contains(name));
        }
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
        System.out.println(enabled + " " + kept.path("pnl").path("total"));
        return kept;
    }

    private static ObjectNode kept(JsonNode summary) {
        ObjectNode kept = JSON.createObjectNode();
        KEPT.forEach(key -> kept.set(key, summary.path(key)));
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
