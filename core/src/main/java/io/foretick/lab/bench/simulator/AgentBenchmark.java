package io.foretick.lab.bench.simulator;

import io.foretick.base.Seed;
import io.foretick.event.Side;
import io.foretick.venue.lob.OrderKind;
import io.foretick.venue.lob.agent.AgentMarket;
import io.foretick.venue.lob.agent.AgentSettings;
import io.foretick.venue.lob.agent.OwnReport;

import java.util.SplittableRandom;

/// Trades of a tape through a market of agents: ten levels a side, a price that moves by up to a
/// tick, a noise taker each second, and two quotes of ours that are renewed with every tenth trade.
/// One thread.
public final class AgentBenchmark {

    private static final int SIZE = 1 << 14;
    private static final long GAP_NS = 100_000_000;
    private static final long LATENCY_NS = 1_000_000;
    private static final int RENEWED = 10;
    private static final long HALF_SPREAD = 2;
    private static final long ORDER_LOTS = 10;

    private final byte[] moves = new byte[SIZE];
    private final byte[] lots = new byte[SIZE];
    private final boolean[] buys = new boolean[SIZE];
    private final AgentMarket market;
    private long tick = 1_000_000;
    private long timeNs;
    private long bid;
    private long ask;
    private long at;
    private long filled;

    private AgentBenchmark(long blockNs) {
        SplittableRandom random = new Seed(1).split("agents").random();
        for (int k = 0; k < SIZE; k++) {
            moves[k] = (byte) random.nextInt(-1, 2);
            lots[k] = (byte) random.nextInt(1, 30);
            buys[k] = random.nextBoolean();
        }
        var settings =
                new AgentSettings(
                        new AgentSettings.Makers(HALF_SPREAD, 1, 10, 50),
                        new AgentSettings.Noise(60, 3, 10),
                        new AgentSettings.Latency(LATENCY_NS, LATENCY_NS),
                        blockNs,
                        AgentSettings.WHOLE_LADDER);
        market = new AgentMarket(settings, new Seed(1), this::hear);
        market.advance(timeNs, tick, 0, Side.BUY);
        quote();
    }

    /// A market that matches at once.
    public static AgentBenchmark ofContinuous() {
        return new AgentBenchmark(0);
    }

    /// A market that matches in blocks of two trades of the tape.
    public static AgentBenchmark ofBlocks() {
        return new AgentBenchmark(2 * GAP_NS);
    }

    /// Runs the next trade of the tape.
    ///
    /// @return lots of ours that were filled so far
    public long trade() {
        int k = (int) at++ & (SIZE - 1);
        timeNs += GAP_NS;
        tick += moves[k];
        market.advance(timeNs, tick, lots[k], buys[k] ? Side.BUY : Side.SELL);
        if (at % RENEWED == 0) {
            market.cancel(bid);
            market.cancel(ask);
            quote();
        }
        return filled;
    }

    private void quote() {
        bid = market.place(OrderKind.POST_ONLY, Side.BUY, tick - HALF_SPREAD, ORDER_LOTS);
        ask = market.place(OrderKind.POST_ONLY, Side.SELL, tick + HALF_SPREAD, ORDER_LOTS);
    }

    private void hear(OwnReport report) {
        if (report instanceof OwnReport.Fill fill) {
            filled += fill.lots();
        }
    }
}
