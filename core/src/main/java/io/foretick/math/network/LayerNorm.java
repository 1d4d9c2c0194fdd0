package io.foretick.math.network;

import io.foretick.math.kernel.Matrix;
import io.foretick.math.kernel.Precision;

/// Layer normalisation (Ba, Kiros and Hinton 2016): each row less its mean, over its standard
/// deviation, times a scale, plus a shift. Rows are summed from first to last in double precision,
/// so that the bits do not depend on a vector's width. Holds the workspace of one pass; one thread.
///
/// Slices: `NAME.scale [1][N]`, `NAME.shift [1][N]`.
public final class LayerNorm {

    private static final double VARIANCE_FLOOR = 1e-5;

    private final Matrix scale;
    private final Matrix shift;
    private final Matrix scaleGradients;
    private final Matrix shiftGradients;
    private final Matrix normal; // each row less its mean, over its deviation
    private final double[] inverseDeviation;

    /// The layer called `name` over weights that [#declare] has laid out.
    public LayerNorm(Parameters parameters, String name, int rowsMax) {
        this.scale = parameters.weights(name + ".scale");
        this.shift = parameters.weights(name + ".shift");
        this.scaleGradients = parameters.gradients(name + ".scale");
        this.shiftGradients = parameters.gradients(name + ".shift");
        Precision precision = parameters.arithmetic().precision();
        this.normal = Matrix.zeros(precision, rowsMax, scale.columns());
        this.inverseDeviation = new double[rowsMax];
    }

    /// Lays out the weights of a layer.
    public static void declare(ParameterLayout.Builder layout, String name, int columns) {
        layout.add(name + ".scale", 1, columns).add(name + ".shift", 1, columns);
    }

    /// A scale of one and no shift.
    public static void initialise(Parameters parameters, String name) {
        Matrix scale = parameters.weights(name + ".scale");
        scale.values().fill(scale.offset(), scale.columns(), 1.0);
    }

    /// Computes the first `rows` rows of `output`; input and output may be the same.
    public void forward(Matrix input, Matrix output, int rows) {
        for (int i = 0; i < rows; i++) {
            double mean = mean(input, i);
            double inverse = 1.0 / Math.sqrt(variance(input, i, mean) + VARIANCE_FLOOR);
            inverseDeviation[i] = inverse;
            for (int j = 0; j < scale.columns(); j++) {
                normal.set(i, j, (input.get(i, j) - mean) * inverse);
                output.set(i, j, normal.get(i, j) * scale.get(0, j) + shift.get(0, j));
            }
        }
    }

    /// Adds to the gradients of the weights and turns gradients of the output into gradients of the
    /// input, in place.
    public void backward(Matrix gradients, int rows) {
        for (int i = 0; i < rows; i++) {
            addToWeights(gradients, i);
            backwardRow(gradients, i);
        }
    }

    private void addToWeights(Matrix gradients, int row) {
        for (int j = 0; j < scale.columns(); j++) {
            double by = gradients.get(row, j);
            scaleGradients.set(0, j, scaleGradients.get(0, j) + by * normal.get(row, j));
            shiftGradients.set(0, j, shiftGradients.get(0, j) + by);
        }
    }

    // dx = (g - mean(g) - n mean(g n)) / deviation, with g = dy scale and n the normal row
    private void backwardRow(Matrix gradients, int row) {
        int columns = scale.columns();
        double sum = 0.0;
        double sumByNormal = 0.0;
        for (int j = 0; j < columns; j++) {
            double by = gradients.get(row, j) * scale.get(0, j);
            sum += by;
            sumByNormal += by * normal.get(row, j);
        }
        for (int j = 0; j < columns; j++) {
            double by = gradients.get(row, j) * scale.get(0, j);
            double rest = by - (sum + normal.get(row, j) * sumByNormal) / columns;
            gradients.set(row, j, rest * inverseDeviation[row]);
        }
    }

    private double mean(Matrix input, int row) {
        double sum = 0.0;
        for (int j = 0; j < scale.columns(); j++) {
            sum += input.get(row, j);
        }
        return sum / scale.columns();
    }

    private double variance(Matrix input, int row, double mean) {
        double sum = 0.0;
        for (int j = 0; j < scale.columns(); j++) {
            double off = input.get(row, j) - mean;
            sum += off * off;
        }
        return sum / scale.columns();
    }
}
