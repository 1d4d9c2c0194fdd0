package io.foretick.math.kernel;

import static io.foretick.math.kernel.VectorFunctions.LANES;
import static io.foretick.math.kernel.VectorFunctions.SPECIES;

import jdk.incubator.vector.FloatVector;

/// Single precision in vectors as wide as the processor has them. What does not fill a vector, and
/// what is rare, goes through the scalar twin.
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
    public Panels panels(Matrix like, int rowsMax) {
        return Panels.of(like, rowsMax, PanelGemm.COLUMNS);
    }

    @Override
    public void arrange(Matrix source, int from, int rows, Panels target) {
        target.take(source, from, rows);
        PanelGemm.pack(target);
    }

    @Override
    public void multiplyAdd(Matrix a, int aRow, Panels b, Matrix c, int cRow, int rows) {
        PanelGemm.add(a, a.at(aRow, 0), b, c, cRow, rows);
    }

    @Override
    public void accumulate(Matrix a, int aRow, Panels b, Matrix c) {
        Matrix transposed = a.transposed();
        PanelGemm.add(transposed, transposed.at(0, aRow), b, c, 0, c.rows());
    }

    @Override
    public void fillRows(Matrix target, int row, int rows, Matrix first, Matrix second) {
        float[] targets = array(target);
        float[] firsts = array(first);
        float[] seconds = array(second);
        for (int i = row; i < row + rows; i++) {
            int at = target.at(i, 0);
            int j = 0;
            for (; j + LANES <= target.columns(); j += LANES) {
                FloatVector other = FloatVector.fromArray(SPECIES, seconds, second.offset() + j);
                FloatVector.fromArray(SPECIES, firsts, first.offset() + j)
                        .add(other)
                        .intoArray(targets, at + j);
            }
            for (; j < target.columns(); j++) {
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
            int j = 0;
            for (; j + LANES <= source.columns(); j += LANES) {
                FloatVector more = FloatVector.fromArray(SPECIES, sources, at + j);
                FloatVector.fromArray(SPECIES, sums, sum.offset() + j)
                        .add(more)
                        .intoArray(sums, sum.offset() + j);
            }
            for (; j < source.columns(); j++) {
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
            int j = 0;
            for (; j + LANES <= result.columns(); j += LANES) {
                FloatVector factor = FloatVector.fromArray(SPECIES, bs, bAt + j);
                FloatVector.fromArray(SPECIES, as, aAt + j).mul(factor).intoArray(results, at + j);
            }
            for (; j < result.columns(); j++) {
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
        int from = values.at(row, 0);
        int to = from + values.columns();
        switch (function) {
            case IDENTITY -> {}
            case TANH -> VectorFunctions.tanh(array, from, to);
            case SIGMOID -> VectorFunctions.sigmoid(array, from, to);
            case RELU, SOFTPLUS -> {
                for (int at = from; at < to; at++) {
                    array[at] = (float) TWIN.valueOf(function, array[at]);
                }
            }
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
        for (int j = 0; j < values.columns(); j++) {
            by[at + j] *= (float) TWIN.slopeAt(function, ys[y + j]);
        }
    }

    @Override
    public void lstmForward(LstmCells cells, int step, int batch) {
        float[] tanhs = array(cells.cellTanh());
        int units = cells.units();
        for (int row = step * batch; row < (step + 1) * batch; row++) {
            VectorCells.activateLstm(cells, row);
            for (int unit = VectorCells.lstmCell(cells, row, batch); unit < units; unit++) {
                TWIN.lstmCell(cells, row, batch, unit);
            }
            int state = cells.cellTanh().at(row, 0);
            VectorFunctions.tanh(tanhs, state, state + units);
            for (int unit = VectorCells.lstmHidden(cells, row, batch); unit < units; unit++) {
                TWIN.lstmHidden(cells, row, batch, unit);
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
            gruForwardRow(cells, row, batch);
        }
    }

    private static void gruForwardRow(GruCells cells, int row, int batch) {
        float[] gates = array(cells.gates());
        float[] states = array(cells.recurrent());
        float[] hidden = array(cells.hidden());
        int units = cells.units();
        int gate = cells.gates().at(row, 0);
        int candidate = gate + 2 * units;
        for (int at = gate; at < candidate; at++) {
            gates[at] += states[at];
        }
        VectorFunctions.sigmoid(gates, gate, candidate);
        for (int unit = 0; unit < units; unit++) {
            int at = candidate + unit;
            gates[at] = Math.fma(gates[gate + unit], states[at], gates[at]);
        }
        VectorFunctions.tanh(gates, candidate, candidate + units);
        int before = cells.hidden().at(row, 0);
        int next = cells.hidden().at(row + batch, 0);
        for (int unit = 0; unit < units; unit++) {
            float value = gates[candidate + unit];
            float step = hidden[before + unit] - value;
            hidden[next + unit] = Math.fma(gates[gate + units + unit], step, value);
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
