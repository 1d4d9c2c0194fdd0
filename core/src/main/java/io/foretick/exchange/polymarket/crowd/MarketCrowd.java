package io.foretick.exchange.polymarket.crowd;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.exchange.polymarket.match.ListedMarket;
import io.foretick.exchange.polymarket.match.MatchEngine;
import io.foretick.exchange.price.Draws;

import java.util.ArrayList;
import java.util.List;

/// The makers and takers of one market. Time is cut into looks; what is drawn in a look follows
/// from the seed, the market and the number of the look alone. Owned by the [Crowd].
final class MarketCrowd {

    private final ListedMarket market;
    private final Seed seed;
    private final CrowdSettings settings;
    private final List<Maker> makers = new ArrayList<>();
    private final Takers takers;
    private final long phaseNs;
    private long lastLook = Long.MIN_VALUE;

    MarketCrowd(Seed seed, ListedMarket market, CrowdSettings settings) {
        this.market = market;
        this.seed = seed.split(market.slug());
        this.settings = settings;
        this.takers = new Takers(market);
        for (int number = 0; number < settings.makers(); number++) {
            makers.add(
                    new Maker(
                            this.seed.split("maker").split(number),
                            market,
                            number,
                            settings.levels()));
        }
        this.phaseNs = new Draws(this.seed).whole(0, settings.lookNs());
    }

    ListedMarket market() {
        return market;
    }

    /// Takes the look that is due, if any; looks that were missed are left out.
    void run(MatchEngine engine, FairValue fair, long nowNs) {
        long look = Math.floorDiv(nowNs - phaseNs, settings.lookNs());
        if (look == lastLook) {
            return;
        }
        boolean first = lastLook == Long.MIN_VALUE;
        lastLook = look;
        var draws = new Draws(seed.split(look));
        if (first) {
            makers.forEach(maker -> maker.look(engine, fair, draws, nowNs));
        }
        int turn = (int) Math.floorMod(look, (long) makers.size());
        makers.get(turn).look(engine, fair, draws, nowNs);
        boolean running = nowNs >= market.window().startNs();
        double chance = settings.takersPerSecond() * Times.seconds(settings.lookNs());
        if (running && draws.chance(chance)) {
            takers.come(engine, fair, draws, nowNs);
        }
    }
}
