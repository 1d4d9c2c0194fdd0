package io.foretick.lab.model;

import io.foretick.lab.spec.ModelSpec;
import io.foretick.lab.spec.ModelSpec.Level0;
import io.foretick.lab.spec.ModelSpec.Mode;
import io.foretick.lab.spec.ModelSpec.NetworkSpec;
import io.foretick.lab.spec.ModelSpec.TreeSpec;

/// Small settings of models for tests.
final class Specs {

    private static final NetworkSpec NETWORK = new NetworkSpec(8, 1, 0.1, 6, 4, 3, 3, 32, 3e-3);

    private Specs() {}

    static TreeSpec trees(int rounds, int depth) {
        return new TreeSpec(rounds, depth, 0.1, 0.8, 0.8, 1.0, 0.0, 0.0, 64);
    }

    /// Level 0 alone.
    static ModelSpec plain(Level0 level0) {
        return new ModelSpec(
                level0, trees(30, 3), NETWORK, false, false, false, false, Mode.STRICT);
    }

    /// A network that may take its time.
    static ModelSpec patientNetwork() {
        var network = new NetworkSpec(16, 1, 0.0, 4, 15, 1, 1, 32, 5e-3);
        return new ModelSpec(
                Level0.PRICE_LSTM, trees(1, 1), network, false, false, false, false, Mode.STRICT);
    }

    /// Trees, and a second model that says when to act on them.
    static ModelSpec metaLabelled() {
        return new ModelSpec(
                Level0.XGBOOST, trees(30, 3), NETWORK, false, false, true, false, Mode.STRICT);
    }

    /// Trees and all levels above them, which look back on a day of hours.
    static ModelSpec longLookBack() {
        var network = new NetworkSpec(8, 1, 0.0, 24, 1, 1, 1, 32, 1e-3);
        return new ModelSpec(
                Level0.XGBOOST, trees(5, 2), network, true, true, true, false, Mode.STRICT);
    }

    /// All levels, and both kinds of level 0.
    static ModelSpec whole(Mode mode) {
        return new ModelSpec(
                Level0.PRICE_LSTM, trees(30, 3), NETWORK, true, true, true, true, mode);
    }
}
