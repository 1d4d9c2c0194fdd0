package io.foretick.math.kernel;

import io.foretick.math.Elementary;

/// How numbers are rounded: one arithmetic, written once, runs in either precision. In `FLOAT`
/// every operation rounds to single precision, exactly as a lane of a vector does: a sum, product
/// or quotient of two floats, rounded first to double and then to float, is the float nearest to
/// the exact value.
public enum Precision {
    /// Single: 24 bits, as vectors compute.
    FLOAT {
        @Override
        public Values zeros(int size) {
            return FloatValues.over(new float[size]);
        }

        @Override
        double round(double value) {
            return (float) value;
        }

        @Override
        double fma(double a, double b, double c) {
            return Math.fma((float) a, (float) b, (float) c);
        }

        @Override
        double sigmoid(double x) {
            return FloatFunctions.sigmoid((float) x);
        }

        @Override
        double tanh(double x) {
            return FloatFunctions.tanh((float) x);
        }

        @Override
        double softplus(double x) {
            return FloatFunctions.softplus((float) x);
        }

        @Override
        double exp(double x) {
            return FloatFunctions.exp((float) x);
        }
    },
    /// Double: 53 bits, for checks.
    DOUBLE {
        @Override
        public Values zeros(int size) {
            return DoubleValues.over(new double[size]);
        }

        @Override
        double round(double value) {
            return value;
        }

        @Override
        double fma(double a, double b, double c) {
            return Math.fma(a, b, c);
        }

        @Override
        double sigmoid(double x) {
            return 1.0 / (1.0 + Elementary.exp(-x));
        }

        @Override
        double tanh(double x) {
            return Elementary.tanh(x);
        }

        @Override
        double softplus(double x) {
            return Math.max(x, 0.0) + Elementary.log1p(Elementary.exp(-Math.abs(x)));
        }

        @Override
        double exp(double x) {
            return Elementary.exp(x);
        }
    };

    /// A new array of zeros.
    public abstract Values zeros(int size);

    /// The number of this precision nearest to `value`.
    abstract double round(double value);

    /// `a b + c`, rounded once.
    abstract double fma(double a, double b, double c);

    abstract double sigmoid(double x);

    abstract double tanh(double x);

    abstract double softplus(double x);

    abstract double exp(double x);

    final double add(double a, double b) {
        return round(a + b);
    }

    final double subtract(double a, double b) {
        return round(a - b);
    }

    final double multiply(double a, double b) {
        return round(a * b);
    }
}
