package io.foretick.math.network;

import io.foretick.base.Checks;

/// Lowers the rate when the loss no longer falls: after `patience` observations without a new best,
/// one more without brings the rate down by a factor, as torch's ReduceLROnPlateau does. Owned by
/// the training loop.
public final class PlateauRate {

    private static final double LEAST_GAIN = 1e-4; // relative

    private final double factor;
    private final int patience;
    private double rate;
    private double best = Double.POSITIVE_INFINITY;
    private int without;

    public PlateauRate(double rate, double factor, int patience) {
        this.rate = Checks.inRange(rate, 0.0, 1e3, "rate");
        this.factor = Checks.inRange(factor, 0.0, 1.0, "factor");
        this.patience = (int) Checks.notNegative(patience, "patience");
    }

    /// The rate to use now.
    public double rate() {
        return rate;
    }

    /// Takes the loss of an epoch.
    public void observe(double loss) {
        if (loss < best * (1.0 - LEAST_GAIN)) {
            best = loss;
            without = 0;
            return;
        }
        without++;
        if (without > patience) {
            rate *= factor;
            without = 0;
        }
    }
}
