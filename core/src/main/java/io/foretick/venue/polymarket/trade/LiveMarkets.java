package io.foretick.venue.polymarket.trade;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.Outcome;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The markets that may still concern our account, by number, token and condition. Owned by the
/// [LiveVenue].
final class LiveMarkets {

    private final TreeMap<Integer, LiveMarket> markets = new TreeMap<>();
    private final Map<String, LiveMarket> byToken = new HashMap<>(); // never walked
    private final Map<String, LiveMarket> byCondition = new HashMap<>(); // never walked

    void list(Event.Listed listed) {
        if (listed.terms() instanceof Market terms) {
            LiveMarket market =
                    markets.computeIfAbsent(
                            listed.instrument(), number -> new LiveMarket(number, terms));
            market.listAgain(terms);
            index(market);
        }
    }

    /// The market with this number, or null if there is none or it is done with.
    @Nullable LiveMarket find(int instrument) {
        return markets.get(instrument);
    }

    /// The market of an order of ours.
    LiveMarket of(LiveOrder order) {
        LiveMarket market = markets.get(order.market());
        if (market == null) {
            throw new IllegalStateException("market " + order.market() + " is not there any more");
        }
        return market;
    }

    @Nullable LiveMarket ofToken(String tokenId) {
        return byToken.get(tokenId);
    }

    @Nullable LiveMarket ofCondition(String conditionId) {
        return byCondition.get(conditionId);
    }

    /// By rising number.
    Collection<LiveMarket> all() {
        return markets.values();
    }

    /// Lets go of markets that owe us nothing, but for those that are `needed`.
    void forget(Set<Integer> needed) {
        for (LiveMarket market : List.copyOf(markets.values())) {
            if (market.done() && !needed.contains(market.instrument())) {
                remove(market);
            }
        }
    }

    void save(StateSink out) {
        out.add((long) markets.size());
        markets.values().forEach(market -> market.save(out));
    }

    /// Reads the state of markets that were listed again; those that were not saved are let go.
    void load(StateSource in) {
        var kept = new TreeSet<Integer>();
        for (int left = in.nextInt(); left > 0; left--) {
            int instrument = in.nextInt();
            LiveMarket market = markets.get(instrument);
            if (market == null) {
                throw new IllegalStateException("market " + instrument + " was not listed again");
            }
            market.load(in);
            kept.add(instrument);
        }
        for (LiveMarket market : new ArrayList<>(markets.values())) {
            if (!kept.contains(market.instrument())) {
                remove(market);
            }
        }
    }

    private void index(LiveMarket market) {
        for (Outcome outcome : Outcome.values()) {
            if (!market.token(outcome).isEmpty()) {
                byToken.put(market.token(outcome), market);
            }
        }
        if (!market.terms().conditionId().isEmpty()) {
            byCondition.put(market.terms().conditionId(), market);
        }
    }

    private void remove(LiveMarket market) {
        markets.remove(market.instrument());
        byToken.remove(market.terms().upToken());
        byToken.remove(market.terms().downToken());
        byCondition.remove(market.terms().conditionId());
    }
}
