package io.foretick.report.lab.mlflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.report.lab.TrialResult;
import io.foretick.testing.MadeUpTrials;
import io.javalin.Javalin;
import io.javalin.http.Context;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Against a server on this machine that answers as MLflow does.
class MlflowSinkTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.ofEpochMilli(1_760_000_000_000L));
    private static final TrialResult TRIAL = MadeUpTrials.of(1, 4, 0.1).getFirst();

    private static final String RUN = "{\"run\":{\"info\":{\"run_id\":\"r1\"}}}";

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<JsonNode> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());
    private Javalin server;
    private boolean known;
    private int status = 200;

    @BeforeEach
    void start() {
        String path = "/api/2.0/mlflow/";
        server =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    config.routes.get(
                                            path + "experiments/get-by-name", this::experiment);
                                    config.routes.post(
                                            path + "experiments/create",
                                            context -> take(context, "{\"experiment_id\":\"7\"}"));
                                    config.routes.post(
                                            path + "runs/create", context -> take(context, RUN));
                                    config.routes.post(
                                            path + "runs/log-batch",
                                            context -> take(context, "{}"));
                                    config.routes.post(
                                            path + "runs/update", context -> take(context, "{}"));
                                })
                        .start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void experiment(Context context) {
        calls.add("experiments/get-by-name " + context.queryParam("experiment_name"));
        tokens.add(String.valueOf(context.header("Authorization")));
        if (known) {
            context.result("{\"experiment\":{\"experiment_id\":\"5\"}}");
        } else {
            context.status(404).result("{\"error_code\":\"RESOURCE_DOES_NOT_EXIST\"}");
        }
    }

    private void take(Context context, String answer) {
        calls.add(context.path().replace("/api/2.0/mlflow/", ""));
        bodies.add(MAPPER.readTree(context.body()));
        context.status(status).result(status == 200 ? answer : "{\"error_code\":\"NO\"}");
    }

    @Test
    void trialBecomesAFinishedRun() throws InterruptedException {
        assertEquals(List.of(), notes("", TRIAL));
        assertEquals(
                List.of(
                        "experiments/get-by-name grid & more",
                        "experiments/create",
                        "runs/create",
                        "runs/log-batch",
                        "runs/update"),
                calls);
        assertEquals("grid & more", bodies.getFirst().path("name").asString());
        JsonNode created = bodies.get(1);
        assertEquals("7", created.path("experiment_id").asString());
        assertEquals(TRIAL.id(), created.path("run_name").asString());
        assertEquals(1_760_000_000_000L, created.path("start_time").asLong());
        JsonNode updated = bodies.getLast();
        assertEquals("r1", updated.path("run_id").asString());
        assertEquals("FINISHED", updated.path("status").asString());
    }

    @Test
    void settingsAreParametersAndFiguresMetrics() throws InterruptedException {
        assertEquals(List.of(), notes("", TRIAL));
        JsonNode batch = bodies.get(2);
        Map<String, String> params = new TreeMap<>();
        batch.path("params")
                .forEach(param ->
                        params.put(param.path("key").asString(), param.path("value").asString()));
        Map<String, String> expected = new TreeMap<>(TRIAL.values());
        expected.put("trial", TRIAL.id());
        expected.put("digest", TRIAL.digest());
        assertEquals(expected, params);
        double sharpe = Double.NaN;
        int steps = 0;
        for (JsonNode metric : batch.path("metrics")) {
            String key = metric.path("key").asString();
            sharpe = key.equals("sharpe") ? metric.path("value").asDouble() : sharpe;
            steps += key.equals("equity_usd") ? 1 : 0;
            assertFalse(key.equals("included"), "not finite, so not sent");
        }
        assertEquals(TRIAL.risk().sharpe(), sharpe);
        assertEquals(TRIAL.periods().size() + 1, steps);
    }

    @Test
    void knownExperimentIsUsedAndAskedForOnce() throws InterruptedException {
        known = true;
        assertEquals(List.of(), notes("", TRIAL, TRIAL));
        assertEquals(1, Collections.frequency(calls, calls.getFirst()));
        assertFalse(calls.contains("experiments/create"));
        assertEquals("5", bodies.getFirst().path("experiment_id").asString());
    }

    @Test
    void manySettingsAndPeriodsGoInPagesWithinTheLimits() throws InterruptedException {
        Map<String, String> values = new TreeMap<>();
        for (int k = 0; k < 230; k++) {
            values.put("setting." + k, "x".repeat(700));
        }
        TrialResult large =
                new TrialResult(
                        "large",
                        values,
                        "",
                        TRIAL.money(),
                        TRIAL.activity(),
                        TRIAL.risk(),
                        TRIAL.model(),
                        Collections.nCopies(2_500, 1L),
                        List.of(),
                        "d");
        assertEquals(List.of(), notes("", large));
        int params = 0;
        int metrics = 0;
        for (JsonNode batch : bodies.subList(2, bodies.size() - 1)) {
            assertTrue(batch.path("params").size() <= 100);
            assertTrue(batch.path("params").size() + batch.path("metrics").size() <= 1_000);
            params += batch.path("params").size();
            metrics += batch.path("metrics").size();
            batch.path("params")
                    .forEach(param -> assertTrue(param.path("value").asString().length() <= 500));
        }
        assertEquals(232, params);
        assertTrue(metrics > 2_501, "metrics " + metrics);
        assertEquals(3, Collections.frequency(calls, "runs/log-batch"));
    }

    @Test
    void failedTrialIsAFailedRunWithItsReason() throws InterruptedException {
        TrialResult failed = MadeUpTrials.failed("f", Map.of("a b:c", "1"));
        assertEquals(List.of(), notes("", failed));
        JsonNode batch = bodies.get(2);
        assertEquals("a b_c", batch.at("/params/0/key").asString());
        assertEquals(failed.failure(), batch.at("/params/2/value").asString());
        assertTrue(batch.path("metrics").isEmpty());
        assertEquals("FAILED", bodies.getLast().path("status").asString());
    }

    @Test
    void tokenGoesIntoTheHeaderAndOnlyThen() throws InterruptedException {
        assertEquals(List.of(), notes("secret", TRIAL));
        assertEquals(List.of(), notes("", TRIAL));
        assertEquals(List.of("Bearer secret", "null"), tokens);
    }

    @Test
    void refusalIsANoteWithItsReason() throws InterruptedException {
        status = 500;
        String note = notes("", TRIAL).getFirst();
        assertTrue(note.contains(TRIAL.id()), note);
        assertTrue(note.contains("experiments/create: status 500 {\"error_code\":\"NO\"}"), note);
    }

    @Test
    void deadServerIsTriedThreeTimesAndNeverStopsTheBatch() throws InterruptedException {
        int port = server.port();
        server.stop();
        List<String> notes = new ArrayList<>();
        try (var sink = sink(port, "")) {
            for (int k = 0; k < 10; k++) {
                sink.add(TRIAL).ifPresent(notes::add);
            }
        }
        assertEquals(3, notes.size());
        assertTrue(notes.getFirst().contains("ConnectException"), notes.getFirst());
        assertTrue(notes.getLast().endsWith("nothing more is sent there"), notes.getLast());
    }

    private List<String> notes(String token, TrialResult... trials) throws InterruptedException {
        List<String> notes = new ArrayList<>();
        try (var sink = sink(server.port(), token)) {
            for (TrialResult trial : trials) {
                Optional<String> note = sink.add(trial);
                note.ifPresent(notes::add);
            }
        }
        return notes;
    }

    private static MlflowSink sink(int port, String token) {
        URI address = URI.create("http://127.0.0.1:" + port + "/");
        return new MlflowSink(address, "grid & more", token, CLOCK);
    }
}
