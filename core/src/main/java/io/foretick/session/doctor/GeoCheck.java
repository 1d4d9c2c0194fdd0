package io.foretick.session.doctor;

import io.foretick.venue.live.rest.RestAnswer;
import io.foretick.venue.live.rest.RestClient;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

/// Whether the venue takes orders from where we are. Where it says no, nobody should look for a way
/// around it.
final class GeoCheck implements CheckGroup {

    private static final String CHECK = "geo";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public List<Finding> examine(Examination examination) throws InterruptedException {
        String url = examination.plan().endpoints().polymarketGeo();
        if (examination.offline()) {
            return List.of(Finding.warning(CHECK, "not checked: offline"));
        }
        if (url.isEmpty()) {
            return List.of(
                    Finding.warning(CHECK, "not checked: live.endpoints.polymarket_geo is empty"));
        }
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            RestAnswer answer =
                    new RestClient(client, examination.clock(), url).get("/api/geoblock");
            return List.of(finding(answer));
        }
    }

    /// No answer is no permission, so whatever the site says instead of one fails.
    static Finding finding(RestAnswer answer) {
        return switch (answer) {
            case RestAnswer.Body body -> read(body.bytes());
            case RestAnswer.Missing _ -> Finding.failed(CHECK, "the site has no such page");
            case RestAnswer.Busy busy ->
                    Finding.failed(CHECK, "the site answers status " + busy.status());
            case RestAnswer.Failed failed -> Finding.failed(CHECK, failed.reason());
        };
    }

    static Finding read(byte[] answer) {
        JsonNode said;
        try {
            said = JSON.readTree(answer);
        } catch (JacksonException _) {
            return Finding.failed(CHECK, "the site's answer is not JSON");
        }
        String where = said.path("country").asString("?") + " " + said.path("region").asString("");
        if (!said.path("blocked").isBoolean()) {
            return Finding.failed(CHECK, "the site does not say whether it is allowed");
        }
        return said.path("blocked").asBoolean()
                ? Finding.failed(CHECK, "the venue takes no orders from " + where.strip())
                : Finding.ok(CHECK, "allowed from " + where.strip());
    }
}
