package io.foretick.exchange.polymarket.channel;

import io.foretick.base.E8;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.exchange.polymarket.market.Listing;
import io.foretick.exchange.polymarket.match.LevelChange;
import io.foretick.exchange.polymarket.match.ListedMarket;
import io.foretick.exchange.polymarket.match.MatchListener;
import io.foretick.exchange.polymarket.match.OrderReport;
import io.foretick.exchange.polymarket.match.PlaceAnswer;
import io.foretick.exchange.polymarket.match.TradeReport;
import io.foretick.exchange.wire.Peer;
import io.foretick.exchange.wire.PeerHandler;
import io.foretick.venue.VenueClock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The market channel: books, their changes and trades to everyone who subscribed. Any thread.
///
/// How it works: it keeps a copy of each book from the engine's reports, so that a first dump and
/// the changes after it come from one sequence under one lock. That lock is taken inside the
/// engine's, never the other way round: markets are opened before it is taken.
public final class MarketChannel implements PeerHandler, MatchListener {

    private static final int POLICY_VIOLATION = 1008;
    private static final long FIRST_TICK_E8 = E8.ONE / 100;

    private static final class Subscriber {
        private final Peer peer;
        private final Set<String> tokens = new LinkedHashSet<>();
        private boolean subscribed;
        private boolean extras; // frames that only come with custom_feature_enabled

        Subscriber(Peer peer) {
            this.peer = peer;
        }
    }

    private final VenueClock clock;
    private final Function<String, Optional<ListedMarket>> open;
    private final MarketFrames frames = new MarketFrames();
    private final Map<String, Subscriber> subscribers = new LinkedHashMap<>();
    private final Map<String, Set<Subscriber>> byToken = new HashMap<>();
    private final Map<String, BookMirror> books = new HashMap<>(); // by condition

    /// @param open opens the book of a token's market unless it is open, and gives the market;
    ///   empty for tokens that are unknown or whose book is gone
    public MarketChannel(VenueClock clock, Function<String, Optional<ListedMarket>> open) {
        this.clock = clock;
        this.open = open;
    }

    // Clients

    @Override
    public synchronized void opened(Peer peer) {
        subscribers.put(peer.id(), new Subscriber(peer));
    }

    @Override
    public void received(Peer peer, String text) {
        if (text.equals("PING")) {
            ping(peer);
            return;
        }
        Optional<SubscribeMessage> message = SubscribeMessage.parse(text);
        if (message.isEmpty()) {
            peer.close(POLICY_VIOLATION, "invalid subscription payload");
        } else if (message.get().unsubscribe()) {
            unsubscribe(peer, message.get());
        } else {
            Map<String, ListedMarket> markets = new LinkedHashMap<>();
            for (String token : message.get().names()) {
                open.apply(token).ifPresent(market -> markets.put(token, market));
            }
            subscribe(peer, message.get(), markets);
        }
    }

    @Override
    public synchronized void closed(Peer peer) {
        Subscriber gone = subscribers.remove(peer.id());
        if (gone != null) {
            gone.tokens.forEach(token -> forget(token, gone));
        }
    }

    private synchronized void ping(Peer peer) {
        Subscriber subscriber = subscribers.get(peer.id());
        if (subscriber == null || !subscriber.subscribed) {
            peer.close(POLICY_VIOLATION, "invalid subscription payload");
        } else {
            peer.send("PONG");
        }
    }

    private synchronized void subscribe(
            Peer peer, SubscribeMessage message, Map<String, ListedMarket> markets) {
        Subscriber subscriber = subscribers.get(peer.id());
        if (subscriber == null) {
            return; // closed meanwhile
        }
        subscriber.subscribed = true;
        subscriber.extras |= message.customFeatures();
        List<String> fresh = new ArrayList<>();
        for (String token : message.names()) {
            if (subscriber.tokens.add(token)) {
                byToken.computeIfAbsent(token, _ -> new LinkedHashSet<>()).add(subscriber);
                fresh.add(token);
            }
        }
        if (fresh.isEmpty()) {
            peer.send("NO NEW ASSETS");
        } else if (message.initialDump()) {
            peer.send(dump(fresh, markets));
        }
    }

