package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.exchange.LoopbackExchanges;
import io.foretick.exchange.fault.FaultPlan;
import io.foretick.exchange.source.WorldSettings;
import io.foretick.venue.polymarket.wallet.Keystore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Plants secrets that mean nothing wherever real ones would be, runs the program, and looks for
/// them in all that it says and leaves.
@Timeout(180)
class SecretsCanaryTest {

    private static final String KEY = "c0ffee11".repeat(8);
    private static final String PASSWORD = "canary-password-4711";
    private static final Pattern DASHBOARD = Pattern.compile("dashboard: (http://[^/]+)/\\S*");

    private static final Map<String, String> CANARIES =
            Map.of(
                    "FORETICK_PRIVATE_KEY", KEY,
                    "FORETICK_KEYSTORE_PASSWORD", PASSWORD,
                    "FORETICK_API_KEY", "0badcafe-0bad-0bad-0bad-0badcafe0bad",
                    "FORETICK_API_SECRET", "Y2FuYXJ5LXNlY3JldC1vZi10aGUtdGVzdA==",
                    "FORETICK_API_PASSPHRASE", "canary-passphrase-0815",
                    "TELEGRAM_BOT_TOKEN", "123456789:AAcanaryTelegramToken0123456789abcd",
                    "TELEGRAM_CHAT_ID", "-4711081542");

    @TempDir private Path folder = Path.of("");
    private final List<Process> started = new ArrayList<>();
    private final StringBuilder told = new StringBuilder();

    @AfterEach
    void killWhatIsLeft() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void noneAppearsInWhatAPaperSessionSaysShowsOrLeaves() throws Exception {
        var settings =
                new LoopbackExchanges.Settings(
                        0,
                        new Seed(7),
                        System.currentTimeMillis() * Times.MILLI_NS,
                        1, // the doctor wants clocks that agree
                        10_000,
                        FaultPlan.of("none"),
                        WorldSettings.USUAL);
        try (LoopbackExchanges exchanges = LoopbackExchanges.start(settings)) {
            var paper = new ArrayList<>(List.of("paper"));
            paper.add("--out=" + run());
            paper.addAll(List.of("--set", "dashboard.port=0"));
            paper.addAll(List.of("--set", "telegram.api_url=http://127.0.0.1:1"));
            paper.addAll(endpoints(exchanges.urls()));
            Process session = start("paper", CANARIES, paper);
            Process doctor = start("online", keyed(), online("doctor", exchanges.urls()));
            Process cancels = start("cancels", keyed(), online("cancel-all", exchanges.urls()));
            told.append(pages(awaitDashboard(session)));
            assertEquals(ExitCode.OK, doctor.waitFor(), () -> said("online"));
            assertEquals(ExitCode.OK, cancels.waitFor(), () -> said("cancels"));
            session.destroy();
            assertTrue(session.waitFor(60, TimeUnit.SECONDS), "paper does not end");
            assertEquals(ExitCode.INTERRUPTED, session.exitValue(), () -> said("paper"));
        }
        assertTrue(Files.exists(run().resolve("summary.json")), "nothing was written");
        String here = run().toString();
        Process status = start("status", CANARIES, List.of("status", "--json", "--out", here));
        Process kill = start("kill", CANARIES, List.of("kill", "--out", here));
        ended("status", status);
        ended("kill", kill);
        noCanaryIn(folder, told.toString());
    }

    @Test
    void noneAppearsInWhatTheDoctorSays() throws Exception {
        Path keystore = folder.resolve("keystore.json");
        Keystore.create(keystore, HexFormat.of().parseHex(KEY), PASSWORD.toCharArray());
        var withKeystore = new TreeMap<>(CANARIES);
        withKeystore.remove("FORETICK_PRIVATE_KEY");
        withKeystore.put("FORETICK_KEYSTORE", keystore.toString());
        int healthy = ended("doctor", start("doctor", withKeystore, doctor()));
        assertEquals(ExitCode.OK, healthy, () -> said("doctor"));
        var misplaced = new TreeMap<>(withKeystore);
        misplaced.put("FORETICK_KEYSTORE", KEY);
        misplaced.put("FORETICK_API_SECRET", "canary-no-base64!");
        misplaced.put("FORETICK_FUNDER", KEY);
        int ill = ended("doctor-misplaced", start("doctor-misplaced", misplaced, doctor()));
        assertEquals(ExitCode.CHECK_FAILED, ill, () -> said("doctor-misplaced"));
        noCanaryIn(folder, "");
        assertFalse(said("doctor-misplaced").contains("canary"), () -> said("doctor-misplaced"));
    }

