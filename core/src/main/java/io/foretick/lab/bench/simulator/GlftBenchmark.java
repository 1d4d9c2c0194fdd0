package io.foretick.lab.bench.simulator;

import io.foretick.base.Seed;
import io.foretick.strategy.making.FlowEstimate;
import io.foretick.strategy.making.Glft;
import io.foretick.strategy.making.MakerQuotes;
import io.foretick.strategy.making.MakerView;

import java.util.SplittableRandom;

/// Quotes of a maker for one look after another, each with its own flow, position and touch. Owned
/// by one thread.
public final class GlftBenchmark {

    private static final int SIZE = 1 << 10;
    private static final double GAMMA = 0.05;

    private final Glft model = Glft.of(GAMMA);
    private final MakerView[] views = new MakerView[SIZE];
    private final MakerQuotes quotes = new MakerQuotes(1);
    private int next;

    /// A thousand looks.
    public GlftBenchmark() {
        SplittableRandom random = new Seed(1).split("glft").random();
        for (int k = 0; k < SIZE; k++) {
            var view = new MakerView();
            view.fairTicks = random.nextDouble(100_000.0, 300_000.0);
            view.bestBidTick = (long) view.fairTicks;
            view.bestAskTick = view.bestBidTick + 1;
            view.positionLots = random.nextInt(-20, 21);
            view.positionLotsMax = 20;
            view.flow =
                    new FlowEstimate(
                            random.nextDouble(0.1, 5.0),
                            random.nextDouble(0.05, 2.0),
                            random.nextDouble(1.0, 10.0));
            views[k] = view;
        }
    }

    /// Bid and ask of the next look, from the flow to whole ticks.
    public long quote() {
        model.quote(views[next++ & (SIZE - 1)], quotes);
        return sum();
    }

    /// The same by the formula as it is printed.
    public long textbook() {
        MakerView view = views[next++ & (SIZE - 1)];
        FlowEstimate flow = view.flow;
        double k = flow.decayPerTick();
        double c1 = Math.log(1.0 + GAMMA / k) / GAMMA;
        double power = Math.pow(1.0 + GAMMA / k, k / GAMMA + 1.0);
        double c2 = Math.sqrt(GAMMA / (2.0 * flow.arrivalsPerSecond() * k) * power);
        double skew = flow.sigmaTicksPerSqrtSecond() * c2;
        double half = c1 + 0.5 * skew;
        double reservation = view.fairTicks - skew * view.positionLots;
        quotes.clear();
        if (view.positionLots < view.positionLotsMax) {
            quotes.bid(
                    (long) Math.min(Math.floor(reservation - half), (double) view.bestBidTick), 1);
        }
        if (view.positionLots > -view.positionLotsMax) {
            quotes.ask(
                    (long) Math.max(Math.ceil(reservation + half), (double) view.bestAskTick), 1);
        }
        return sum();
    }

    private long sum() {
        long sum = 0;
        for (int level = 0; level < quotes.bids(); level++) {
            sum += quotes.bidTick(level);
        }
        for (int level = 0; level < quotes.asks(); level++) {
            sum += quotes.askTick(level);
        }
        return sum;
    }
}
