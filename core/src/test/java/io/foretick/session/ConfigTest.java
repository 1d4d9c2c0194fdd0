package io.foretick.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reading, checking and describing the configuration.
class ConfigTest {

    @TempDir private Path folder = Path.of("");

    @Test
    void nothingSetIsTheDefault() throws IOException {
        assertEquals(Config.DEFAULT, new ConfigReader().read());
        assertEquals(Config.DEFAULT, new ConfigReader().file(yaml("")).read());
        assertEquals(Config.DEFAULT, new ConfigReader().file(yaml("risk:\n")).read());
    }

    @Test
    void flagWinsOverEnvironmentOverFile() throws IOException {
        var reader = new ConfigReader();
        reader.file(yaml("risk:\n  cooldown_ms: 1\n  max_orders_per_market: 1\nseed: 1\n"));
        reader.environment(Map.of("COOLDOWN_MS", "2", "MAX_ORDERS_PER_MARKET", "2"));
        reader.flag("risk.cooldown_ms=3");
        Config config = reader.read();
        assertEquals(3, config.risk().cooldownMs());
        assertEquals(2, config.risk().maxOrdersPerMarket());
        assertEquals(1, config.seed());
    }

    @Test
    void everyValueTellsItsOrigin() throws IOException {
        var reader = new ConfigReader();
        reader.file(yaml("seed: 7\nrisk:\n  cooldown_ms: 1\n"));
        reader.environment(Map.of("FORETICK_PAPER__LATENCY_MS", "9"));
        reader.flag("input.tick_ms=500");
        Map<String, String> origins = reader.origins();
        assertEquals("line 3 of run.yaml", origins.get("risk.cooldown_ms"));
        assertEquals("environment FORETICK_PAPER__LATENCY_MS", origins.get("paper.latency_ms"));
        assertEquals("flag --set", origins.get("input.tick_ms"));
        assertEquals("default", origins.get("paper.taker_delay_ms"));
        assertEquals(
                ConfigReference.values(Config.DEFAULT).keySet(), new TreeMap<>(origins).keySet());
    }

    @Test
    void environmentOfOthersIsNotOurs() {
        var reader = new ConfigReader();
        reader.environment(Map.of("FORETICK_JAVA_HOME", "/jdk", "PATH", "/bin", "ASSET", " "));
        assertEquals(Config.DEFAULT, reader.read());
    }

    @Test
    void listsComeFromYamlEnvironmentAndFlags() throws IOException {
        Path file =
                yaml("filter:\n  assets: [btc, eth]\nscore:\n  shares:\n    - 0.5\n    - 0.9\n");
        var reader = new ConfigReader().file(file);
        assertEquals(List.of("btc", "eth"), reader.read().filter().assets());
        assertEquals(List.of(0.5, 0.9), reader.read().score().shares());
        reader.environment(Map.of("ASSET", "sol", "INTERVAL", "5m, 1h"));
        assertEquals(List.of("sol"), reader.read().filter().assets());
        assertEquals(List.of("5m", "1h"), reader.read().filter().intervals());
        reader.flag("score.seconds_before_end=");
        assertEquals(List.of(), reader.read().score().secondsBeforeEnd());
    }

    @Test
    void refusesAnUnknownKeyAndNamesItsLine() throws IOException {
        var reader = new ConfigReader().file(yaml("seed: 1\nrisk:\n  cooldown: 5\n"));
        assertRefused(reader, "unknown key risk.cooldown", "line 3 of run.yaml");
        assertRefused(new ConfigReader().flag("nonsense=1"), "unknown key nonsense", "flag --set");
    }

