package io.foretick.math.kernel;

import static io.foretick.math.kernel.VectorFunctions.LANES;
import static io.foretick.math.kernel.VectorFunctions.SPECIES;
import static io.foretick.math.kernel.VectorFunctions.all;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Single precision in vectors as wide as the processor has them. What does not fill a vector goes
/// through the scalar twin.
final class VectorArithmetic implements Arithmetic {

    private static final ScalarArithmetic TWIN = new ScalarArithmetic(Precision.FLOAT);

    @Override
    public Precision precision() {
        return Precision.FLOAT;
    }

    @Override
    public void multiplyAdd(Matrix a, int aRow, Matrix b, Matrix c, int cRow, int rows) {
        VectorGemm.multiplyAdd(a, aRow, b, c, cRow, rows);
    }

    @Override
    public void accumulate(Matrix a, Matrix b, int from, int rows, Matrix c) {
        VectorGemm.accumulate(a.transposed(), b, from, rows, c);
    }

    @Override
    public void fillRows(Matrix target, int row, int rows, Matrix first, Matrix second) {
        float[] targets = array(target);
        float[] firsts = array(first);
        float[] seconds = array(second);
        for (int i = row; i < row + rows; i++) {
            int at = target.at(i, 0);
            for (int j = 0; j < target.columns(); j++) {
                targets[at + j] = firsts[first.offset() + j] + seconds[second.offset() + j];
            }
        }
    }

    @Override
    public void sumRows(Matrix source, int row, int rows, Matrix sum) {
        float[] sources = array(source);
        float[] sums = array(sum);
        for (int i = row; i < row + rows; i++) {
            int at = source.at(i, 0);
            for (int j = 0; j < source.columns(); j++) {
                sums[sum.offset() + j] += sources[at + j];
            }
        }
    }

    @Override
    public void multiply(Matrix a, Matrix b, Matrix result, int rows) {
        float[] as = array(a);
        float[] bs = array(b);
        float[] results = array(result);
        for (int i = 0; i < rows; i++) {
            int at = result.at(i, 0);
            int aAt = a.at(i, 0);
            int bAt = b.at(i, 0);
            for (int j = 0; j < result.columns(); j++) {
                results[at + j] = as[aAt + j] * bs[bAt + j];
            }
        }
    }

    @Override
    public void add(Values source, Values target) {
        float[] sources = ((FloatValues) source).array();
        float[] targets = ((FloatValues) target).array();
        for (int k = 0; k < targets.length; k++) {
            targets[k] += sources[k];
        }
    }

    @Override
    public void activate(Activation function, Matrix values, int rows) {
        for (int i = 0; i < rows; i++) {
            activateRow(function, values, i);
        }
    }

    private static void activateRow(Activation function, Matrix values, int row) {
        float[] array = array(values);
        int start = values.at(row, 0);
        int columns = values.columns();
        int j = 0;
        for (; j + LANES <= columns; j += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, array, start + j);
            valueOf(function, x).intoArray(array, start + j);
        }
        for (; j < columns; j++) {
            array[start + j] = (float) TWIN.valueOf(function, array[start + j]);
        }
    }

    @Override
    public void activateBackward(Activation function, Matrix values, Matrix gradients, int rows) {
        for (int i = 0; i < rows; i++) {
            multiplyBySlope(function, values, gradients, i);
        }
    }

    private static void multiplyBySlope(
            Activation function, Matrix values, Matrix gradients, int row) {
        float[] ys = array(values);
        float[] by = array(gradients);
        int y = values.at(row, 0);
        int at = gradients.at(row, 0);
        int columns = values.columns();
        int j = 0;
        for (; j + LANES <= columns; j += LANES) {
            FloatVector slope = slopeAt(function, FloatVector.fromArray(SPECIES, ys, y + j));
            FloatVector.fromArray(SPECIES, by, at + j).mul(slope).intoArray(by, at + j);
        }
        for (; j < columns; j++) {
            by[at + j] *= (float) TWIN.slopeAt(function, ys[y + j]);
        }
    }

    private static FloatVector valueOf(Activation function, FloatVector x) {
        return switch (function) {
            case IDENTITY -> x;
            case TANH -> VectorFunctions.tanh(x);
            case SIGMOID -> VectorFunctions.sigmoid(x);
            case RELU -> x.max(0f);
            case SOFTPLUS -> VectorFunctions.softplus(x);
        };
    }

    private static FloatVector slopeAt(Activation function, FloatVector y) {
        return switch (function) {
            case IDENTITY -> all(1f);
            case TANH -> VectorCells.slopeOfTanh(y);
            case SIGMOID -> VectorCells.slopeOfSigmoid(y);
            case RELU -> all(0f).blend(1f, y.compare(VectorOperators.GT, 0f));
            case SOFTPLUS -> all(1f).sub(VectorFunctions.exp(y.neg()));
        };
    }

    @Override
    public void lstmForward(LstmCells cells, int step, int batch) {
        for (int row = step * batch; row < (step + 1) * batch; row++) {
            int rest = VectorCells.lstmForward(cells, row, batch);
            for (int unit = rest; unit < cells.units(); unit++) {
                TWIN.lstmForwardUnit(cells, row, batch, unit);
            }
        }
    }

    @Override
    public void lstmBackward(LstmCells cells, int step, int batch) {
        for (int b = 0; b < batch; b++) {
            int row = step * batch + b;
            int rest = VectorCells.lstmBackward(cells, row, b);
            for (int unit = rest; unit < cells.units(); unit++) {
                TWIN.lstmBackwardUnit(cells, row, b, unit);
            }
        }
    }

    @Override
    public void gruForward(GruCells cells, int step, int batch) {
        for (int row = step * batch; row < (step + 1) * batch; row++) {
            int rest = VectorCells.gruForward(cells, row, batch);
            for (int unit = rest; unit < cells.units(); unit++) {
                TWIN.gruForwardUnit(cells, row, batch, unit);
            }
        }
    }

    @Override
    public void gruBackward(GruCells cells, int step, int batch) {
        for (int b = 0; b < batch; b++) {
            int row = step * batch + b;
            int rest = VectorCells.gruBackward(cells, row, b);
            for (int unit = rest; unit < cells.units(); unit++) {
                TWIN.gruBackwardUnit(cells, row, b, unit);
            }
        }
    }

    private static float[] array(Matrix matrix) {
        return ((FloatValues) matrix.values()).array();
    }
}
