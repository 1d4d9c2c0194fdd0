package io.foretick.exchange.control;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.exchange.fault.FaultKind;
import io.foretick.exchange.fault.FaultPlan;
import io.foretick.exchange.fault.FaultPlanException;
import io.foretick.exchange.fault.FaultRule;
import io.foretick.exchange.fault.SeededFaults;
import io.foretick.exchange.wire.Faults;
import io.foretick.exchange.wire.LoopbackServer;
import io.foretick.exchange.wire.SimulatedExchange;
import io.foretick.venue.VenueClock;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The service `control`: health, seed, speed, faults, repeated orders and the notice of a
/// shutdown, as JSON. Its own requests suffer no faults.
public final class ControlServer implements SimulatedExchange {

    public static final String SERVICE = "control";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Controls controls;
    private final LoopbackServer server;

    private ControlServer(Controls controls, int port) {
        this.controls = controls;
        this.server = LoopbackServer.start(SERVICE, port, Faults.NONE, this::routes);
    }

    /// What is controlled.
    ///
    /// @param seed the root seed of the exchanges
    /// @param urls the base URLs of all services, asked for at each health check
    /// @param repeatedOrders how many orders Polymarket was sent more than once
    /// @param shutdownNotice tells the exchanges to announce a shutdown to their clients
    public record Controls(
            VenueClock clock,
            Seed seed,
            SeededFaults faults,
            Supplier<Map<String, String>> urls,
            LongSupplier repeatedOrders,
            Runnable shutdownNotice) {}

    /// Starts the server.
    ///
    /// @param port 0 lets the system choose one
    public static ControlServer start(Controls controls, int port) {
        return new ControlServer(controls, port);
    }

    private void routes(JavalinConfig config) {
        config.routes.get("/health", this::health);
        config.routes.get("/seed", context -> answer(context, 200, seed()));
        config.routes.get("/speed", context -> answer(context, 200, speed()));
        config.routes.put("/speed", this::changeSpeed);
        config.routes.get("/orders", context -> answer(context, 200, orders()));
        config.routes.get("/faults", context -> answer(context, 200, faults()));
        config.routes.post("/faults", this::addFaults);
        config.routes.delete("/faults", this::clearFaults);
        config.routes.delete("/faults/{name}", this::removeFault);
        config.routes.post("/shutdown-notice", this::announceShutdown);
    }

    private void health(Context context) {
        ObjectNode health = JSON.createObjectNode();
        health.put("status", "ok");
        health.put("time_ms", controls.clock.nowNs() / Times.MILLI_NS);
        ObjectNode services = health.putObject("services");
        controls.urls.get().forEach(services::put);
        answer(context, 200, health);
    }

    private ObjectNode seed() {
        return JSON.createObjectNode().put("seed", controls.seed.value());
    }

    private ObjectNode speed() {
        return JSON.createObjectNode().put("speed", controls.clock.speed());
    }

    private void changeSpeed(Context context) {
        JsonNode wanted = body(context).path("speed");
        if (!wanted.isNumber()) {
            refuse(context, 400, "expected {\"speed\": number}");
        } else if (wanted.doubleValue() != controls.clock.speed()) {
            refuse(context, 409, "speed is fixed at the start: " + controls.clock.speed());
        } else {
            answer(context, 200, speed());
        }
    }

    private ObjectNode orders() {
        return JSON.createObjectNode().put("repeated", controls.repeatedOrders.getAsLong());
    }

    private ObjectNode faults() {
        ObjectNode faults = JSON.createObjectNode();
        ArrayNode rules = faults.putArray("faults");
        controls.faults.rules().forEach(rule -> rules.add(json(rule)));
        ObjectNode injected = faults.putObject("injected");
        for (Map.Entry<FaultKind, Long> count : controls.faults.injected().entrySet()) {
            injected.put(count.getKey().key(), count.getValue());
        }
        return faults;
    }

    private static ObjectNode json(FaultRule rule) {
        ObjectNode json = JSON.createObjectNode();
        json.put("name", rule.name());
        json.put("kind", rule.kind().key());
        json.put("service", rule.service());
        json.put("path", rule.path());
        json.put("probability", rule.probability());
        json.put("at", milliseconds(rule.schedule().atNs()));
        json.put("every", milliseconds(rule.schedule().everyNs()));
        json.put("for", milliseconds(rule.schedule().forNs()));
        json.put("lasting", milliseconds(rule.lastingNs()));
        json.put("shift", milliseconds(rule.shiftNs()));
        return json;
    }

    /// As plans spell spans, so that the answer can be posted again.
    private static String milliseconds(long spanNs) {
        return spanNs / Times.MILLI_NS + "ms";
    }

    private void addFaults(Context context) {
        try {
            controls.faults.add(FaultPlan.parse(context.body(), "request"));
            answer(context, 200, faults());
        } catch (FaultPlanException e) {
            refuse(context, 400, String.valueOf(e.getMessage()));
        }
    }

    private void clearFaults(Context context) {
        controls.faults.clear();
        answer(context, 200, faults());
    }

    private void removeFault(Context context) {
        String name = context.pathParam("name");
        if (controls.faults.remove(name)) {
            answer(context, 200, faults());
        } else {
            refuse(context, 404, "no rule is called '" + name + "'");
        }
    }

    private void announceShutdown(Context context) {
        controls.shutdownNotice.run();
        answer(context, 200, JSON.createObjectNode().put("announced", true));
    }

    private static JsonNode body(Context context) {
        try {
            return JSON.readTree(context.body());
        } catch (JacksonException _) {
            return JSON.createObjectNode(); // refused as a body without the key
        }
    }

    private static void refuse(Context context, int status, String error) {
        answer(context, status, JSON.createObjectNode().put("error", error));
    }

    private static void answer(Context context, int status, ObjectNode body) {
        context.status(status).contentType("application/json").result(body.toString());
    }

    @Override
    public Map<String, String> urls() {
        return Map.of(SERVICE, server.httpUrl());
    }

    @Override
    public void close() {
        server.close();
    }
}
