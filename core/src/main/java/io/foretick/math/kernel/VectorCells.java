package io.foretick.math.kernel;

import static io.foretick.math.kernel.VectorFunctions.LANES;
import static io.foretick.math.kernel.VectorFunctions.SPECIES;
import static io.foretick.math.kernel.VectorFunctions.all;

import jdk.incubator.vector.FloatVector;

/// Steps of recurrent layers in vectors, each row up to its last full vector; the rest of the row
/// is the scalar twin's. Formulas as in [ScalarArithmetic].
final class VectorCells {

    private VectorCells() {}

    /// One row of an LSTM's step forward. Returns the first unit that is left.
    static int lstmForward(LstmCells cells, int row, int batch) {
        int units = cells.units();
        float[] gates = array(cells.gates());
        float[] states = array(cells.cells());
        int gate = cells.gates().at(row, 0);
        int state = cells.cells().at(row, 0);
        int next = cells.cells().at(row + batch, 0);
        int unit = 0;
        for (; unit + LANES <= units; unit += LANES) {
            int at = gate + unit;
            FloatVector input = VectorFunctions.sigmoid(load(gates, at));
            FloatVector forget = VectorFunctions.sigmoid(load(gates, at + units));
            FloatVector candidate = VectorFunctions.tanh(load(gates, at + 2 * units));
            FloatVector output = VectorFunctions.sigmoid(load(gates, at + 3 * units));
            FloatVector cell = forget.fma(load(states, state + unit), input.mul(candidate));
            FloatVector tanh = VectorFunctions.tanh(cell);
            input.intoArray(gates, at);
            forget.intoArray(gates, at + units);
            candidate.intoArray(gates, at + 2 * units);
            output.intoArray(gates, at + 3 * units);
            cell.intoArray(states, next + unit);
            tanh.intoArray(array(cells.cellTanh()), state + unit);
            output.mul(tanh).intoArray(array(cells.hidden()), next + unit);
        }
        return unit;
    }

    /// One row of an LSTM's step backward. Returns the first unit that is left.
    static int lstmBackward(LstmCells cells, int row, int sequence) {
        int units = cells.units();
        float[] gates = array(cells.gates());
        float[] by = array(cells.gateGradients());
        float[] byCells = array(cells.cellGradients());
        int gate = cells.gates().at(row, 0);
        int state = cells.cells().at(row, 0);
        int first = cells.cellGradients().at(sequence, 0);
        int unit = 0;
        for (; unit + LANES <= units; unit += LANES) {
            int at = gate + unit;
            FloatVector input = load(gates, at);
            FloatVector forget = load(gates, at + units);
            FloatVector candidate = load(gates, at + 2 * units);
            FloatVector output = load(gates, at + 3 * units);
            FloatVector tanh = load(array(cells.cellTanh()), state + unit);
            FloatVector above = load(array(cells.outputGradients()), state + unit);
            FloatVector byHidden = load(array(cells.hiddenGradients()), first + unit).add(above);
            FloatVector later = load(byCells, first + unit);
            FloatVector byCell = byHidden.mul(output).fma(slopeOfTanh(tanh), later);
            byCell.mul(candidate).mul(slopeOfSigmoid(input)).intoArray(by, at);
            FloatVector before = load(array(cells.cells()), state + unit);
            byCell.mul(before).mul(slopeOfSigmoid(forget)).intoArray(by, at + units);
            byCell.mul(input).mul(slopeOfTanh(candidate)).intoArray(by, at + 2 * units);
            byHidden.mul(tanh).mul(slopeOfSigmoid(output)).intoArray(by, at + 3 * units);
            byCell.mul(forget).intoArray(byCells, first + unit);
        }
        return unit;
    }

    /// One row of a step of gated recurrent units. Returns the first unit that is left.
    static int gruForward(GruCells cells, int row, int batch) {
        int units = cells.units();
        float[] gates = array(cells.gates());
        float[] states = array(cells.recurrent());
        float[] hidden = array(cells.hidden());
        int gate = cells.gates().at(row, 0);
        int before = cells.hidden().at(row, 0);
        int next = cells.hidden().at(row + batch, 0);
        int unit = 0;
        for (; unit + LANES <= units; unit += LANES) {
            int at = gate + unit;
            int updateAt = at + units;
            int candidateAt = updateAt + units;
            FloatVector reset = VectorFunctions.sigmoid(load(gates, at).add(load(states, at)));
            FloatVector sum = load(gates, updateAt).add(load(states, updateAt));
            FloatVector update = VectorFunctions.sigmoid(sum);
            FloatVector inner = reset.fma(load(states, candidateAt), load(gates, candidateAt));
            FloatVector candidate = VectorFunctions.tanh(inner);
            reset.intoArray(gates, at);
            update.intoArray(gates, updateAt);
            candidate.intoArray(gates, candidateAt);
            FloatVector step = load(hidden, before + unit).sub(candidate);
            update.fma(step, candidate).intoArray(hidden, next + unit);
        }
        return unit;
    }

    /// One row of a step of gated recurrent units backward. Returns the first unit that is left.
    static int gruBackward(GruCells cells, int row, int sequence) {
        int units = cells.units();
        float[] gates = array(cells.gates());
        float[] byInput = array(cells.inputGradients());
        float[] byState = array(cells.recurrentGradients());
        float[] byHiddens = array(cells.hiddenGradients());
        int gate = cells.gates().at(row, 0);
        int state = cells.hidden().at(row, 0);
        int first = cells.hiddenGradients().at(sequence, 0);
        int unit = 0;
        for (; unit + LANES <= units; unit += LANES) {
            int at = gate + unit;
            FloatVector reset = load(gates, at);
            FloatVector update = load(gates, at + units);
            FloatVector candidate = load(gates, at + 2 * units);
            FloatVector above = load(array(cells.outputGradients()), state + unit);
            FloatVector byHidden = load(byHiddens, first + unit).add(above);
            FloatVector step = load(array(cells.hidden()), state + unit).sub(candidate);
            FloatVector byUpdate = byHidden.mul(step).mul(slopeOfSigmoid(update));
            FloatVector rest = all(1f).sub(update);
            FloatVector byCandidate = byHidden.mul(rest).mul(slopeOfTanh(candidate));
            FloatVector recurrent = load(array(cells.recurrent()), at + 2 * units);
            FloatVector byReset = byCandidate.mul(recurrent).mul(slopeOfSigmoid(reset));
            byReset.intoArray(byInput, at);
            byUpdate.intoArray(byInput, at + units);
            byCandidate.intoArray(byInput, at + 2 * units);
            byReset.intoArray(byState, at);
            byUpdate.intoArray(byState, at + units);
            byCandidate.mul(reset).intoArray(byState, at + 2 * units);
            byHidden.mul(update).intoArray(byHiddens, first + unit);
        }
        return unit;
    }

    static FloatVector slopeOfTanh(FloatVector y) {
        return y.neg().fma(y, all(1f));
    }

    static FloatVector slopeOfSigmoid(FloatVector y) {
        return y.neg().fma(y, y);
    }

    private static FloatVector load(float[] array, int at) {
        return FloatVector.fromArray(SPECIES, array, at);
    }

    private static float[] array(Matrix matrix) {
        return ((FloatValues) matrix.values()).array();
    }
}