    @Test
    void aSecretInAUrlIsRefusedAndNotRepeated() {
        var out = new StringWriter();
        for (String url : List.of("http://me:canary-77@127.0.0.1:1", "http://h/?key=canary-77")) {
            int code =
                    Main.commandLine()
                            .setOut(new PrintWriter(out, true))
                            .setErr(new PrintWriter(out, true))
                            .execute(
                                    "doctor",
                                    "--offline",
                                    "--set",
                                    "live.endpoints.polymarket_gamma=" + url);
            assertEquals(ExitCode.USAGE, code, out::toString);
        }
        assertTrue(out.toString().contains("polymarket_gamma"), out::toString);
        assertFalse(out.toString().contains("canary"), out::toString);
    }

    /// The API credentials are made up, so the key has to log in.
    private static Map<String, String> keyed() {
        return Map.of("FORETICK_PRIVATE_KEY", KEY);
    }

    private List<String> online(String command, Map<String, String> urls) {
        var arguments = new ArrayList<>(List.of(command, "--json"));
        arguments.addAll(endpoints(urls));
        String place = urls.get("polymarket_gamma");
        arguments.addAll(List.of("--set", "live.endpoints.polymarket_geo=" + place));
        return arguments;
    }

    private List<String> doctor() {
        return List.of("doctor", "--offline", "--out", run().toString());
    }

    private Path run() {
        return folder.resolve("run");
    }

    private static List<String> endpoints(Map<String, String> urls) {
        var settings = new ArrayList<String>();
        for (String service :
                List.of(
                        "binance_rest",
                        "binance_ws",
                        "polymarket_gamma",
                        "polymarket_clob",
                        "polymarket_ws",
                        "polymarket_rtds")) {
            settings.add("--set");
            settings.add("live.endpoints." + service + "=" + urls.get(service));
        }
        return settings;
    }

    /// What the dashboard shows to whoever has its token.
    private static String pages(URI dashboard) throws Exception {
        var all = new StringBuilder();
        String query = dashboard.getQuery() == null ? "" : "?" + dashboard.getQuery();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : List.of("/metrics", "/api/state", "/api/markets")) {
                URI uri = dashboard.resolve(path + query);
                var response =
                        client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
                all.append(response.body()).append('\n');
            }
        }
        assertTrue(all.toString().contains("# TYPE"), () -> "no metrics: " + all);
        return all.toString();
    }

    private URI awaitDashboard(Process session) {
        long deadline = System.nanoTime() + 60 * Times.SECOND_NS;
        while (true) {
            Matcher found = DASHBOARD.matcher(said("paper"));
            if (found.find()) {
                return URI.create(found.group().substring("dashboard: ".length()));
            }
            assertTrue(session.isAlive(), () -> said("paper"));
            assertTrue(System.nanoTime() < deadline, () -> said("paper"));
            LockSupport.parkNanos(20 * Times.MILLI_NS);
        }
    }

    private int ended(String name, Process process) throws InterruptedException {
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), name + " does not end");
        assertFalse(said(name).isBlank(), name + " says nothing");
        return process.exitValue();
    }

    private Process start(String name, Map<String, String> environment, List<String> arguments)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(each -> each.startsWith("FORETICK_"));
        builder.environment().putAll(environment);
        Path said = folder.resolve("said-" + name + ".txt");
        Process process = builder.redirectErrorStream(true).redirectOutput(said(said)).start();
        started.add(process);
        return process;
    }

    private static Redirect said(Path file) {
        return Redirect.to(file.toFile());
    }

    private String said(String name) {
        try {
            return Files.readString(folder.resolve("said-" + name + ".txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void noCanaryIn(Path root, String alsoTold) throws IOException {
        assertNone("what was shown", alsoTold);
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                assertNone(file.toString(), new String(bytes, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static void assertNone(String where, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        CANARIES.forEach((name, canary) ->
                assertFalse(
                        lower.contains(canary.toLowerCase(Locale.ROOT)),
                        () -> name + " stands in " + where));
    }
}
