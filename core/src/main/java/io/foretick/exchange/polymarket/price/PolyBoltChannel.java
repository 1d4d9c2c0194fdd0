package io.foretick.exchange.polymarket.price;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.exchange.wire.Peer;
import io.foretick.exchange.wire.PeerHandler;
import io.foretick.venue.VenueClock;
import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.sign.ApiCredentials;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// PolyBolt, the newer service of reference prices: clients log in with the key of the order book,
/// and get numbered frames after a snapshot. Any thread.
///
/// The server's pings run on the venue's time, with the ticks of the prices as their clock.
public final class PolyBoltChannel implements PeerHandler, PriceChannel {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SNAPSHOT_SECONDS = 120;
    private static final long PING_EVERY_NS = 25 * Times.SECOND_NS;
    private static final int CLOSE_AUTH = 4001;
    private static final int CLOSE_POLICY = 4008;
    private static final String SPOT = "price.crypto";
    private static final String AVERAGE = "price.crypto.twap";

    private static final class Subscriber {
        private final Peer peer;
        private final Map<PriceSeries, Set<Coin>> wanted = new EnumMap<>(PriceSeries.class);
        private boolean known;
        private long sequence;
        private long pingedNs;

        Subscriber(Peer peer, long nowNs) {
            this.peer = peer;
            this.pingedNs = nowNs;
        }
    }

    private final VenueClock clock;
    private final RecentPrices recent;
    private final Predicate<ApiCredentials> known;
    private final Map<String, Subscriber> subscribers = new ConcurrentHashMap<>();

    /// @param seed of the delays
    /// @param known whether the order book knows a key
    public PolyBoltChannel(
            VenueClock clock, PriceSource source, Seed seed, Predicate<ApiCredentials> known) {
        this.clock = clock;
        this.recent = RecentPrices.of(clock, source, seed);
        this.known = known;
    }

    @Override
    public void opened(Peer peer) {
        subscribers.put(peer.id(), new Subscriber(peer, clock.nowNs()));
    }

