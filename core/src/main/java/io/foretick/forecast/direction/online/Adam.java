package io.foretick.forecast.direction.online;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Stateful;

/// Adam (Kingma and Ba 2015, algorithm 1) for one step at a time, with bounded parameters. Owned by
/// its model.
///
/// How it works: `m` and `v` are decaying means of the gradient and of its square. Both begin at
/// zero, which is made up for by dividing them by `1 - decay^step`; then a parameter moves by `rate
/// * m / (sqrt(v) + epsilon)` against the gradient.
final class Adam implements Stateful {

    private final DirectionSettings.Training settings;
    private final double[] means;
    private final double[] squares;
    private double firstPower = 1.0; // first decay to the power of the steps taken
    private double secondPower = 1.0;

    Adam(int size, DirectionSettings.Training settings) {
        this.settings = settings;
        this.means = new double[size];
        this.squares = new double[size];
    }

    /// Moves the parameters against a gradient, which must be finite.
    void step(double[] parameters, double[] gradient, double rate) {
        double first = settings.firstDecay();
        double second = settings.secondDecay();
        firstPower *= first;
        secondPower *= second;
        for (int k = 0; k < means.length; k++) {
            means[k] = first * means[k] + (1.0 - first) * gradient[k];
            squares[k] = second * squares[k] + (1.0 - second) * gradient[k] * gradient[k];
            double mean = means[k] / (1.0 - firstPower);
            double root = Math.sqrt(squares[k] / (1.0 - secondPower));
            double moved = parameters[k] - rate * mean / (root + settings.epsilon());
            parameters[k] = Math.clamp(moved, -settings.weightLimit(), settings.weightLimit());
        }
    }

    @Override
    public void save(StateSink out) {
        out.add((long) means.length);
        out.add(firstPower);
        out.add(secondPower);
        for (int k = 0; k < means.length; k++) {
            out.add(means[k]);
            out.add(squares[k]);
        }
    }

    @Override
    public void load(StateSource in) {
        int count = in.nextInt();
        if (count != means.length) {
            throw new IllegalStateException(
                    "an optimiser of " + means.length + " parameters cannot load " + count);
        }
        firstPower = in.nextDouble();
        secondPower = in.nextDouble();
        for (int k = 0; k < count; k++) {
            means[k] = in.nextDouble();
            squares[k] = in.nextDouble();
        }
    }
}
