package io.foretick.exchange.polymarket.played;

import io.foretick.exchange.playback.PlayedFrame;
import io.foretick.exchange.polymarket.channel.SubscribeMessage;
import io.foretick.exchange.wire.Peer;
import io.foretick.exchange.wire.PeerHandler;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The market channel of a recording: each frame goes whole to all who subscribed to a token in it.
/// Any thread.
///
/// How it works: for each token it keeps the last recorded book and the changes after it, and who
/// subscribes in between is sent these first, so that its book is right although nothing is made
/// up. A token whose changes grow beyond a limit is told from its next recorded book on.
final class BookChannel implements PeerHandler {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int POLICY_VIOLATION = 1008;
    private static final int TOKENS_KEPT_MAX = 512;
    private static final int FRAMES_KEPT_MAX = 2_000; // of one token

    /// @param number its place among all frames
    private record Told(long number, String text) {}

    private static final class Subscriber {
        private final Peer peer;
        private final Set<String> tokens = new LinkedHashSet<>();
        private boolean subscribed;

        Subscriber(Peer peer) {
            this.peer = peer;
        }
    }

    private final Map<String, Subscriber> subscribers = new LinkedHashMap<>();
    private final Map<String, List<Told>> sinceBook = new LinkedHashMap<>(); // by token
    private long frames;

    @Override
    public synchronized void opened(Peer peer) {
        subscribers.put(peer.id(), new Subscriber(peer));
    }

    @Override
    public synchronized void received(Peer peer, String text) {
        Subscriber subscriber = subscribers.get(peer.id());
        if (subscriber == null) {
            return; // closed meanwhile
        }
        if (text.equals("PING") && subscriber.subscribed) {
            peer.send("PONG");
            return;
        }
        Optional<SubscribeMessage> message = SubscribeMessage.parse(text);
        if (message.isEmpty()) {
            peer.close(POLICY_VIOLATION, "invalid subscription payload");
        } else if (message.get().unsubscribe()) {
            message.get().names().forEach(subscriber.tokens::remove);
        } else {
            subscribe(subscriber, message.get());
        }
    }

    @Override
    public synchronized void closed(Peer peer) {
        subscribers.remove(peer.id());
    }

    synchronized void play(PlayedFrame frame) {
        if (frame.names().isEmpty()) {
            return; // a word such as PONG
        }
        keep(new Told(frames++, frame.text()));
        for (Subscriber subscriber : subscribers.values()) {
            if (!Collections.disjoint(subscriber.tokens, frame.names())) {
                subscriber.peer.send(frame.text());
            }
        }
    }

    private void subscribe(Subscriber subscriber, SubscribeMessage message) {
        subscriber.subscribed = true;
        Map<Long, String> missed = new TreeMap<>();
        boolean fresh = false;
        for (String token : message.names()) {
            if (subscriber.tokens.add(token)) {
                fresh = true;
                sinceBook
                        .getOrDefault(token, List.of())
                        .forEach(told -> missed.put(told.number(), told.text()));
            }
        }
        if (!fresh) {
            subscriber.peer.send("NO NEW ASSETS");
        } else if (message.initialDump() && missed.isEmpty()) {
            subscriber.peer.send("[]");
        } else if (message.initialDump()) {
            missed.values().forEach(subscriber.peer::send);
        }
    }

    private void keep(Told told) {
        JsonNode frame = JSON.readTree(told.text()); // it has names, so it is JSON
        for (JsonNode element : frame.isArray() ? frame : List.of(frame)) {
            switch (element.path("event_type").asString("")) {
                case "book" -> begin(element.path("asset_id").asString(""), told);
                case "price_change", "tick_size_change" ->
                        element.findValues("asset_id")
                                .forEach(token -> append(token.asString(""), told));
                default -> {} // says nothing of a book
            }
        }
    }

    private void begin(String token, Told book) {
        sinceBook.remove(token);
        sinceBook.put(token, new ArrayList<>(List.of(book))); // now the youngest
        if (sinceBook.size() > TOKENS_KEPT_MAX) {
            sinceBook.remove(sinceBook.keySet().iterator().next());
        }
    }

    private void append(String token, Told change) {
        @Nullable List<Told> kept = sinceBook.get(token);
        if (kept == null || kept.getLast().equals(change)) {
            return; // no book to change, or one frame with several changes
        }
        kept.add(change);
        if (kept.size() > FRAMES_KEPT_MAX) {
            sinceBook.remove(token);
        }
    }
}
