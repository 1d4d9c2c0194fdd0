package io.foretick.math.kernel;

/// One number at a time, in either precision. In single precision it is the twin to which tests
/// hold the vectors, bit for bit; in double precision it is the reference for gradients. Not for
/// training.
final class ScalarArithmetic implements Arithmetic {

    private final Precision precision;

    ScalarArithmetic(Precision precision) {
        this.precision = precision;
    }

    @Override
    public Precision precision() {
        return precision;
    }

    @Override
    public void multiplyAdd(Matrix a, int aRow, Matrix b, Matrix c, int cRow, int rows) {
        for (int i = 0; i < rows; i++) {
            multiplyRow(a, aRow + i, b, c, cRow + i);
        }
    }

    private void multiplyRow(Matrix a, int aRow, Matrix b, Matrix c, int cRow) {
        for (int k = 0; k < a.columns(); k++) {
            addScaledRow(a.get(aRow, k), b, k, c, cRow);
        }
    }

    private void addScaledRow(double factor, Matrix b, int bRow, Matrix c, int cRow) {
        for (int j = 0; j < b.columns(); j++) {
            c.set(cRow, j, precision.fma(factor, b.get(bRow, j), c.get(cRow, j)));
        }
    }

    @Override
    public void accumulate(Matrix a, Matrix b, int from, int rows, Matrix c) {
        for (int i = 0; i < c.rows(); i++) {
            for (int k = from; k < from + rows; k++) {
                addScaledRow(a.get(k, i), b, k, c, i);
            }
        }
    }

    @Override
    public Panels panels(Matrix like, int rowsMax) {
        return Panels.of(like, rowsMax, 0);
    }

    @Override
    public void arrange(Matrix source, int from, int rows, Panels target) {
        target.take(source, from, rows);
    }

    @Override
    public void multiplyAdd(Matrix a, int aRow, Panels b, Matrix c, int cRow, int rows) {
        multiplyAdd(a, aRow, b.source(), c, cRow, rows);
    }

    @Override
    public void accumulate(Matrix a, int aRow, Panels b, Matrix c) {
        for (int i = 0; i < c.rows(); i++) {
            for (int k = 0; k < b.rows(); k++) {
                addScaledRow(a.get(aRow + k, i), b.source(), b.from() + k, c, i);
            }
        }
    }

    @Override
    public void fillRows(Matrix target, int row, int rows, Matrix first, Matrix second) {
        for (int i = row; i < row + rows; i++) {
            for (int j = 0; j < target.columns(); j++) {
                target.set(i, j, precision.add(first.get(0, j), second.get(0, j)));
            }
        }
    }

    @Override
    public void sumRows(Matrix source, int row, int rows, Matrix sum) {
        for (int i = row; i < row + rows; i++) {
            for (int j = 0; j < source.columns(); j++) {
                sum.set(0, j, precision.add(sum.get(0, j), source.get(i, j)));
            }
        }
    }

