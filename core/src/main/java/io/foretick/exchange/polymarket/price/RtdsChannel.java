package io.foretick.exchange.polymarket.price;

import io.foretick.base.Digest;
import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.exchange.wire.Peer;
import io.foretick.exchange.wire.PeerHandler;
import io.foretick.venue.VenueClock;
import io.foretick.venue.polymarket.Coin;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// RTDS, the older service of reference prices: topics, an optional filter by symbol, one frame for
/// each second. Any thread.
public final class RtdsChannel implements PeerHandler, PriceChannel {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SNAPSHOT_SECONDS = 60;

    private static final class Subscriber {
        private final Peer peer;
        private final String connectionId;
        private final Map<PriceSeries, Set<Coin>> wanted = new EnumMap<>(PriceSeries.class);

        Subscriber(Peer peer) {
            this.peer = peer;
            this.connectionId = Digest.hex(new Digest().add(peer.id()).value());
        }

        boolean wants(PriceTick tick) {
            return wanted.getOrDefault(tick.series(), Set.of()).contains(tick.coin());
        }
    }

    private final VenueClock clock;
    private final RecentPrices recent;
    private final Map<String, Subscriber> subscribers = new ConcurrentHashMap<>();

    /// @param seed of the delays
    public RtdsChannel(VenueClock clock, PriceSource source, Seed seed) {
        this.clock = clock;
        this.recent = RecentPrices.of(clock, source, seed);
    }

    @Override
    public void opened(Peer peer) {
        subscribers.put(peer.id(), new Subscriber(peer));
    }

    @Override
    public void received(Peer peer, String text) {
        Subscriber subscriber = subscribers.get(peer.id());
        if (text.equals("PING")) {
            peer.send("PONG");
        } else if (subscriber != null) {
            read(subscriber, text);
        }
    }

    @Override
    public void closed(Peer peer) {
        subscribers.remove(peer.id());
    }

    @Override
    public void tell(PriceTick tick) {
        for (Subscriber subscriber : subscribers.values()) {
            synchronized (subscriber) {
                if (subscriber.wants(tick)) {
                    subscriber.peer.send(update(tick, subscriber.connectionId));
                }
            }
        }
    }

    // What the service does not understand it passes over in silence.
    private void read(Subscriber subscriber, String text) {
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (JacksonException _) {
            return;
        }
        boolean subscribe = message.path("action").asString("").equals("subscribe");
        boolean unsubscribe = message.path("action").asString("").equals("unsubscribe");
        for (JsonNode subscription : message.path("subscriptions")) {
            for (PriceSeries series : PriceSeries.values()) {
                if (series.topic().equals(subscription.path("topic").asString(""))) {
                    if (subscribe) {
                        subscribe(subscriber, series, subscription.path("filters"));
                    } else if (unsubscribe) {
                        unsubscribe(subscriber, series);
                    }
                }
            }
        }
    }

    // A filter brings a snapshot first.
    private void subscribe(Subscriber subscriber, PriceSeries series, JsonNode filters) {
        String filter = filters.isString() ? filters.stringValue() : "";
        Set<Coin> coins = EnumSet.allOf(Coin.class);
        if (!filter.isBlank()) {
            coins.removeIf(coin -> !filter.contains("\"" + series.symbol(coin) + "\""));
        }
        synchronized (subscriber) {
            subscriber
                    .wanted
                    .computeIfAbsent(series, _ -> EnumSet.noneOf(Coin.class))
                    .addAll(coins);
            if (!filter.isBlank()) {
                coins.forEach(coin -> subscriber.peer.send(snapshot(series, coin)));
            }
        }
    }

    private static void unsubscribe(Subscriber subscriber, PriceSeries series) {
        synchronized (subscriber) {
            subscriber.wanted.remove(series);
        }
    }

    private static String update(PriceTick tick, String connectionId) {
        PriceSeries series = tick.series();
        var text = new StringBuilder(320);
        text.append("{\"connection_id\":\"").append(connectionId);
        text.append("\",\"payload\":{\"full_accuracy_value\":\"");
        text.append(series.exactText(tick.priceE8()));
        text.append("\",\"symbol\":\"").append(series.symbol(tick.coin()));
        text.append("\",\"timestamp\":").append(tick.second() * 1_000);
        text.append(",\"value\":").append(E8.format(tick.priceE8()));
        if (series.averageSeconds() > 0) {
            text.append(",\"window_s\":").append(series.averageSeconds());
        }
        text.append("},\"timestamp\":").append(tick.toldNs() / Times.MILLI_NS);
        text.append(",\"topic\":\"").append(series.topic());
        return text.append("\",\"type\":\"update\"}").toString();
    }

    private String snapshot(PriceSeries series, Coin coin) {
        List<PriceTick> ticks = recent.last(series, coin, SNAPSHOT_SECONDS);
        var text = new StringBuilder(4_096);
        text.append("{\"topic\":\"").append(series.topic());
        text.append("\",\"type\":\"subscribe\",\"timestamp\":");
        text.append(clock.nowNs() / Times.MILLI_NS);
        text.append(",\"payload\":{\"symbol\":\"").append(series.symbol(coin));
        text.append("\",\"data\":[");
        for (PriceTick tick : ticks) {
            text.append(text.charAt(text.length() - 1) == '[' ? "" : ",");
            text.append("{\"timestamp\":").append(tick.second() * 1_000);
            text.append(",\"value\":").append(E8.format(tick.priceE8())).append('}');
        }
        return text.append("]}}").toString();
    }
}
