package io.foretick.exchange.polymarket.channel;

import io.foretick.event.Resolution;
import io.foretick.exchange.polymarket.match.LevelChange;
import io.foretick.exchange.polymarket.match.ListedMarket;
import io.foretick.exchange.polymarket.match.MatchListener;
import io.foretick.exchange.polymarket.match.OrderReport;
import io.foretick.exchange.polymarket.match.PlaceAnswer;
import io.foretick.exchange.polymarket.match.TradeReport;
import io.foretick.exchange.wire.Peer;
import io.foretick.exchange.wire.PeerHandler;
import io.foretick.venue.polymarket.sign.ApiCredentials;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The user channel: what happens to the orders and trades of the API key that a client has shown.
/// Any thread; its lock is taken inside the engine's.
public final class UserChannel implements PeerHandler, MatchListener {

    private static final int POLICY_VIOLATION = 1008;

    private static final class Subscriber {
        private final Peer peer;
        private final Set<String> markets = new HashSet<>();
        private String apiKey = "";
        private boolean everything; // subscribed without naming markets

        Subscriber(Peer peer) {
            this.peer = peer;
        }

        boolean wants(String owner, ListedMarket market) {
            return apiKey.equals(owner) && (everything || markets.contains(market.conditionId()));
        }
    }

    private final Predicate<ApiCredentials> known;
    private final Map<String, Subscriber> subscribers = new LinkedHashMap<>();

    /// @param known whether the order book has given this key
    public UserChannel(Predicate<ApiCredentials> known) {
        this.known = known;
    }

    // Clients

    @Override
    public synchronized void opened(Peer peer) {
        subscribers.put(peer.id(), new Subscriber(peer));
    }

    @Override
    public synchronized void received(Peer peer, String text) {
        Subscriber subscriber = subscribers.get(peer.id());
        if (subscriber == null) {
            return;
        }
        if (text.equals("PING")) {
            ping(subscriber);
            return;
        }
        Optional<SubscribeMessage> message = SubscribeMessage.parse(text);
        if (message.isEmpty() || !authorised(subscriber, message.get())) {
            peer.close(POLICY_VIOLATION, "invalid subscription payload");
        } else {
            subscribe(subscriber, message.get());
        }
    }

    @Override
    public synchronized void closed(Peer peer) {
        subscribers.remove(peer.id());
    }

    private static void ping(Subscriber subscriber) {
        if (subscriber.apiKey.isEmpty()) {
            subscriber.peer.close(POLICY_VIOLATION, "invalid subscription payload");
        } else {
            subscriber.peer.send("PONG");
        }
    }

    private boolean authorised(Subscriber subscriber, SubscribeMessage message) {
        ApiCredentials credentials = message.credentials();
        if (credentials == null) {
            return !subscriber.apiKey.isEmpty();
        }
        if (!known.test(credentials)) {
            return false;
        }
        subscriber.apiKey = credentials.apiKey();
        subscriber.everything |= message.names().isEmpty();
        return true;
    }

    private static void subscribe(Subscriber subscriber, SubscribeMessage message) {
        if (message.unsubscribe()) {
            message.names().forEach(subscriber.markets::remove);
        } else {
            subscriber.markets.addAll(message.names());
        }
    }

    // The venue

    @Override
    public synchronized void order(OrderReport report) {
        String owner = report.order().owner();
        for (Subscriber subscriber : subscribers.values()) {
            if (subscriber.wants(owner, report.order().market())) {
                subscriber.peer.send(UserFrames.order(report));
            }
        }
    }

    @Override
    public void traded(TradeReport trade) {
        send(trade);
    }

    @Override
    public void tradeState(TradeReport trade) {
        send(trade);
    }

    // Who is taker and maker at once is told once, as the taker.
    private synchronized void send(TradeReport trade) {
        if (subscribers.isEmpty()) {
            return;
        }
        Set<String> owners = new LinkedHashSet<>();
        trade.parties().forEach(party -> owners.add(party.owner()));
        for (String owner : owners) {
            boolean asTaker = owner.equals(trade.taker().owner());
            for (Subscriber subscriber : subscribers.values()) {
                if (subscriber.wants(owner, trade.market())) {
                    subscriber.peer.send(UserFrames.trade(trade, asTaker));
                }
            }
        }
    }

    @Override
    public void bookChanged(ListedMarket market, List<LevelChange> changes, long nowNs) {}

    @Override
    public void tickChanged(ListedMarket market, long oldTickE8, long newTickE8, long nowNs) {}

    @Override
    public void resolved(ListedMarket market, Resolution resolution, long nowNs) {}

    @Override
    public void delayEnded(String orderId, PlaceAnswer answer, long nowNs) {}
}