    @Override
    public void multiply(Matrix a, Matrix b, Matrix result, int rows) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < result.columns(); j++) {
                result.set(i, j, precision.multiply(a.get(i, j), b.get(i, j)));
            }
        }
    }

    @Override
    public void add(Values source, Values target) {
        for (int k = 0; k < target.size(); k++) {
            target.set(k, precision.add(target.get(k), source.get(k)));
        }
    }

    @Override
    public void activate(Activation function, Matrix values, int rows) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < values.columns(); j++) {
                values.set(i, j, valueOf(function, values.get(i, j)));
            }
        }
    }

    @Override
    public void activateBackward(Activation function, Matrix values, Matrix gradients, int rows) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < values.columns(); j++) {
                double slope = slopeAt(function, values.get(i, j));
                gradients.set(i, j, precision.multiply(gradients.get(i, j), slope));
            }
        }
    }

    double valueOf(Activation function, double x) {
        return switch (function) {
            case IDENTITY -> x;
            case TANH -> precision.tanh(x);
            case SIGMOID -> precision.sigmoid(x);
            case RELU -> Math.max(x, 0.0);
            case SOFTPLUS -> precision.softplus(x);
        };
    }

    /// The slope of a function where its value is `y`.
    double slopeAt(Activation function, double y) {
        return switch (function) {
            case IDENTITY -> 1.0;
            case TANH -> precision.fma(-y, y, 1.0);
            case SIGMOID -> precision.fma(-y, y, y);
            case RELU -> y > 0.0 ? 1.0 : 0.0;
            case SOFTPLUS -> precision.subtract(1.0, precision.exp(-y));
        };
    }

    // c = f cBefore + i g;  h = o tanh(c)
    @Override
    public void lstmForward(LstmCells cells, int step, int batch) {
        int units = cells.units();
        for (int row = step * batch; row < (step + 1) * batch; row++) {
            for (int unit = 0; unit < units; unit++) {
                apply(Activation.SIGMOID, cells.gates(), row, unit);
                apply(Activation.SIGMOID, cells.gates(), row, units + unit);
                apply(Activation.TANH, cells.gates(), row, 2 * units + unit);
                apply(Activation.SIGMOID, cells.gates(), row, 3 * units + unit);
                lstmCell(cells, row, batch, unit);
                apply(Activation.TANH, cells.cellTanh(), row, unit);
                lstmHidden(cells, row, batch, unit);
            }
        }
    }

    private void apply(Activation function, Matrix values, int row, int column) {
        values.set(row, column, valueOf(function, values.get(row, column)));
    }

    /// The cell from activated gates, also where its hyperbolic tangent will stand.
    void lstmCell(LstmCells cells, int row, int batch, int unit) {
        int units = cells.units();
        double input = cells.gates().get(row, unit);
        double forget = cells.gates().get(row, units + unit);
        double candidate = cells.gates().get(row, 2 * units + unit);
        double added = precision.multiply(input, candidate);
        double cell = precision.fma(forget, cells.cells().get(row, unit), added);
        cells.cells().set(row + batch, unit, cell);
        cells.cellTanh().set(row, unit, cell);
    }

    /// The hidden state from the output gate and the cell's hyperbolic tangent.
    void lstmHidden(LstmCells cells, int row, int batch, int unit) {
        double output = cells.gates().get(row, 3 * cells.units() + unit);
        double tanh = cells.cellTanh().get(row, unit);
        cells.hidden().set(row + batch, unit, precision.multiply(output, tanh));
    }

    @Override
    public void lstmBackward(LstmCells cells, int step, int batch) {
        for (int b = 0; b < batch; b++) {
            for (int unit = 0; unit < cells.units(); unit++) {
                lstmBackwardUnit(cells, step * batch + b, b, unit);
            }
        }
    }

    void lstmBackwardUnit(LstmCells cells, int row, int sequence, int unit) {
        int units = cells.units();
        Matrix gates = cells.gates();
        double input = gates.get(row, unit);
        double forget = gates.get(row, units + unit);
        double candidate = gates.get(row, 2 * units + unit);
        double output = gates.get(row, 3 * units + unit);
        double tanh = cells.cellTanh().get(row, unit);
        double byHidden =
                precision.add(
                        cells.hiddenGradients().get(sequence, unit),
                        cells.outputGradients().get(row, unit));
        double byCell =
                precision.fma(
                        precision.multiply(byHidden, output),
                        slopeAt(Activation.TANH, tanh),
                        cells.cellGradients().get(sequence, unit));
        Matrix by = cells.gateGradients();
        by.set(sequence, unit, product(byCell, candidate, slopeAt(Activation.SIGMOID, input)));
        double before = cells.cells().get(row, unit);
        double slope = slopeAt(Activation.SIGMOID, forget);
        by.set(sequence, units + unit, product(byCell, before, slope));
        slope = slopeAt(Activation.TANH, candidate);
        by.set(sequence, 2 * units + unit, product(byCell, input, slope));
        slope = slopeAt(Activation.SIGMOID, output);
        by.set(sequence, 3 * units + unit, product(byHidden, tanh, slope));
        cells.cellGradients().set(sequence, unit, precision.multiply(byCell, forget));
    }

    private double product(double a, double b, double c) {
        return precision.multiply(precision.multiply(a, b), c);
    }

    // n = tanh(x_n + r h_n);  h = n + z (hBefore - n)
    @Override
    public void gruForward(GruCells cells, int step, int batch) {
        for (int row = step * batch; row < (step + 1) * batch; row++) {
            for (int unit = 0; unit < cells.units(); unit++) {
                gruForwardUnit(cells, row, batch, unit);
            }
        }
    }

    private void gruForwardUnit(GruCells cells, int row, int batch, int unit) {
        int units = cells.units();
        Matrix gates = cells.gates();
        Matrix state = cells.recurrent();
        double reset = precision.sigmoid(precision.add(gates.get(row, unit), state.get(row, unit)));
        int updateAt = units + unit;
        double update =
                precision.sigmoid(
                        precision.add(gates.get(row, updateAt), state.get(row, updateAt)));
        int candidateAt = 2 * units + unit;
        double candidate =
                precision.tanh(
                        precision.fma(
                                reset, state.get(row, candidateAt), gates.get(row, candidateAt)));
        gates.set(row, unit, reset);
        gates.set(row, updateAt, update);
        gates.set(row, candidateAt, candidate);
        double step = precision.subtract(cells.hidden().get(row, unit), candidate);
        cells.hidden().set(row + batch, unit, precision.fma(update, step, candidate));
    }

    @Override
    public void gruBackward(GruCells cells, int step, int batch) {
        for (int b = 0; b < batch; b++) {
            for (int unit = 0; unit < cells.units(); unit++) {
                gruBackwardUnit(cells, step * batch + b, b, unit);
            }
        }
    }

    void gruBackwardUnit(GruCells cells, int row, int sequence, int unit) {
        int updateAt = cells.units() + unit;
        int candidateAt = 2 * cells.units() + unit;
        double reset = cells.gates().get(row, unit);
        double update = cells.gates().get(row, updateAt);
        double candidate = cells.gates().get(row, candidateAt);
        double byHidden =
                precision.add(
                        cells.hiddenGradients().get(sequence, unit),
                        cells.outputGradients().get(row, unit));
        double step = precision.subtract(cells.hidden().get(row, unit), candidate);
        double byUpdate = product(byHidden, step, slopeAt(Activation.SIGMOID, update));
        double rest = precision.subtract(1.0, update);
        double byCandidate = product(byHidden, rest, slopeAt(Activation.TANH, candidate));
        double state = cells.recurrent().get(row, candidateAt);
        double byReset = product(byCandidate, state, slopeAt(Activation.SIGMOID, reset));
        cells.inputGradients().set(row, unit, byReset);
        cells.inputGradients().set(row, updateAt, byUpdate);
        cells.inputGradients().set(row, candidateAt, byCandidate);
        cells.recurrentGradients().set(row, unit, byReset);
        cells.recurrentGradients().set(row, updateAt, byUpdate);
        double byState = precision.multiply(byCandidate, reset);
        cells.recurrentGradients().set(row, candidateAt, byState);
        cells.hiddenGradients().set(sequence, unit, precision.multiply(byHidden, update));
    }
}
