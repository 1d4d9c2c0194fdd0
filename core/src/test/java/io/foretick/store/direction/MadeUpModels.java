package io.foretick.store.direction;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Stateful;
import io.foretick.forecast.direction.StatePart;
import io.foretick.forecast.direction.pattern.MadeUpUpdates;
import io.foretick.forecast.direction.pattern.PatternMemory;
import io.foretick.forecast.direction.pattern.PatternSettings;
import io.foretick.market.candle.Timeframe;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A timeframe's models that learn nothing but their number of candles, with a true memory. For
/// tests alone.
final class MadeUpModels {

    static final String SYMBOL = "BTCUSDT";
    static final Timeframe MINUTE = MadeUpUpdates.MINUTE;

    private final Numbers parameters = new Numbers();
    private final Numbers window = new Numbers();
    final PatternMemory memory;
    private final long seed;
    private long candles;

    MadeUpModels(long seed, PatternSettings settings) {
        this.seed = seed;
        memory = new PatternMemory(MINUTE, settings);
    }

    MadeUpModels(long seed) {
        this(seed, new PatternSettings(120, 80));
    }

    private static final class Numbers implements Stateful {
        private double[] values = new double[0];

        @Override
        public void save(StateSink out) {
            out.add(values, values.length);
        }

        @Override
        public void load(StateSource in) {
            values = new double[in.nextInt()];
            for (int k = 0; k < values.length; k++) {
                values[k] = in.nextDouble();
            }
        }
    }

    List<StatePart> parts() {
        return List.of(
                new StatePart("TRENDVIC", "params", parameters),
                new StatePart(StatePart.TIMEFRAME, "window", window));
    }

    long candles() {
        return candles;
    }

    /// Lets so many candles pass.
    void live(int more) {
        if (more == 0) {
            return;
        }
        MadeUpUpdates.live(memory, seed, candles, candles + more, 300);
        candles += more;
        parameters.values = new double[] {seed, candles, 1.0 / (1 + candles)};
        window.values = new double[(int) (candles % 50)];
    }

    SavedState save(DirectionState state) throws IOException {
        return save(state, Origin.AUTOSAVE);
    }

    SavedState save(DirectionState state, Origin origin) throws IOException {
        long positionNs = MadeUpUpdates.candleNs(candles);
        StateHead head = new StateHead(MINUTE, positionNs, candles, origin, "{}");
        return state.save(head, parts(), memory);
    }

    /// Models that go on from what was saved.
    static MadeUpModels load(DirectionState state, long seed) throws IOException {
        MadeUpModels models = new MadeUpModels(seed);
        Optional<SavedState> saved = state.load(MINUTE, models.parts(), models.memory);
        models.candles = saved.map(found -> found.head().updates()).orElse(0L);
        return models;
    }

    /// A digest of all they know.
    String digest() {
        return Parts.of(parts()).digest(head(), Long.toHexString(memory.digest()));
    }

    private StateHead head() {
        return new StateHead(MINUTE, 0, candles, Origin.AUTOSAVE, "{}");
    }
}
