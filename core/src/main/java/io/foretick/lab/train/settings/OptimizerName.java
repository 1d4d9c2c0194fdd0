package io.foretick.lab.train.settings;

import io.foretick.math.kernel.Precision;
import io.foretick.math.network.Adam;
import io.foretick.math.network.Optimiser;
import io.foretick.math.network.Sgd;

/// The optimisers that can be named in a training file.
public enum OptimizerName {
    ADAMW,
    ADAM,
    SGD;

    private static final double MOMENTUM = 0.9;

    /// A fresh one for so many weights in single precision.
    public Optimiser make(double weightDecay, int size) {
        return switch (this) {
            case ADAMW -> adam(weightDecay, Adam.Decay.WEIGHT, size);
            case ADAM -> adam(weightDecay, Adam.Decay.GRADIENT, size);
            case SGD -> new Sgd(MOMENTUM, Precision.FLOAT, size);
        };
    }

    private static Adam adam(double weightDecay, Adam.Decay decay, int size) {
        return new Adam(Adam.Settings.usual(weightDecay, decay), Precision.FLOAT, size);
    }
}
