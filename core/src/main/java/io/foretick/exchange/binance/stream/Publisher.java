package io.foretick.exchange.binance.stream;

import io.foretick.exchange.spot.EpochUnit;
import io.foretick.exchange.spot.UsdtPair;
import io.foretick.exchange.spot.VenueWalk;
import io.foretick.venue.polymarket.Coin;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Sends to each client what happened in a step, of the streams that somebody listens to and of no
/// others. Owned by the thread that walks the venue's time; frames may be played from any other.
public final class Publisher implements VenueWalk.Walker {

    private final Clients clients;
    private final Optional<Frames> frames;

    /// @param frames of the world; empty if the world is silent and frames are only played
    public Publisher(Clients clients, Optional<Frames> frames) {
        this.clients = clients;
        this.frames = frames;
    }

    @Override
    public void step(long fromNs, long toNs) {
        if (clients.isEmpty()) {
            return;
        }
        clients.watch(toNs);
        if (frames.isPresent()) {
            audience().forEach((stream, hearers) -> publish(stream, hearers, fromNs, toNs));
        }
    }

    /// Sends a payload to all who listen to a stream now.
    public void play(String stream, String payload) {
        for (Client client : clients.all()) {
            if (client.hears(stream)) {
                client.send(stream, payload);
            }
        }
    }

    private Map<String, List<Client>> audience() {
        Map<String, List<Client>> audience = new LinkedHashMap<>();
        for (Client client : clients.all()) {
            for (String stream : client.streams()) {
                audience.computeIfAbsent(stream, _ -> new ArrayList<>()).add(client);
            }
        }
        return audience;
    }

    // A stream that does not exist may be subscribed to, as at the venue; it stays silent.
    private void publish(String stream, List<Client> hearers, long fromNs, long toNs) {
        int at = stream.indexOf('@');
        if (at < 0) {
            return;
        }
        String symbol = stream.substring(0, at);
        Optional<Coin> coin = UsdtPair.coin(symbol.toUpperCase(Locale.ROOT));
        Optional<Topic> topic = Topic.parse(stream.substring(at + 1));
        if (coin.isEmpty() || topic.isEmpty() || !symbol.equals(symbol.toLowerCase(Locale.ROOT))) {
            return;
        }
        Map<EpochUnit, List<String>> made = new EnumMap<>(EpochUnit.class);
        for (Client client : hearers) {
            List<String> payloads =
                    made.computeIfAbsent(
                            client.unit(),
                            unit ->
                                    frames.orElseThrow()
                                            .of(topic.get(), coin.get(), unit, fromNs, toNs));
            payloads.forEach(payload -> client.send(stream, payload));
        }
    }
}
