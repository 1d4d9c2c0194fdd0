package io.foretick.math.network;

import io.foretick.base.Checks;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.kernel.Values;

import java.util.SplittableRandom;

/// The weights of a network with the gradients of one worker, and the arithmetic to use on them.
/// Several workers may share the weights while nobody writes them; gradients belong to one thread.
public final class Parameters {

    private final ParameterLayout layout;
    private final Arithmetic arithmetic;
    private final Values values;
    private final Values gradients;

    /// @param values the weights, which stay the caller's and are not copied
    public Parameters(ParameterLayout layout, Arithmetic arithmetic, Values values) {
        Checks.inRange(values.size(), layout.size(), layout.size(), "number of weights");
        if (values.precision() != arithmetic.precision()) {
            throw new IllegalArgumentException(
                    "weights must be " + arithmetic.precision() + ", were " + values.precision());
        }
        this.layout = layout;
        this.arithmetic = arithmetic;
        this.values = values;
        this.gradients = arithmetic.precision().zeros(layout.size());
    }

    /// Weights of zero.
    public static Parameters zeros(ParameterLayout layout, Arithmetic arithmetic) {
        return new Parameters(layout, arithmetic, arithmetic.precision().zeros(layout.size()));
    }

    /// The same weights with gradients of their own, for another worker.
    public Parameters withOwnGradients() {
        return new Parameters(layout, arithmetic, values);
    }

    public ParameterLayout layout() {
        return layout;
    }

    public Arithmetic arithmetic() {
        return arithmetic;
    }

    /// The flat array of weights.
    public Values values() {
        return values;
    }

    /// The flat array of gradients. Layers add to it; the caller sets it to zero.
    public Values gradients() {
        return gradients;
    }

    /// The weights of a slice.
    public Matrix weights(String name) {
        return view(values, layout.named(name));
    }

    /// The gradients of a slice.
    public Matrix gradients(String name) {
        return view(gradients, layout.named(name));
    }

    public void clearGradients() {
        gradients.fill(0, gradients.size(), 0.0);
    }

    /// Draws a slice's weights uniformly from `[-bound, bound)`.
    public void drawUniform(String name, double bound, SplittableRandom random) {
        ParameterLayout.Slice slice = layout.named(name);
        for (int k = slice.offset(); k < slice.offset() + slice.size(); k++) {
            values.set(k, (2.0 * random.nextDouble() - 1.0) * bound);
        }
    }

    private static Matrix view(Values values, ParameterLayout.Slice slice) {
        return Matrix.over(values, slice.offset(), slice.rows(), slice.columns());
    }
}
