package io.foretick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.Javalin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Holds the container files to what can be known without a Docker engine; what takes longer is in
/// `scripts/check-container.sh`.
class ContainerFilesTest {

    private static final Pattern COPY =
            Pattern.compile("^COPY --from=build /src/(\\S+) \\S+$", Pattern.MULTILINE);
    private static final Pattern SECRET =
            Pattern.compile(
                    "(?i)(token|secret|passphrase|password|private_key|chat_id)\\w*[=:] *\\S");
    private static final Path HEALTH = ProjectFiles.ROOT.resolve("scripts/container-health.sh");

    @Test
    void imageCopiesOnlyWhatTheBuildMakes() throws IOException {
        List<String> paths =
                COPY.matcher(text("Dockerfile"))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .toList();
        assertTrue(paths.size() >= 4, "found " + paths);
        for (String path : paths) {
            assertTrue(Files.exists(ProjectFiles.ROOT.resolve(path)), path);
        }
    }

    @Test
    void imageDoesNotRunAsRoot() throws IOException {
        assertTrue(text("Dockerfile").lines().anyMatch(line -> line.equals("USER foretick")));
    }

    @Test
    void dashboardIsPublishedOnThisMachineOnly() throws IOException {
        assertTrue(text("Dockerfile").contains("\nENV FORETICK_DASHBOARD__BIND=0.0.0.0\n"));
        JsonNode shared = compose().at("/x-foretick/ports");
        assertEquals(1, shared.size());
        assertEquals("127.0.0.1:8000:8000", shared.path(0).stringValue());
        for (JsonNode service : compose().path("services")) {
            assertTrue(service.path("ports").isMissingNode(), "a service publishes more");
        }
    }

    @Test
    void gpuProfileStandsBesideTheCpuProfile() throws IOException {
        JsonNode services = compose().path("services");
        assertEquals("cpu", services.at("/foretick/profiles/0").stringValue());
        JsonNode gpu = services.path("foretick-gpu");
        assertEquals("gpu", gpu.at("/profiles/0").stringValue());
        String devices = "/deploy/resources/reservations/devices/0/capabilities/0";
        assertEquals("gpu", gpu.at(devices).stringValue());
    }

    @Test
    void noSecretHasAValue() throws IOException {
        for (String file : List.of("Dockerfile", "compose.yaml")) {
            assertFalse(SECRET.matcher(text(file)).find(), file);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void healthCommandTellsAWellDashboardFromOthers() throws Exception {
        assertEquals(0, healthOf(200, "{\"status\":\"ok\",\"snapshot_age_ms\":12}"));
        assertEquals(1, healthOf(200, "{\"status\":\"quiet\",\"snapshot_age_ms\":9000}"));
        assertEquals(1, healthOf(403, "{\"status\":\"ok\"}"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void healthCommandFailsWithoutADashboard() throws Exception {
        Javalin server = server(200, "");
        int port = server.port();
        server.stop();
        assertEquals(1, health(port));
    }

    private static int healthOf(int status, String body) throws Exception {
        Javalin server = server(status, body);
        try {
            return health(server.port());
        } finally {
            server.stop();
        }
    }

    private static Javalin server(int status, String body) {
        return Javalin.create(
                        config -> {
                            config.startup.showJavalinBanner = false;
                            config.routes.get(
                                    "/api/health", context -> context.status(status).result(body));
                        })
                .start("127.0.0.1", 0);
    }

    private static int health(int port) throws Exception {
        Process process =
                new ProcessBuilder(HEALTH.toString(), Integer.toString(port))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS), "the health command hangs");
        return process.exitValue();
    }

    private static JsonNode compose() throws IOException {
        return new YAMLMapper().readTree(text("compose.yaml"));
    }

    private static String text(String file) throws IOException {
        return Files.readString(ProjectFiles.ROOT.resolve(file));
    }
}
