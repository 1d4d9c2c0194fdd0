package io.foretick.lab.run.memory;

import io.foretick.lab.spec.ModelSpec;
import io.foretick.lab.spec.ModelSpec.Level0;
import io.foretick.lab.spec.ModelSpec.NetworkSpec;
import io.foretick.lab.spec.TrialSpec;

/// About how much heap a trial needs for itself, on the safe side. Tapes and bars, which trials
/// share, are not counted, and neither is what XGBoost holds outside of the heap. Stateless.
public final class TrialMemory {

    /// Simulated market, maker and ledger.
    private static final long MARKET_BYTES = 24L << 20;

    /// Features and labels in the layouts of the models, for each print: a bar has many prints.
    private static final long BYTES_PER_ROW = 16;

    /// Weights, their gradients, and two moments of each.
    private static final long COPIES_OF_WEIGHTS = 4;

    /// Gates, states and their gradients that a step of a recurrent network keeps for each unit.
    private static final long VALUES_PER_UNIT = 12;

    private static final long GATES = 4;

    private TrialMemory() {}

    /// The bytes of one trial.
    public static long bytes(TrialSpec spec) {
        ModelSpec model = spec.model();
        if (model.level0() == Level0.NONE) {
            return MARKET_BYTES;
        }
        long rows = BYTES_PER_ROW * spec.data().rows();
        return MARKET_BYTES + rows + (hasNetwork(model) ? network(model.network()) : 0);
    }

    private static boolean hasNetwork(ModelSpec model) {
        return model.level0() == Level0.PRICE_LSTM
                || model.ensemble()
                || model.meta()
                || model.confidence();
    }

    private static long network(NetworkSpec network) {
        long units = (long) network.hidden() * network.layers();
        long weights = GATES * units * 2 * network.hidden(); // from below and from the step before
        long kept = VALUES_PER_UNIT * units * network.sequence() * network.batch();
        return Double.BYTES * (COPIES_OF_WEIGHTS * weights + kept);
    }
}
