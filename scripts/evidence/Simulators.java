import io.foretick.lab.experiment.ExperimentFile;
import io.foretick.lab.trial.Examined;
import io.foretick.lab.trial.Laboratory;
import io.foretick.report.lab.TrialResult;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Runs the same makers in replays of recorded books and among agents around the same trades, and
/// keeps what `docs/simulators.md` quotes.
///
/// `java -cp "core/target/classes:core/target/lib/*" scripts/evidence/Simulators.java RECORDING_BTC
/// RECORDING_ETH FEED_ETH`, from the root of the project, after a build. Some seconds.
final class Simulators {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Path ROOT = Path.of(System.getProperty("foretick.root", "."));
    private static final Path EVIDENCE = ROOT.resolve("docs/evidence/simulators.json");
    private static final String BASE =
            """
            experiment: {seed: 42}
            data: {paths: ['%s'], source: %s, symbol: '%s', tick: 0.01, lot: %s}
            model: {level0: {algo: none}}
            split: {locked_share: 0, train_share: 0.1}
            market_maker:
              order_usd: 500
              half_spread_bps: 0.3
              requote_millis: 100
              calibration_seconds: 60
            venue: {type: lob, lob: {maker_fee: 0}}
            """;

    private Simulators() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("usage: Simulators.java RECORDING_BTC RECORDING_ETH FEED_ETH");
            System.exit(1);
        }
        ObjectNode all = JSON.createObjectNode();
        all.put("java", Runtime.version().toString());
        String[] sources = {"recording", "recording", "hft_feed"};
        String[] symbols = {"BTCUSDT", "ETHUSDT", ""};
        String[] lots = {"0.00001", "0.0001", "0.001"};
        String[] names = {"btc_recording", "eth_recording", "eth_feed"};
        for (int k = 0; k < arguments.length; k++) {
            String base = BASE.formatted(Path.of(arguments[k]), sources[k], symbols[k], lots[k]);
            all.set(names[k], market(base));
        }
        Files.writeString(EVIDENCE, JSON.writeValueAsString(all) + "\n");
        System.out.println("wrote " + EVIDENCE);
    }

    private static ObjectNode market(String base) throws IOException {
        var laboratory = Laboratory.inMemory();
        ObjectNode rows = JSON.createObjectNode();
        for (Map.Entry<String, Map<String, String>> maker : makers().entrySet()) {
            ObjectNode row = rows.putObject(maker.getKey());
            for (Map.Entry<String, Map<String, String>> venue : venues().entrySet()) {
                var values = new LinkedHashMap<>(maker.getValue());
                values.putAll(venue.getValue());
                var spec = ExperimentFile.parse(base, "evidence").trial(values);
                row.set(venue.getKey(), figures(laboratory.examine(spec)));
            }
        }
        return rows;
    }

    private static Map<String, Map<String, String>> makers() {
        var makers = new LinkedHashMap<String, Map<String, String>>();
        makers.put("constant", Map.of("market_maker.model", "constant"));
        makers.put(
                "touch",
                Map.of("market_maker.model", "constant", "market_maker.half_spread_bps", "0.001"));
        makers.put("glft", Map.of("market_maker.model", "glft", "market_maker.gamma", "0.01"));
        return makers;
    }

    private static Map<String, Map<String, String>> venues() {
        var venues = new LinkedHashMap<String, Map<String, String>>();
        for (String queue : new String[] {"risk_averse", "power2", "power3"}) {
            venues.put("book_" + queue, Map.of("venue.lob.queue", queue));
        }
        venues.put("agents", Map.of("venue.lob.agents", "true"));
        venues.put(
                "agents_generous",
                Map.of(
                        "venue.lob.agents", "true",
                        "venue.lob.tape_reach_bps", "1000",
                        "venue.lob.agent_spread_bps", "2",
                        "venue.lob.noise_per_minute", "60"));
        return venues;
    }

    private static ObjectNode figures(Examined examined) {
        TrialResult result = examined.result();
        double volume = Math.max(1e-9, result.activity().volumeUsd());
        ObjectNode row = JSON.createObjectNode();
        row.put("fills", result.activity().fills());
        row.put("quotes", result.activity().quotes());
        row.put("volume_usd", rounded(volume, 0));
        row.put("spread_bps", rounded(result.money().spreadE8() * 1e-4 / volume, 3));
        row.put("inventory_bps", rounded(result.money().inventoryE8() * 1e-4 / volume, 3));
        row.put("markout_1s_bps", rounded(examined.markout1s(), 3));
        row.put("markout_10s_bps", rounded(examined.markout10s(), 3));
        row.put("profit_usd", rounded(result.money().totalE8() * 1e-8, 2));
        row.put("position_usd_max", rounded(result.risk().positionUsdMax(), 0));
        return row;
    }

    private static double rounded(double value, int digits) {
        double scale = Math.pow(10, digits);
        return Math.round(value * scale) / scale;
    }
}
