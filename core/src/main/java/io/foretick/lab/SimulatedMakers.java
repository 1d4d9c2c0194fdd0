package io.foretick.lab;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.lab.SimulatedLadder.Level;
import io.foretick.math.Elementary;
import io.foretick.math.Normal;

import java.util.List;

/// The makers of one made-up market: they quote about the fair price, but some seconds late and
/// with an error that wanders. Mutable, owned by the generator.
final class SimulatedMakers {

    private static final String SOURCE = "polymarket_clob";
    private static final int OPENS_SECONDS_AHEAD = 30;
    private static final double LOOKS_PER_STEP = 0.12;
    private static final double TAKERS_PER_LOOK = 0.15;
    private static final double ERROR_KEPT = 0.97; // from step to step
    private static final double ERROR_SHOCK = 0.0025;
    private static final double FINE_TICK_BEYOND = 0.46; // distance from one half
    private static final int COARSE_TICK = 10;
    private static final int FINE_TICK = 1;
    private static final int AVERAGE_SECONDS = SimulatedCoin.AVERAGE_SECONDS;

    private final SimulatedMarket market;
    private final SimulatedCoin coin;
    private final Draws draws;
    private final SimulatedLadder ladder;
    private final MarketFrames frames;
    private final int lagSteps;
    private int tick = COARSE_TICK;
    private double error;
    private boolean opened;

    SimulatedMakers(Seed seed, SimulatedMarket market, SimulatedCoin coin) {
        this.market = market;
        this.coin = coin;
        this.draws = new Draws(seed.split(market.slug()));
        this.ladder = new SimulatedLadder(draws);
        this.frames = new MarketFrames(market);
        this.lagSteps = (int) draws.whole(4, 16);
    }

    /// Says what the venue says about this market; nothing before it opens and after it ends.
    void speak(long nowNs, SessionTape tape) {
        double untilStart = market.startSecond() - Times.seconds(nowNs);
        double untilEnd = market.endSecond() - Times.seconds(nowNs);
        if (untilStart > OPENS_SECONDS_AHEAD || untilEnd <= 0) {
            return;
        }
        error = ERROR_KEPT * error + ERROR_SHOCK * draws.normal();
        if (opened && !draws.chance(LOOKS_PER_STEP)) {
            return;
        }
        long ms = nowNs / Times.MILLI_NS;
        long arrivesNs = nowNs + draws.whole(30, 120) * Times.MILLI_NS;
        double fair = untilStart > 0 ? 0.5 : fair(untilEnd);
        double quoted = fair + error * 4 * fair * (1 - fair);
        if (tick == COARSE_TICK && Math.abs(quoted - 0.5) > FINE_TICK_BEYOND) {
            tick = FINE_TICK;
            opened = false;
            tape.add(arrivesNs, SOURCE, frames.tickSize(market.upToken(), ms));
            tape.add(arrivesNs, SOURCE, frames.tickSize(market.downToken(), ms));
        }
        quote(quoted, ms, arrivesNs, tape);
        takeSome(ms, arrivesNs, tape);
    }

    private void quote(double fair, long ms, long arrivesNs, SessionTape tape) {
        double half = tick == COARSE_TICK ? 7 : 2;
        double middle = Math.clamp(fair, 0, 1) * SimulatedLadder.DOLLAR;
        int bid = tick * (int) Math.floor((middle - half) / tick);
        int ask = tick * (int) Math.ceil((middle + half) / tick);
        List<Level> changed = ladder.quote(bid, ask, tick);
        if (!opened) {
            opened = true;
            tape.add(arrivesNs, SOURCE, frames.books(ladder, ms));
        } else if (!changed.isEmpty()) {
            tape.add(arrivesNs, SOURCE, frames.change(ladder, changed, ms));
        }
    }

    private void takeSome(long ms, long arrivesNs, SessionTape tape) {
        boolean bid = draws.chance(0.5);
        boolean empty = bid ? ladder.bids().isEmpty() : ladder.asks().isEmpty();
        if (empty || !draws.chance(TAKERS_PER_LOOK)) {
            return;
        }
        long size = 100 * draws.whole(5, 40);
        Level left = ladder.take(bid, size);
        tape.add(arrivesNs, SOURCE, frames.trade(left, size, ms));
        tape.add(arrivesNs, SOURCE, frames.change(ladder, List.of(left), ms));
    }

    /// Probability that the average at the end is above that at the start, by the price that the
    /// makers have seen.
    private double fair(double untilEnd) {
        double strike = coin.oracleMean(market.startSecond(), AVERAGE_SECONDS);
        double price = coin.oraclePriceAgo(lagSteps);
        double left = Math.min(untilEnd, AVERAGE_SECONDS);
        int known = (int) (AVERAGE_SECONDS - left);
        double expected = price;
        if (known > 0) {
            double mean = coin.oracleMean(market.endSecond() - AVERAGE_SECONDS + known, known);
            expected = (known * mean + (AVERAGE_SECONDS - known) * price) / AVERAGE_SECONDS;
        }
        double seconds =
                untilEnd >= AVERAGE_SECONDS
                        ? untilEnd - 2.0 / 3 * AVERAGE_SECONDS
                        : left * left * left / (3.0 * AVERAGE_SECONDS * AVERAGE_SECONDS);
        double sigma = coin.sigmaPerSqrtSecond() * Math.sqrt(Math.max(seconds, 1e-3));
        return Normal.cdf(Elementary.log(expected / strike) / sigma);
    }
}