    @Test
    void refusesAValueOutOfRangeAndNamesItsOrigin() throws IOException {
        var file = new ConfigReader().file(yaml("density:\n  cadence_ms: 7\n"));
        assertRefused(file, "density.cadence_ms", "[100, 3600000]", "was 7", "line 2 of run.yaml");
        var environment =
                new ConfigReader().environment(Map.of("FORETICK_PAPER__LATENCY_MS", "-1"));
        assertRefused(environment, "paper.latency_ms", "environment FORETICK_PAPER__LATENCY_MS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "risk.cooldown_ms=soon|expected integer",
                "risk.cooldown_ms=1.5|expected integer",
                "paper.initial_cash_usd=much|expected number",
                "strategy.density_kelly.enabled=yes|expected boolean",
                "score.shares=0.5,x|expected list of number"
            })
    void refusesAValueOfAnotherKind(String settingAndReason) {
        String[] parts = settingAndReason.split("\\|", -1);
        assertRefused(new ConfigReader().flag(parts[0]), parts[1], "flag --set");
    }

    @Test
    void refusesWhatIsNoTree() throws IOException {
        Path list = yaml("- a\n- b\n");
        assertThrows(ConfigException.class, () -> new ConfigReader().file(list));
        Path broken = yaml("risk: [1\n");
        var refusal = assertThrows(ConfigException.class, () -> new ConfigReader().file(broken));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("run.yaml"));
        Path absent = folder.resolve("absent.yaml");
        assertThrows(ConfigException.class, () -> new ConfigReader().file(absent));
        assertThrows(ConfigException.class, () -> new ConfigReader().flag("no value"));
    }

    @Test
    void canonicalTextReadsBack() {
        Config config =
                new ConfigReader()
                        .flag("filter.assets=btc,eth")
                        .flag("score.shares=0.25")
                        .flag("risk.cooldown_ms=77")
                        .flag("strategy.density_kelly.enabled=false")
                        .read();
        assertEquals(config, ConfigReader.ofText(ConfigText.of(config)));
        assertEquals(config, ConfigReader.ofText(ConfigText.of(config).stripTrailing()));
        assertTrue(ConfigText.digest(config) != ConfigText.digest(Config.DEFAULT));
    }

    @Test
    void paperAloneIsASwitch() {
        assertTrue(Config.DEFAULT.paper().enabled());
        assertFalse(new ConfigReader().flag("paper=false").read().paper().enabled());
        JsonNode schema = new JsonMapper().readTree(ConfigReference.schema());
        JsonNode types = schema.at("/properties/paper/type");
        assertEquals(
                List.of("object", "boolean"),
                types.values().stream().map(JsonNode::asString).toList());
        assertThrows(ConfigException.class, () -> new ConfigReader().flag("paper=maybe").read());
    }

    @Test
    void schemaIsClosedAndHoldsEveryKeyWithItsDefault() {
        JsonNode schema = new JsonMapper().readTree(ConfigReference.schema());
        var found = new TreeMap<String, String>();
        collect(schema, "", found);
        assertEquals(ConfigReference.values(Config.DEFAULT), found);
    }

    private static void collect(JsonNode object, String prefix, Map<String, String> into) {
        assertTrue(object.path("additionalProperties").isBoolean(), prefix);
        for (Map.Entry<String, JsonNode> entry : object.path("properties").properties()) {
            String path = prefix + entry.getKey();
            JsonNode node = entry.getValue();
            if (node.has("properties")) {
                collect(node, path + ".", into);
            } else {
                assertTrue(!node.path("description").asString().isBlank(), path);
                into.put(path, text(node.path("default")));
            }
        }
    }

    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.asString();
        }
        return String.join(",", value.values().stream().map(JsonNode::asString).toList());
    }

    private static void assertRefused(ConfigReader reader, String... parts) {
        var refusal = assertThrows(ConfigException.class, reader::read);
        for (String part : parts) {
            String message = String.valueOf(refusal.getMessage());
            assertTrue(message.contains(part), () -> message + " lacks " + part);
        }
    }

    private Path yaml(String text) throws IOException {
        return Files.writeString(folder.resolve("run.yaml"), text);
    }
}