    private String dump(List<String> tokens, Map<String, ListedMarket> markets) {
        var text = new StringBuilder("[");
        for (String token : tokens) {
            ListedMarket market = markets.get(token);
            if (market != null) {
                text.append(text.length() > 1 ? "," : "");
                text.append(frames.book(mirror(market), market.outcome(token), clock.nowNs()));
            }
        }
        return text.append(']').toString();
    }

    private synchronized void unsubscribe(Peer peer, SubscribeMessage message) {
        Subscriber subscriber = subscribers.get(peer.id());
        if (subscriber != null) {
            for (String token : message.names()) {
                subscriber.tokens.remove(token);
                forget(token, subscriber);
            }
        }
    }

    private void forget(String token, Subscriber subscriber) {
        Set<Subscriber> others = byToken.get(token);
        if (others != null && others.remove(subscriber) && others.isEmpty()) {
            byToken.remove(token);
        }
    }

    // The venue

    /// Tells that a market is new to the lists.
    public synchronized void announce(Listing listing, long nowNs) {
        String frame = MarketFrames.newMarket(listing, FIRST_TICK_E8, nowNs);
        for (Subscriber subscriber : subscribers.values()) {
            if (subscriber.extras) {
                subscriber.peer.send(frame);
            }
        }
    }

    @Override
    public synchronized void bookChanged(
            ListedMarket market, List<LevelChange> changes, long nowNs) {
        BookMirror book = mirror(market);
        changes.forEach(book::apply);
        boolean moved = book.bestMoved();
        Set<Subscriber> readers = readers(market);
        if (readers.isEmpty()) {
            return;
        }
        String frame = frames.priceChange(book, changes, nowNs);
        readers.forEach(reader -> reader.peer.send(frame));
        if (book.takeOwed()) {
            sendBooks(market, nowNs);
        }
        if (moved) {
            for (Outcome outcome : Outcome.values()) {
                send(market, outcome, true, MarketFrames.bestBidAsk(book, outcome, nowNs));
            }
        }
    }

    @Override
    public synchronized void traded(TradeReport trade) {
        ListedMarket market = trade.market();
        Outcome outcome = market.outcome(trade.taker().tokenId());
        mirror(market).traded(outcome, trade.lastPriceE8());
        if (byToken.containsKey(market.token(outcome))) {
            send(market, outcome, false, MarketFrames.trade(trade));
        }
        mirror(market).owe(); // the levels come next
    }

    @Override
    public synchronized void tickChanged(
            ListedMarket market, long oldTickE8, long newTickE8, long nowNs) {
        mirror(market).setTick(newTickE8);
        for (Outcome outcome : Outcome.values()) {
            String frame = MarketFrames.tickSize(market, outcome, oldTickE8, newTickE8, nowNs);
            send(market, outcome, false, frame);
        }
        sendBooks(market, nowNs);
    }

    @Override
    public synchronized void resolved(ListedMarket market, Resolution resolution, long nowNs) {
        books.remove(market.conditionId());
        String frame = MarketFrames.resolved(market, resolution, nowNs);
        for (Subscriber reader : readers(market)) {
            if (reader.extras) {
                reader.peer.send(frame);
            }
        }
    }

    @Override
    public void order(OrderReport report) {} // the user channel's

    @Override
    public void tradeState(TradeReport trade) {} // the user channel's

    @Override
    public void delayEnded(String orderId, PlaceAnswer answer, long nowNs) {} // not told here

    private void sendBooks(ListedMarket market, long nowNs) {
        for (Outcome outcome : Outcome.values()) {
            if (byToken.containsKey(market.token(outcome))) {
                send(market, outcome, false, frames.book(mirror(market), outcome, nowNs));
            }
        }
    }

    private void send(ListedMarket market, Outcome outcome, boolean extra, String frame) {
        for (Subscriber reader : byToken.getOrDefault(market.token(outcome), Set.of())) {
            if (reader.extras || !extra) {
                reader.peer.send(frame);
            }
        }
    }

    private Set<Subscriber> readers(ListedMarket market) {
        Set<Subscriber> readers = new LinkedHashSet<>();
        readers.addAll(byToken.getOrDefault(market.upToken(), Set.of()));
        readers.addAll(byToken.getOrDefault(market.downToken(), Set.of()));
        return readers;
    }

    private BookMirror mirror(ListedMarket market) {
        return books.computeIfAbsent(market.conditionId(), _ -> new BookMirror(market));
    }
}
