package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.venue.ethereum.PrivateKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `foretick order` and `foretick keystore` as processes, with their secrets in the environment.
/// None of these may be printed, whatever happens.
@Timeout(60)
class OrderCommandTest {

    private static final String SECRET = "4c".repeat(32);
    private static final String ADDRESS = PrivateKey.parse(SECRET).address().checksummed();
    private static final String ORDER =
            """
            {"tokenId": "1234", "side": "BUY", "price": 0.53, "size": 10, "tickSize": "0.01",
             "salt": 7, "timestampMs": "1800000000000"}
            """;

    @TempDir private Path folder = Path.of("");
    private final Map<String, String> environment = new HashMap<>();
    private String printed = "";

    @AfterEach
    void noSecretWasPrinted() {
        assertFalse(printed.contains("canary"), printed);
        assertFalse(printed.toLowerCase(Locale.ROOT).contains("4c4c4c4c"), printed);
    }

    @Test
    void signsWithTheKeyOfTheEnvironment() throws IOException, InterruptedException {
        environment.put("FORETICK_PRIVATE_KEY", "0x" + SECRET);
        environment.put("FORETICK_API_KEY", "key-1");
        environment.put("FORETICK_API_SECRET", "secret-canary");
        environment.put("FORETICK_API_PASSPHRASE", "phrase-canary");
        Path order = Files.writeString(folder.resolve("order.json"), ORDER);
        Path out = folder.resolve("out");
        assertEquals(
                ExitCode.OK, run(out, "order", "build", "--input", order.toString(), "--json"));
        JsonNode report = JsonMapper.shared().readTree(Files.readString(out));
        JsonNode body = JsonMapper.shared().readTree(report.path("body").stringValue());
        assertEquals(ADDRESS, report.at("/struct/maker").stringValue());
        assertEquals(report.path("digest"), report.path("orderId"));
        assertEquals(report.path("signature"), body.at("/order/signature"));
        assertEquals("key-1", body.path("owner").stringValue());
    }

    @Test
    void signsWithTheKeyOfAKeystore() throws IOException, InterruptedException {
        String keystore = folder.resolve("wallet.json").toString();
        environment.put("FORETICK_PRIVATE_KEY", SECRET);
        environment.put("FORETICK_KEYSTORE_PASSWORD", "word-canary");
        Path out = folder.resolve("out");
        assertEquals(ExitCode.OK, run(out, "keystore", "create", keystore, "--from-environment"));
        assertEquals(ADDRESS, Files.readString(out).strip());
        environment.remove("FORETICK_PRIVATE_KEY");
        environment.put("FORETICK_API_KEY", "key-1");
        Path order = Files.writeString(folder.resolve("order.json"), ORDER);
        assertEquals(
                ExitCode.OK,
                run(out, "order", "build", "--input", order.toString(), "--keystore", keystore));
        assertTrue(Files.readString(out).contains("signer: " + ADDRESS));
    }

    @Test
    void saysInOneLineThatThereIsNoKey() throws IOException, InterruptedException {
        environment.put("FORETICK_API_KEY", "key-canary");
        Path order = Files.writeString(folder.resolve("order.json"), ORDER);
        Path out = folder.resolve("out");
        assertEquals(ExitCode.USAGE, run(out, "order", "build", "--input", order.toString()));
        assertTrue(printed.contains("foretick: set one of FORETICK_PRIVATE_KEY"), printed);
        assertEquals("", Files.readString(out));
    }

    private int run(Path out, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        Path err = folder.resolve("err");
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("FORETICK_"));
        builder.environment().putAll(environment);
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(50, TimeUnit.SECONDS));
            printed += Files.readString(out) + Files.readString(err);
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
