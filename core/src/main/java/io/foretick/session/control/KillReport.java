package io.foretick.session.control;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// What a kill switch has done so far: the answer to `foretick kill`.
///
/// @param latched what set it off
/// @param state how far it is
/// @param issuedNs from the call to the cancel-all's being on its way, in nanoseconds
/// @param cancels how often everything was cancelled
/// @param openOrders at the venue by its last answer, [#UNKNOWN] before it
/// @param problem why the last question to the venue had no answer, empty if it had
public record KillReport(
        Latched latched, State state, long issuedNs, int cancels, int openOrders, String problem) {

    /// The venue has not said yet.
    public static final int UNKNOWN = -1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// How far a kill switch is.
    public enum State {
        /// Orders may still be open; cancelled again until none is.
        CANCELLING,
        /// The venue has said, twice in succession, that no order is open.
        EMPTY,
        /// The session ended, or was resumed, before the venue said so.
        ABANDONED
    }

    /// Reads what a session has written, empty if nothing.
    public static Optional<KillReport> read(ControlFiles files) throws IOException {
        Path file = files.killReport();
        return Files.exists(file) ? Optional.of(parse(Files.readString(file))) : Optional.empty();
    }

    void writeTo(ControlFiles files) throws IOException {
        ControlFiles.writeWhole(files.killReport(), json() + "\n");
    }

    /// As JSON, for programs.
    public String json() {
        ObjectNode out = JSON.createObjectNode();
        out.put("reason", latched.reason()).put("who", latched.who());
        out.put("at", latched.at().toString()).put("state", state.name());
        out.put("issued_ns", issuedNs).put("cancels", cancels);
        out.put("open_orders", openOrders).put("problem", problem);
        return out.toString();
    }

    private static KillReport parse(String text) throws IOException {
        try {
            JsonNode in = JSON.readTree(text);
            var latched =
                    new Latched(
                            in.path("reason").asString(""),
                            in.path("who").asString("unknown"),
                            Instant.parse(in.path("at").asString("")));
            return new KillReport(
                    latched,
                    State.valueOf(in.path("state").asString("")),
                    in.path("issued_ns").asLong(),
                    in.path("cancels").asInt(),
                    in.path("open_orders").asInt(UNKNOWN),
                    in.path("problem").asString(""));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new IOException("not a kill report: " + text.strip(), e);
        }
    }
}
