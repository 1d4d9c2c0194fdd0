package io.foretick.exchange.hyperliquid;

import io.foretick.base.Times;
import io.foretick.exchange.source.World;
import io.foretick.exchange.spot.IntervalCandles;
import io.foretick.exchange.spot.Json;
import io.foretick.exchange.spot.VenueWalk;
import io.foretick.exchange.wire.Peer;
import io.foretick.exchange.wire.PeerHandler;
import io.foretick.venue.VenueClock;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The websocket service: subscriptions of the clients, and the frames of each step. Clients come
/// on the server's threads; steps are walked by one thread.
///
/// A connection to which nothing was sent for a while ends, see [#idleNsMax(VenueClock)].
final class Streams implements PeerHandler, VenueWalk.Walker {

    private static final long IDLE_WALL_NS_MIN = 10 * Times.SECOND_NS;

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final long REPLAYED_NS = 50 * Times.SECOND_NS;

    private final Map<Peer, Client> clients = new ConcurrentHashMap<>();
    private final World world;
    private final Pages pages;
    private final long idleNsMax;

    /// @param idleNsMax wall time after which a connection ends to which nothing was sent
    Streams(World world, Pages pages, long idleNsMax) {
        this.world = world;
        this.pages = pages;
        this.idleNsMax = idleNsMax;
    }

    /// How long that usually is, in wall time: a minute of the venue, but never less than a healthy
    /// client can keep.
    static long idleNsMax(VenueClock clock) {
        return Math.max(IDLE_WALL_NS_MIN, clock.toWallNs(Times.MINUTE_NS));
    }

    @Override
    public void opened(Peer peer) {
        clients.put(peer, new Client(peer));
    }

    @Override
    public void closed(Peer peer) {
        clients.remove(peer);
    }

    @Override
    public void received(Peer peer, String text) {
        Client client = clients.get(peer);
        if (client != null) {
            client.send(answer(client, text));
        }
    }

    private static String answer(Client client, String text) {
        JsonNode request;
        try {
            request = MAPPER.readTree(text);
        } catch (JacksonException _) {
            return error("Error parsing JSON into valid websocket request: " + text);
        }
        return switch (request.path("method").asString("")) {
            case "ping" -> Json.object().put("channel", "pong").toString();
            case "subscribe" -> subscribe(client, request);
            case "unsubscribe" -> unsubscribe(client, request);
            default -> error("Error parsing JSON into valid websocket request: " + text);
        };
    }

    private static String subscribe(Client client, JsonNode request) {
        JsonNode wanted = request.path("subscription");
        Optional<Subscription> subscription = Subscription.parse(wanted);
        if (subscription.isEmpty()) {
            return error("Invalid subscription " + wanted);
        }
        return client.subscriptions().add(wanted.toString(), subscription.get())
                ? done(request)
                : error("Already subscribed: " + wanted);
    }

    private static String unsubscribe(Client client, JsonNode request) {
        JsonNode wanted = request.path("subscription");
        return client.subscriptions().remove(wanted.toString())
                ? done(request)
                : error("Already unsubscribed: " + wanted);
    }

    private static String done(JsonNode request) {
        ObjectNode data = Json.object().put("method", request.path("method").asString(""));
        data.set("subscription", request.path("subscription"));
        return frame("subscriptionResponse", data);
    }

    private static String error(String text) {
        return Json.object().put("channel", "error").put("data", text).toString();
    }

    private static String frame(String channel, JsonNode data) {
        ObjectNode frame = Json.object().put("channel", channel);
        frame.set("data", data);
        return frame.toString();
    }

    @Override
    public void step(long fromNs, long toNs) {
        long nanoTime = System.nanoTime();
        for (Client client : clients.values()) {
            client.subscriptions()
                    .all()
                    .forEach((key, subscription) -> {
                        boolean first = client.subscriptions().begins(key);
                        frames(subscription, first, fromNs, toNs).forEach(client::send);
                    });
            client.closeIfIdle(nanoTime, idleNsMax);
        }
    }

    private List<String> frames(Subscription subscription, boolean first, long fromNs, long toNs) {
        return switch (subscription) {
            case Subscription.Book(var perpetual, var grain, int levels, long everyNs) ->
                    first || toNs % everyNs == 0
                            ? List.of(frame("l2Book", pages.book(perpetual, grain, levels, toNs)))
                            : List.of();
            case Subscription.Trades(var perpetual) -> trades(perpetual, first, fromNs, toNs);
            case Subscription.BestQuote(var perpetual) -> bestQuote(perpetual, first, fromNs, toNs);
            case Subscription.Candle(var perpetual, var interval) ->
                    first || toNs % Times.SECOND_NS == 0
                            ? List.of(
                                    frame(
                                            "candle",
                                            pages.candle(
                                                    IntervalCandles.utc(
                                                            world, perpetual.coin(), interval),
                                                    toNs)))
                            : List.of();
            case Subscription.Mids _ ->
                    first || toNs % Times.SECOND_NS == 0 ? List.of(mids(toNs)) : List.of();
        };
    }

    private String mids(long timeNs) {
        ObjectNode data = Json.object();
        data.set("mids", pages.mids(timeNs));
        return frame("allMids", data);
    }

    private List<String> trades(Perpetual perpetual, boolean first, long fromNs, long toNs) {
        long startNs = first ? Math.max(World.earliestNs(), toNs - REPLAYED_NS) : fromNs;
        ArrayNode trades = pages.trades(perpetual, startNs, toNs);
        return trades.isEmpty() ? List.of() : List.of(frame("trades", trades));
    }

    private List<String> bestQuote(Perpetual perpetual, boolean first, long fromNs, long toNs) {
        ObjectNode now = pages.bestQuote(perpetual, toNs);
        JsonNode before = pages.bestQuote(perpetual, fromNs).required("bbo");
        return first || !now.required("bbo").equals(before)
                ? List.of(frame("bbo", now))
                : List.of();
    }
}
