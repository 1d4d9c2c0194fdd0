package io.foretick.exchange.polymarket;

import io.foretick.exchange.polymarket.crowd.Crowd;
import io.foretick.exchange.polymarket.market.Directory;
import io.foretick.exchange.polymarket.market.Listing;
import io.foretick.exchange.polymarket.market.Settlement;
import io.foretick.exchange.polymarket.match.ListedMarket;
import io.foretick.exchange.polymarket.match.MatchEngine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjLongConsumer;

/// Brings markets into the engine and takes them out: those that start soon by themselves, others
/// when somebody asks, each until it is resolved. Used under the lock of the engine's owner only.
final class MarketLife {

    private final Directory directory;
    private final Settlement settlement;
    private final Crowd crowd;
    private final ObjLongConsumer<Listing> announce;
    private final long openAheadNs;
    private final Map<String, ListedMarket> open = new LinkedHashMap<>();
    private long announcedNs;

    /// @param announce tells the market channel of a market that is new to the lists
    /// @param startNs what was listed until then is not announced
    MarketLife(
            Directory directory,
            Settlement settlement,
            Crowd crowd,
            ObjLongConsumer<Listing> announce,
            long openAheadNs,
            long startNs) {
        this.directory = directory;
        this.settlement = settlement;
        this.crowd = crowd;
        this.announce = announce;
        this.openAheadNs = openAheadNs;
        this.announcedNs = startNs;
    }

    /// Does what is due.
    void run(MatchEngine engine, long nowNs) {
        for (ListedMarket market : open.values().toArray(ListedMarket[]::new)) {
            if (nowNs >= settlement.resolvesNs(market)) {
                resolve(engine, market, nowNs);
            }
        }
        for (Listing listing : directory.listed(nowNs)) {
            if (listing.listedNs() > announcedNs) {
                announce.accept(listing, nowNs);
            }
            ListedMarket market = listing.market();
            boolean soon = market.window().startNs() <= nowNs + openAheadNs;
            if (soon && nowNs < settlement.resolvesNs(market) && isNew(engine, market)) {
                open(engine, market, nowNs);
            }
        }
        announcedNs = nowNs;
    }

    /// Opens the market of a condition or token that somebody asks for, if it is listed. One that
    /// is resolved gets no book, but the engine then knows its outcome.
    void wake(MatchEngine engine, String conditionOrToken, long nowNs) {
        Optional<ListedMarket> found = directory.ofId(conditionOrToken, nowNs).map(Listing::market);
        if (found.isEmpty() || !isNew(engine, found.get())) {
            return;
        }
        ListedMarket market = found.get();
        if (nowNs < settlement.resolvesNs(market)) {
            open(engine, market, nowNs);
        } else {
            engine.list(market, nowNs);
            resolve(engine, market, nowNs);
        }
    }

    private static boolean isNew(MatchEngine engine, ListedMarket market) {
        return engine.market(market.conditionId()).isEmpty();
    }

    private void open(MatchEngine engine, ListedMarket market, long nowNs) {
        engine.list(market, nowNs);
        open.put(market.conditionId(), market);
        crowd.enter(engine, market, nowNs);
    }

    private void resolve(MatchEngine engine, ListedMarket market, long nowNs) {
        crowd.leave(market);
        open.remove(market.conditionId());
        engine.resolve(market.conditionId(), settlement.resolution(market), nowNs);
    }
}
