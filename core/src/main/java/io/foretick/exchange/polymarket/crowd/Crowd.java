package io.foretick.exchange.polymarket.crowd;

import io.foretick.base.Seed;
import io.foretick.exchange.polymarket.market.Settlement;
import io.foretick.exchange.polymarket.match.ListedMarket;
import io.foretick.exchange.polymarket.match.MatchEngine;
import io.foretick.exchange.source.World;

import java.util.LinkedHashMap;
import java.util.Map;

/// All other traders. They work on markets that run or start soon; in the others a few orders stand
/// still. Used under the lock of the engine's owner only.
public final class Crowd {

    private final Seed seed;
    private final CrowdSettings settings;
    private final FairValue fair;
    private final Map<String, ListedMarket> waiting = new LinkedHashMap<>();
    private final Map<String, MarketCrowd> working = new LinkedHashMap<>();

    public Crowd(Seed seed, CrowdSettings settings, World world, Settlement settlement) {
        this.seed = seed.split("crowd");
        this.settings = settings;
        this.fair = new FairValue(world, settlement);
    }

    /// Opens the accounts of the crowd; once, before all else.
    public void openAccounts(MatchEngine engine) {
        engine.openHouse(Maker.ACCOUNT);
        engine.openHouse(Takers.ACCOUNT);
    }

    /// A market's book is open.
    public void enter(MatchEngine engine, ListedMarket market, long nowNs) {
        if (isDue(market, nowNs)) {
            work(market).run(engine, fair, nowNs);
        } else {
            StaticLadder.place(engine, seed, market, nowNs);
            waiting.put(market.slug(), market);
        }
    }

    /// A market's book is gone.
    public void leave(ListedMarket market) {
        waiting.remove(market.slug());
        working.remove(market.slug());
    }

    /// How often [#run] is to be called, in venue time.
    public long periodNs() {
        return settings.lookNs() / 2;
    }

    /// Lets everybody do what is due.
    public void run(MatchEngine engine, long nowNs) {
        waiting.values()
                .removeIf(market -> {
                    boolean due = isDue(market, nowNs);
                    if (due) {
                        StaticLadder.withdraw(engine, market, nowNs);
                        work(market);
                    }
                    return due;
                });
        working.values().forEach(market -> market.run(engine, fair, nowNs));
    }

    private boolean isDue(ListedMarket market, long nowNs) {
        return nowNs >= market.window().startNs() - settings.aheadNs();
    }

    private MarketCrowd work(ListedMarket market) {
        var crowd = new MarketCrowd(seed, market, settings);
        working.put(market.slug(), crowd);
        return crowd;
    }
}
