package io.foretick.exchange.bybit;

import io.foretick.exchange.spot.Json;
import io.foretick.exchange.spot.VenueWalk;
import io.foretick.exchange.wire.Peer;
import io.foretick.exchange.wire.PeerHandler;
import io.foretick.exchange.wire.Subscriptions;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The websocket service: subscriptions and heartbeats of the clients, and the frames of each step.
/// Clients come on the server's threads; steps are walked by one thread.
final class Streams implements PeerHandler, VenueWalk.Walker {

    /// Topics that one request may name.
    static final int ARGUMENTS_MAX = 10;

    private static final JsonMapper MAPPER = new JsonMapper();

    /// One connected client.
    private record Client(Peer peer, Subscriptions<Topic> subscriptions) {}

    private final Map<Peer, Client> clients = new ConcurrentHashMap<>();
    private final Frames frames;

    Streams(Frames frames) {
        this.frames = frames;
    }

    @Override
    public void opened(Peer peer) {
        clients.put(peer, new Client(peer, new Subscriptions<>()));
    }

    @Override
    public void closed(Peer peer) {
        clients.remove(peer);
    }

    @Override
    public void received(Peer peer, String text) {
        Client client = clients.get(peer);
        if (client != null) {
            peer.send(answer(client, text));
        }
    }

    private static String answer(Client client, String text) {
        JsonNode request;
        try {
            request = MAPPER.readTree(text);
        } catch (JacksonException e) {
            return reply(client, MAPPER.missingNode(), "", "error:invalid json");
        }
        return switch (request.path("op").asString("")) {
            case "ping" -> reply(client, request, "ping", "");
            case "subscribe" -> reply(client, request, "subscribe", subscribe(client, request));
            case "unsubscribe" -> {
                for (JsonNode topic : request.path("args")) {
                    client.subscriptions().remove(topic.asString(""));
                }
                yield reply(client, request, "unsubscribe", "");
            }
            default -> reply(client, request, "", "error:unknown op");
        };
    }

    // The reason why not, empty if it was done.
    private static String subscribe(Client client, JsonNode request) {
        JsonNode names = request.path("args");
        if (!names.isArray() || names.isEmpty()) {
            return "error:args is empty";
        }
        if (names.size() > ARGUMENTS_MAX) {
            return "args size >" + ARGUMENTS_MAX;
        }
        Map<String, Topic> topics = new LinkedHashMap<>();
        for (JsonNode name : names) {
            Optional<Topic> topic = Topic.parse(name.asString(""));
            if (topic.isEmpty()) {
                return "error:handler not found,topic:" + name.asString("");
            }
            topics.put(name.stringValue(), topic.get());
        }
        for (var entry : topics.entrySet()) {
            if (!client.subscriptions().add(entry.getKey(), entry.getValue())) {
                return "error:already subscribed,topic:" + entry.getKey();
            }
        }
        return "";
    }

    // Spot answers a ping with `pong` as text and `ping` as operation.
    private static String reply(Client client, JsonNode request, String operation, String error) {
        String done = operation.equals("ping") ? "pong" : operation;
        ObjectNode reply =
                Json.object()
                        .put("success", error.isEmpty())
                        .put("ret_msg", error.isEmpty() ? done : error)
                        .put("conn_id", client.peer().id());
        if (request.path("req_id").isString()) {
            reply.put("req_id", request.path("req_id").stringValue());
        }
        return reply.put("op", operation).toString();
    }

    @Override
    public void step(long fromNs, long toNs) {
        Map<String, List<String>> made = new HashMap<>();
        for (Client client : clients.values()) {
            for (var entry : client.subscriptions().all().entrySet()) {
                String name = entry.getKey();
                boolean first = client.subscriptions().begins(name);
                String key = first ? "first " + name : name;
                made.computeIfAbsent(
                                key, _ -> frames.of(name, entry.getValue(), first, fromNs, toNs))
                        .forEach(client.peer()::send);
            }
        }
    }
}
