package io.foretick.exchange.polymarket.played;

import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.event.SettlementRule;
import io.foretick.event.Tie;
import io.foretick.exchange.playback.PlayedFrame;
import io.foretick.venue.table.MarketCatalogue.Entry;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The markets of a recording as they can be known at a time. Strikes, final prices and outcomes
/// are those of the recording's lists; where these say none, they follow from the oracle's prices
/// that have been played, by the market's own rule. Any thread.
final class PlayedMarkets {

    private final Map<String, Entry> bySlug = new LinkedHashMap<>(); // by end
    private final BoundaryPrices boundaries;

    /// Markets whose tokens are not known are left out: nobody could follow them.
    PlayedMarkets(List<Entry> entries) {
        entries.stream()
                .filter(entry -> !entry.market().upToken().isEmpty())
                .sorted(Comparator.comparingLong(entry -> entry.market().window().endNs()))
                .forEach(entry -> bySlug.put(entry.market().slug(), entry));
        boundaries = new BoundaryPrices(bySlug.values().stream().map(Entry::market).toList());
    }

    /// Takes note of the oracle's prices in a frame.
    void note(PlayedFrame frame) {
        boundaries.note(frame);
    }

    /// All markets, by their end. A recording does not tell when they were listed.
    List<Entry> all(long nowNs) {
        return bySlug.values().stream().map(entry -> at(entry, nowNs)).toList();
    }

    Optional<Entry> ofSlug(String slug, long nowNs) {
        return Optional.ofNullable(bySlug.get(slug)).map(entry -> at(entry, nowNs));
    }

    private Entry at(Entry entry, long nowNs) {
        Market market = entry.market();
        long strikeE8 = priceE8(market, entry.strikeE8(), market.window().startNs(), nowNs);
        long finalE8 = priceE8(market, entry.finalE8(), market.window().endNs(), nowNs);
        @Nullable Resolution resolution = null;
        if (nowNs >= market.window().endNs()) {
            resolution = entry.resolution();
            if (resolution == null) {
                resolution = byRule(market.rule(), strikeE8, finalE8);
            }
        }
        return new Entry(market, strikeE8, finalE8, resolution);
    }

    private long priceE8(Market market, long listedE8, long boundaryNs, long nowNs) {
        if (nowNs < boundaryNs) {
            return 0;
        }
        return listedE8 > 0 ? listedE8 : boundaries.priceE8(market, boundaryNs);
    }

    // Null where the rule is not the oracle's, or a price is missing.
    private static @Nullable Resolution byRule(SettlementRule rule, long strikeE8, long finalE8) {
        if (!(rule instanceof SettlementRule.OraclePrice(_, _, Tie tie))
                || strikeE8 == 0
                || finalE8 == 0) {
            return null;
        }
        if (finalE8 == strikeE8) {
            return switch (tie) {
                case UP -> Resolution.UP;
                case SPLIT -> Resolution.SPLIT;
                case DOWN -> Resolution.DOWN;
            };
        }
        return finalE8 > strikeE8 ? Resolution.UP : Resolution.DOWN;
    }
}
