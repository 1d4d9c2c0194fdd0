package io.foretick.exchange.polymarket.played;

import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Market;
import io.foretick.event.SettlementRule;
import io.foretick.event.Stamp;
import io.foretick.exchange.playback.PlayedFrame;
import io.foretick.venue.Listings;
import io.foretick.venue.polymarket.ReferencePriceDecoder;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The oracle's prices at which markets begin and end, as far as they have been played. One thread
/// notes, any may ask.
final class BoundaryPrices {

    private record Boundary(String symbol, int averageSeconds, long timeNs) {}

    private final Set<Boundary> wanted = new HashSet<>();
    private final Map<Boundary, Long> pricesE8 = new ConcurrentHashMap<>();
    private final Listings listings = new Listings();
    private final ReferencePriceDecoder decoder = new ReferencePriceDecoder(listings);

    BoundaryPrices(List<Market> markets) {
        for (Market market : markets) {
            if (market.rule() instanceof SettlementRule.OraclePrice rule) {
                wanted.add(boundary(rule, market.window().startNs()));
                wanted.add(boundary(rule, market.window().endNs()));
            }
        }
    }

    /// The price that the market's rule takes at an instant; 0 while it is not known.
    long priceE8(Market market, long timeNs) {
        return market.rule() instanceof SettlementRule.OraclePrice rule
                ? pricesE8.getOrDefault(boundary(rule, timeNs), 0L)
                : 0;
    }

    void note(PlayedFrame frame) {
        byte[] text = frame.text().getBytes(StandardCharsets.UTF_8);
        long nowNs = frame.timeNs();
        var at = new Stamp(nowNs, Times.UNKNOWN_NS, nowNs, 0, frame.source());
        decoder.decode(at, text, 0, text.length, this::note);
    }

    private void note(Event event) {
        if (event instanceof Event.OracleTick tick
                && listings.get(tick.instrument()) instanceof Instrument.Oracle oracle) {
            long timeNs = tick.at().venueNs();
            var boundary = new Boundary(oracle.symbol(), oracle.averageSeconds(), timeNs);
            if (wanted.contains(boundary)) {
                pricesE8.putIfAbsent(boundary, tick.priceE8());
            }
        }
    }

    private static Boundary boundary(SettlementRule.OraclePrice rule, long timeNs) {
        return new Boundary(rule.symbol(), rule.averageSeconds(), timeNs);
    }
}
