package io.foretick.lab.bench;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.lab.bench.baseline.PandasBars;
import io.foretick.market.bar.BarBuilder;
import io.foretick.market.bar.BarRule;
import io.foretick.market.bar.BarSink;
import io.foretick.market.bar.Crossing;
import io.foretick.market.bar.FormingBar;
import io.foretick.market.bar.TradeColumns;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/// One trade of columns in memory, added to its bar; the bars that end are given out and summed.
/// The columns hold a million trades, 33 MB, so that they come from memory and not from a cache.
final class BarBenchmark implements Benchmark, BarSink {

    private static final int ROWS = 1 << 20;
    private static final int BAR_ROWS = 500;
    private static final long PRICE_E8 = 65_000 * E8.ONE;
    private static final long STEP_E8 = E8.ONE / 100;
    private static final long QUANTITY_E8 = E8.ONE / 20; // on average

    /// What ends a bar, at about the same number of trades.
    enum Kind {
        TICK(BAR_ROWS),
        VOLUME(BAR_ROWS / 20),
        DOLLAR(BAR_ROWS / 20 * PRICE_E8 / E8.ONE);

        private final long threshold;

        Kind(long threshold) {
            this.threshold = threshold;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        private BarRule rule() {
            return switch (this) {
                case TICK -> new BarRule.Tick(threshold, Crossing.CARRY);
                case VOLUME -> new BarRule.Volume(threshold * E8.ONE, Crossing.CARRY);
                case DOLLAR -> new BarRule.Dollar(threshold * E8.ONE, Crossing.CARRY);
            };
        }
    }

    private final TradeColumns trades = trades();
    private final BarBuilder builder;
    private long bars;
    private long dollarE8;
    private int at;

    BarBenchmark(Kind kind) {
        builder = new BarBuilder(kind.rule(), this);
    }

    /// The same bars by pandas.
    ///
    /// @throws IOException if it makes another number of bars
    static Optional<Measurement> byPandas(Kind kind, int rounds) throws IOException {
        TradeColumns trades = trades();
        Optional<PandasBars.Result> result =
                new PandasBars(kind.key(), kind.threshold, rounds).run(trades);
        if (result.isEmpty()) {
            return Optional.empty();
        }
        var own = new BarBenchmark(kind);
        own.builder.trades(trades, 0, ROWS);
        own.builder.close();
        if (own.bars != result.get().bars()) {
            throw new IOException(
                    "pandas makes " + result.get().bars() + " bars, this program " + own.bars);
        }
        List<Double> rowNs = result.get().rowNs();
        return Optional.of(
                new Measurement(
                        rowNs.get(rowNs.size() / 2),
                        rowNs.getFirst(),
                        rowNs.getLast(),
                        Double.NaN,
                        Double.NaN,
                        (long) rounds * ROWS));
    }

    @Override
    public void prepare() {}

    @Override
    public long run(int operations) {
        int left = operations;
        while (left > 0) {
            int part = Math.min(left, ROWS - at);
            builder.trades(trades, at, at + part);
            at = (at + part) & (ROWS - 1);
            left -= part;
        }
        return bars + dollarE8;
    }

    @Override
    public void bar(FormingBar bar) {
        bars++;
        dollarE8 += bar.dollarE8();
    }

    @Override
    public void close() {}

    private static TradeColumns trades() {
        SplittableRandom random = new Seed(1).split("bars").random();
        var trades = new TradeColumns(ROWS);
        long priceE8 = PRICE_E8;
        long timeNs = Times.DAY_NS;
        for (int id = 0; id < ROWS; id++) {
            priceE8 += random.nextInt(-3, 4) * STEP_E8;
            timeNs += random.nextInt((int) (100 * Times.MILLI_NS));
            long quantityE8 = random.nextLong(1, 2 * QUANTITY_E8);
            trades.trade(id, timeNs, priceE8, quantityE8, random.nextBoolean());
        }
        return trades;
    }
}
