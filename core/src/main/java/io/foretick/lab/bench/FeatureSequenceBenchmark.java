package io.foretick.lab.bench;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.feature.sequence.FeatureSequence;
import io.foretick.feature.sequence.Scaling;
import io.foretick.feature.sequence.SequenceSpec;
import io.foretick.feature.sequence.Standardization;
import io.foretick.market.second.ArraySeries;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// One sequence of four symbols, three step sizes and 256 steps, at a second drawn from five days
/// held in memory: far more than the caches hold. Not the reading of a file.
final class FeatureSequenceBenchmark implements Benchmark {

    static final int SECONDS = 5 * 86_400;
    private static final int SIZE = 1 << 12;
    static final long START = 1_767_225_600L; // 2026-01-01
    static final List<String> SYMBOLS = List.of("COIN0", "COIN1", "COIN2", "COIN3");

    private final SequenceSpec spec;
    private final FeatureSequence features;
    private final List<ArraySeries> series;
    private final long[] ends = new long[SIZE];
    private final float[] out;
    private int next;

    private FeatureSequenceBenchmark(Scaling scaling) {
        spec = SequenceSpec.ofSeconds(SYMBOLS, scaling);
        features = new FeatureSequence(Standardization.none(spec));
        out = new float[spec.size()];
        Seed seed = new Seed(1).split("feature");
        series = coins(seed);
        SplittableRandom random = seed.split("ends").random();
        long earliest = START + spec.reachSeconds();
        for (int k = 0; k < SIZE; k++) {
            ends[k] = random.nextLong(earliest, START + SECONDS + 1);
        }
    }

    static FeatureSequenceBenchmark fixed() {
        return new FeatureSequenceBenchmark(new Scaling.Fixed());
    }

    static FeatureSequenceBenchmark trailing() {
        return new FeatureSequenceBenchmark(new Scaling.Trailing(10_800));
    }

    /// Four coins that move on their own.
    static List<ArraySeries> coins(Seed seed) {
        List<ArraySeries> coins = new ArrayList<>();
        for (String symbol : SYMBOLS) {
            coins.add(walk(symbol, seed.split(symbol).random()));
        }
        return coins;
    }

    /// A price that moves by a few ticks in two seconds of three, with as many trades.
    private static ArraySeries walk(String symbol, SplittableRandom random) {
        var walk = new ArraySeries(symbol);
        long priceE8 = 50_000 * E8.ONE;
        for (int k = 0; k < SECONDS; k++) {
            boolean trades = random.nextInt(3) > 0;
            priceE8 += trades ? random.nextLong(-500, 501) * E8.ONE / 100 : 0;
            long quantityE8 = trades ? random.nextLong(E8.ONE) : 0;
            walk.second(START + k, priceE8, quantityE8, 0, trades ? 1 : 0, k, k);
        }
        return walk;
    }

    @Override
    public void prepare() {}

    @Override
    public long run(int operations) {
        long sum = 0;
        for (int k = 0; k < operations; k++) {
            next = (next + 1) & (SIZE - 1);
            sum += features.write(series, ends[next], 3_600, out) ? 1 : 0;
            sum += Float.floatToRawIntBits(out[next]);
        }
        return sum;
    }

    @Override
    public void close() {}
}
