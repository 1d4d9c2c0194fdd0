package io.foretick.report.lab.mlflow;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The calls of MLflow's REST API (version 2.0) that a sink needs. Every refusal and every failure
/// of the net is an `IOException` that says which call it was.
final class MlflowApi implements AutoCloseable {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String PATH = "/api/2.0/mlflow/";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int QUOTED_MAX = 200;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String server;
    private final String token;

    MlflowApi(URI server, String token) {
        this.server = server.toString().replaceFirst("/+$", "");
        this.token = token;
    }

    /// Id of the experiment of this name, which is made if there is none.
    String experiment(String name) throws IOException, InterruptedException {
        String call = "experiments/get-by-name";
        String query = "?experiment_name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        HttpResponse<String> found = send(call, request(call + query).GET());
        if (found.statusCode() == NOT_FOUND) {
            ObjectNode made =
                    post("experiments/create", MAPPER.createObjectNode().put("name", name));
            return text(made, "/experiment_id", "experiments/create");
        }
        return text(body(call, found), "/experiment/experiment_id", call);
    }

    /// Id of a new run.
    String createRun(String experimentId, String name, long startMs)
            throws IOException, InterruptedException {
        ObjectNode body = MAPPER.createObjectNode().put("experiment_id", experimentId);
        body.put("run_name", name).put("start_time", startMs);
        return text(post("runs/create", body), "/run/info/run_id", "runs/create");
    }

    void logBatch(ObjectNode batch) throws IOException, InterruptedException {
        post("runs/log-batch", batch);
    }

    void updateRun(String run, String status, long endMs) throws IOException, InterruptedException {
        ObjectNode body = MAPPER.createObjectNode().put("run_id", run).put("status", status);
        post("runs/update", body.put("end_time", endMs));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private ObjectNode post(String call, ObjectNode body) throws IOException, InterruptedException {
        var posted = BodyPublishers.ofString(body.toString());
        return body(call, send(call, request(call).POST(posted)));
    }

    private HttpRequest.Builder request(String callAndQuery) throws IOException {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(server + PATH + callAndQuery))
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json");
            return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
        } catch (IllegalArgumentException e) {
            throw new IOException("not an address of a server: " + server, e);
        }
    }

    private HttpResponse<String> send(String call, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException(call + ": " + e.getClass().getSimpleName(), e);
        }
    }

    private static ObjectNode body(String call, HttpResponse<String> answer) throws IOException {
        String text = answer.body();
        if (answer.statusCode() != OK) {
            String quoted = text.substring(0, Math.min(QUOTED_MAX, text.length()));
            throw new IOException(call + ": status " + answer.statusCode() + " " + quoted.strip());
        }
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode node) {
                return node;
            }
        } catch (JacksonException e) {
            throw new IOException(call + ": the answer is not JSON", e);
        }
        throw new IOException(call + ": the answer is not an object");
    }

    private static String text(ObjectNode answer, String pointer, String call) throws IOException {
        JsonNode value = answer.at(pointer);
        if (!value.isString()) {
            throw new IOException(call + ": the answer has no " + pointer);
        }
        return value.stringValue();
    }
}
