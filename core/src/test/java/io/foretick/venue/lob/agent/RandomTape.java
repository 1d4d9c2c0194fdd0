package io.foretick.venue.lob.agent;

import io.foretick.event.Side;
import io.foretick.venue.lob.OrderKind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// A made-up tape that runs through a market, with somebody of ours who quotes, takes and cancels.
final class RandomTape implements OwnReports {

    static final long STEP_NS = 50_000_000;

    private final SplittableRandom random;
    private final AgentMarket market;
    private final List<OwnReport> reports = new ArrayList<>();
    private final long[] orders = new long[8];
    private long timeNs = 1_700_000_000_000_000_000L;
    private long tick = 10_000;
    private final Set<Long> open = new LinkedHashSet<>();
    private boolean finishing;
    private long placed;

    /// The tape has a seed of its own, so that runs can differ in the market's seed alone.
    RandomTape(long tapeSeed, MarketMaker maker) {
        random = new SplittableRandom(tapeSeed);
        market = maker.make(this);
        Arrays.fill(orders, -1);
    }

    /// Makes the market that reports to somebody.
    interface MarketMaker {
        AgentMarket make(OwnReports reports);
    }

    AgentMarket market() {
        return market;
    }

    List<OwnReport> reports() {
        return reports;
    }

    long placed() {
        return placed;
    }

    long timeNs() {
        return timeNs;
    }

    @Override
    public void onReport(OwnReport report) {
        reports.add(report);
        if (report instanceof OwnReport.Close) {
            open.remove(report.order());
            if (!finishing && random.nextInt(4) == 0) {
                act(); // from inside the report
            }
        }
    }

    void run(int trades) {
        for (int k = 0; k < trades; k++) {
            timeNs += random.nextLong(2 * STEP_NS);
            tick += random.nextInt(10) == 0 ? random.nextInt(-30, 31) : random.nextInt(-1, 2);
            Side taker = random.nextBoolean() ? Side.BUY : Side.SELL;
            market.advance(timeNs, tick, random.nextInt(25), taker);
            if (random.nextInt(3) > 0) {
                act();
            }
        }
    }

    /// Cancels all that may be left, and waits until all of it has been told.
    void finish() {
        finishing = true;
        waitOneMinute();
        open.forEach(market::cancel);
        waitOneMinute();
    }

    private void waitOneMinute() {
        timeNs += 60_000_000_000L;
        market.runTo(timeNs);
    }

    private void act() {
        int at = random.nextInt(orders.length);
        if (orders[at] >= 0) {
            market.cancel(orders[at]);
        }
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long away = random.nextInt(-5, 6);
        long price = side == Side.BUY ? tick - away : tick + away;
        OrderKind kind =
                switch (random.nextInt(8)) {
                    case 0 -> OrderKind.IMMEDIATE_OR_CANCEL;
                    case 1, 2 -> OrderKind.GOOD_TILL_CANCELLED;
                    case 3 -> OrderKind.FILL_OR_KILL;
                    default -> OrderKind.POST_ONLY;
                };
        orders[at] = market.place(kind, side, price, 1 + random.nextInt(12));
        open.add(orders[at]);
        placed++;
    }
}
