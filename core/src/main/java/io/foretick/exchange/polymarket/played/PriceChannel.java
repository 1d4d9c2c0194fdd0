package io.foretick.exchange.polymarket.played;

import io.foretick.exchange.playback.PlayedFrame;
import io.foretick.exchange.wire.Peer;
import io.foretick.exchange.wire.PeerHandler;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// RTDS of a recording: each frame goes to all who subscribed to its topic, unless their filter
/// leaves its symbol out. Sends no snapshot but a recorded one. Any thread.
final class PriceChannel implements PeerHandler {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// @param filters by topic; blank for all symbols
    private record Subscriber(Peer peer, Map<String, String> filters) {

        boolean wants(String topic, String symbol) {
            @Nullable String filter = filters.get(topic);
            return filter != null
                    && (filter.isBlank()
                            || symbol.isEmpty()
                            || filter.contains("\"" + symbol + "\""));
        }
    }

    private final Map<String, Subscriber> subscribers = new LinkedHashMap<>();

    @Override
    public synchronized void opened(Peer peer) {
        subscribers.put(peer.id(), new Subscriber(peer, new HashMap<>()));
    }

    @Override
    public synchronized void received(Peer peer, String text) {
        Subscriber subscriber = subscribers.get(peer.id());
        if (text.equals("PING")) {
            peer.send("PONG");
        } else if (subscriber != null) {
            read(subscriber, text);
        }
    }

    @Override
    public synchronized void closed(Peer peer) {
        subscribers.remove(peer.id());
    }

    /// Its names are the topic, then topic and symbol where it has one.
    synchronized void play(PlayedFrame frame) {
        List<String> names = frame.names();
        if (names.isEmpty()) {
            return; // a word such as PONG
        }
        String topic = names.getFirst();
        String symbol = names.size() == 1 ? "" : names.getLast().substring(topic.length() + 1);
        for (Subscriber subscriber : subscribers.values()) {
            if (subscriber.wants(topic, symbol)) {
                subscriber.peer().send(frame.text());
            }
        }
    }

    // What the service does not understand it passes over in silence.
    private static void read(Subscriber subscriber, String text) {
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (JacksonException _) {
            return;
        }
        String action = message.path("action").asString("");
        for (JsonNode subscription : message.path("subscriptions")) {
            String topic = subscription.path("topic").asString("");
            if (action.equals("subscribe")) {
                subscriber.filters().put(topic, subscription.path("filters").asString(""));
            } else if (action.equals("unsubscribe")) {
                subscriber.filters().remove(topic);
            }
        }
    }
}
