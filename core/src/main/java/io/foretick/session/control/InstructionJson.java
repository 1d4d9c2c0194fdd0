package io.foretick.session.control;

import io.foretick.event.live.Control;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/// The text of an instruction's file. It names its action first, so that a person can read it, and
/// write it by hand: who and when may be missing.
final class InstructionJson {

    static final String SUFFIX = ".json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private InstructionJson() {}

    static String write(Instruction instruction) {
        ObjectNode out = JSON.createObjectNode();
        switch (instruction.control()) {
            case Control.Halt(String reason) -> out.put("do", "halt").put("reason", reason);
            case Control.Resume(String reason) -> out.put("do", "resume").put("reason", reason);
            case Control.Pause(String scope, boolean paused) ->
                    out.put("do", "pause").put("scope", scope).put("paused", paused);
            case Control.Limit(String name, double value) ->
                    out.put("do", "limit").put("name", name).put("value", value);
        }
        out.put("who", instruction.who()).put("at", instruction.at().toString());
        return out + "\n";
    }

    /// @param id the file's name without its suffix
    /// @throws IOException if the text is no instruction; the message says why
    static Instruction read(String id, String text) throws IOException {
        try {
            JsonNode in = JSON.readTree(text);
            String who = in.path("who").asString("unknown");
            String at = in.path("at").asString("");
            Instant given = at.isEmpty() ? Instant.now() : Instant.parse(at);
            return new Instruction(id, who, given, control(in));
        } catch (JacksonException e) {
            throw new IOException("no JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Control control(JsonNode in) {
        String reason = in.path("reason").asString("by the operator");
        String action = in.path("do").asString("");
        return switch (action) {
            case "halt" -> new Control.Halt(reason);
            case "resume" -> new Control.Resume(reason);
            case "pause" -> pause(in);
            case "limit" -> limit(in);
            default -> throw new IllegalArgumentException("unknown action '" + action + "'");
        };
    }

    private static Control pause(JsonNode in) {
        String scope = in.path("scope").asString("");
        PauseScopes.problem(scope).ifPresent(InstructionJson::refuse);
        return new Control.Pause(scope, in.path("paused").asBoolean(true));
    }

    private static Control limit(JsonNode in) {
        String name = in.path("name").asString("");
        if (!in.path("value").isNumber()) {
            throw new IllegalArgumentException("value of " + name + " must be a number");
        }
        double value = in.path("value").asDouble();
        LimitValues.problem(name, value).ifPresent(InstructionJson::refuse);
        return new Control.Limit(name, value);
    }

    private static void refuse(String why) {
        throw new IllegalArgumentException(why);
    }
}