    @Override
    public void received(Peer peer, String text) {
        Subscriber subscriber = subscribers.get(peer.id());
        if (subscriber == null) {
            return;
        }
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (JacksonException _) {
            peer.close(CLOSE_POLICY, "not JSON");
            return;
        }
        synchronized (subscriber) {
            switch (message.path("op").asString("")) {
                case "auth" -> authorise(subscriber, message);
                case "subscribe" -> subscribe(subscriber, message);
                case "unsubscribe" -> unsubscribe(subscriber, message);
                case "ping" -> acknowledge(subscriber, "pong", message);
                default -> peer.close(CLOSE_POLICY, "unknown op");
            }
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
                ping(subscriber, tick.toldNs());
                Set<Coin> coins = subscriber.wanted.getOrDefault(tick.series(), Set.of());
                if (coins.contains(tick.coin())) {
                    subscriber.peer.send(update(subscriber, tick));
                }
            }
        }
    }

    private static void ping(Subscriber subscriber, long nowNs) {
        if (nowNs - subscriber.pingedNs >= PING_EVERY_NS) {
            subscriber.pingedNs = nowNs;
            subscriber.peer.ping(new byte[0]);
        }
    }

    private void authorise(Subscriber subscriber, JsonNode message) {
        JsonNode auth = message.path("auth");
        String apiKey = auth.path("apiKey").asString("");
        String secret = auth.path("secret").asString("");
        String passphrase = auth.path("passphrase").asString("");
        boolean whole = !apiKey.isBlank() && !secret.isBlank() && !passphrase.isBlank();
        if (!whole || !known.test(new ApiCredentials(apiKey, secret, passphrase))) {
            subscriber.peer.close(CLOSE_AUTH, "invalid credentials");
            return;
        }
        subscriber.known = true;
        acknowledge(subscriber, "authed", message);
    }

    private void subscribe(Subscriber subscriber, JsonNode message) {
        if (!subscriber.known) {
            subscriber.peer.close(CLOSE_AUTH, "not authorised");
            return;
        }
        acknowledge(subscriber, "subscribed", message);
        for (JsonNode subscription : message.path("subscriptions")) {
            PriceSeries series = series(subscription);
            Set<Coin> coins = coins(subscription);
            subscriber
                    .wanted
                    .computeIfAbsent(series, _ -> EnumSet.noneOf(Coin.class))
                    .addAll(coins);
            coins.forEach(coin -> subscriber.peer.send(snapshot(subscriber, series, coin)));
        }
    }

    private static void unsubscribe(Subscriber subscriber, JsonNode message) {
        for (JsonNode subscription : message.path("subscriptions")) {
            Set<Coin> wanted = subscriber.wanted.get(series(subscription));
            if (wanted != null) {
                wanted.removeAll(coins(subscription));
            }
        }
        acknowledge(subscriber, "unsubscribed", message);
    }

    private static PriceSeries series(JsonNode subscription) {
        if (!subscription.path("channel").asString("").equals(AVERAGE)) {
            return PriceSeries.CHAINLINK;
        }
        int seconds = subscription.path("filter").path("window_seconds").asInt(60);
        return seconds == 30 ? PriceSeries.TWAP_THIRTY : PriceSeries.TWAP_SIXTY;
    }

    private static Set<Coin> coins(JsonNode subscription) {
        String symbol =
                subscription.path("filter").path("symbol").asString("").toLowerCase(Locale.ROOT);
        Set<Coin> coins = EnumSet.allOf(Coin.class);
        if (!symbol.isEmpty()) {
            coins.removeIf(coin -> !symbol.replace("/", "").equals(symbolOf(coin)));
        }
        return coins;
    }

    private static void acknowledge(Subscriber subscriber, String operation, JsonNode message) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("op", operation);
        answer.put("rid", message.path("rid").asString(""));
        subscriber.peer.send(answer.toString());
    }

    private static String update(Subscriber subscriber, PriceTick tick) {
        StringBuilder text = head(subscriber, tick.series(), tick.toldNs());
        text.append(",\"payload\":{\"symbol\":\"").append(symbolOf(tick.coin())).append("\",");
        appendPrice(text, tick);
        return text.append(",\"source\":\"chainlink\"}}").toString();
    }

    private String snapshot(Subscriber subscriber, PriceSeries series, Coin coin) {
        List<PriceTick> ticks = recent.last(series, coin, SNAPSHOT_SECONDS);
        StringBuilder text = head(subscriber, series, clock.nowNs());
        text.append(",\"snapshot\":true,\"payload\":{\"symbol\":\"").append(symbolOf(coin));
        text.append("\",\"source\":\"chainlink\",\"data\":[");
        for (PriceTick tick : ticks) {
            text.append(text.charAt(text.length() - 1) == '[' ? "{" : ",{");
            appendPrice(text, tick);
            text.append('}');
        }
        return text.append("]}}").toString();
    }

    private static StringBuilder head(Subscriber subscriber, PriceSeries series, long nowNs) {
        subscriber.sequence++;
        return new StringBuilder(256)
                .append("{\"v\":1,\"channel\":\"")
                .append(series.averageSeconds() > 0 ? AVERAGE : SPOT)
                .append("\",\"seq\":")
                .append(subscriber.sequence)
                .append(",\"ts\":")
                .append(nowNs / Times.MILLI_NS);
    }

    private static void appendPrice(StringBuilder text, PriceTick tick) {
        String price = E8.format(tick.priceE8()); // a plain decimal here, not one scaled by 1e18
        text.append("\"value\":").append(price);
        text.append(",\"full_accuracy_value\":\"").append(price);
        text.append("\",\"timestamp\":").append(tick.second() * 1_000);
    }

    private static String symbolOf(Coin coin) {
        return coin.shortName() + "usd";
    }
}
