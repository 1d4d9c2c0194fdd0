package io.foretick.math.kernel;

import static io.foretick.math.kernel.VectorFunctions.LANES;
import static io.foretick.math.kernel.VectorFunctions.SPECIES;

import jdk.incubator.vector.FloatVector;

/// Steps of recurrent layers in vectors, row by row. Formulas as in [ScalarArithmetic], whose twin
/// this is; each method returns the first unit that fills no vector, for the twin to go on from.
/// Loops are written out for the reason given in [VectorFunctions].
final class VectorCells {

    private VectorCells() {}

    /// Gates of one row of an LSTM, before the activation, to activations.
    static void activateLstm(LstmCells cells, int row) {
        float[] gates = array(cells.gates());
        int units = cells.units();
        int at = cells.gates().at(row, 0);
        VectorFunctions.sigmoid(gates, at, at + 2 * units);
        VectorFunctions.tanh(gates, at + 2 * units, at + 3 * units);
        VectorFunctions.sigmoid(gates, at + 3 * units, at + 4 * units);
    }

    /// Cells of one row of an LSTM from activated gates.
    static int lstmCell(LstmCells cells, int row, int batch) {
        int units = cells.units();
        float[] gates = array(cells.gates());
        float[] states = array(cells.cells());
        float[] tanhs = array(cells.cellTanh());
        int gate = cells.gates().at(row, 0);
        int state = cells.cells().at(row, 0);
        int next = cells.cells().at(row + batch, 0);
        int unit = 0;
        for (; unit + LANES <= units; unit += LANES) {
            int at = gate + unit;
            FloatVector input = FloatVector.fromArray(SPECIES, gates, at);
            FloatVector forget = FloatVector.fromArray(SPECIES, gates, at + units);
            FloatVector candidate = FloatVector.fromArray(SPECIES, gates, at + 2 * units);
            FloatVector before = FloatVector.fromArray(SPECIES, states, state + unit);
            FloatVector cell = forget.fma(before, input.mul(candidate));
            cell.intoArray(states, next + unit);
            cell.intoArray(tanhs, state + unit);
        }
        return unit;
    }

    /// Hidden states of one row of an LSTM from `tanh` of its cells.
    static int lstmHidden(LstmCells cells, int row, int batch) {
        int units = cells.units();
        float[] gates = array(cells.gates());
        float[] tanhs = array(cells.cellTanh());
        float[] hidden = array(cells.hidden());
        int output = cells.gates().at(row, 3 * units);
        int state = cells.cellTanh().at(row, 0);
        int next = cells.hidden().at(row + batch, 0);
        int unit = 0;
        for (; unit + LANES <= units; unit += LANES) {
            FloatVector gate = FloatVector.fromArray(SPECIES, gates, output + unit);
            FloatVector tanh = FloatVector.fromArray(SPECIES, tanhs, state + unit);
            gate.mul(tanh).intoArray(hidden, next + unit);
        }
        return unit;
    }

    /// One row of an LSTM's step backward.
    static int lstmBackward(LstmCells cells, int row, int sequence) {
        int units = cells.units();
        float[] gates = array(cells.gates());
        float[] states = array(cells.cells());
        float[] tanhs = array(cells.cellTanh());
        float[] above = array(cells.outputGradients());
        float[] byHiddens = array(cells.hiddenGradients());
        float[] byCells = array(cells.cellGradients());
        float[] by = array(cells.gateGradients());
        int gate = cells.gates().at(row, 0);
        int state = cells.cells().at(row, 0);
        int byGate = cells.gateGradients().at(sequence, 0);
        int first = cells.cellGradients().at(sequence, 0);
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        int unit = 0;
        for (; unit + LANES <= units; unit += LANES) {
            int at = gate + unit;
            int to = byGate + unit;
            FloatVector input = FloatVector.fromArray(SPECIES, gates, at);
            FloatVector forget = FloatVector.fromArray(SPECIES, gates, at + units);
            FloatVector candidate = FloatVector.fromArray(SPECIES, gates, at + 2 * units);
            FloatVector output = FloatVector.fromArray(SPECIES, gates, at + 3 * units);
            FloatVector tanh = FloatVector.fromArray(SPECIES, tanhs, state + unit);
            FloatVector before = FloatVector.fromArray(SPECIES, states, state + unit);
            FloatVector byHidden =
                    FloatVector.fromArray(SPECIES, byHiddens, first + unit)
                            .add(FloatVector.fromArray(SPECIES, above, state + unit));
            FloatVector later = FloatVector.fromArray(SPECIES, byCells, first + unit);
            FloatVector slope = tanh.neg().fma(tanh, one);
            FloatVector byCell = byHidden.mul(output).fma(slope, later);
            slope = input.neg().fma(input, input);
            byCell.mul(candidate).mul(slope).intoArray(by, to);
            slope = forget.neg().fma(forget, forget);
            byCell.mul(before).mul(slope).intoArray(by, to + units);
            slope = candidate.neg().fma(candidate, one);
            byCell.mul(input).mul(slope).intoArray(by, to + 2 * units);
            slope = output.neg().fma(output, output);
            byHidden.mul(tanh).mul(slope).intoArray(by, to + 3 * units);
            byCell.mul(forget).intoArray(byCells, first + unit);
        }
        return unit;
    }

    /// One row of a step of gated recurrent units backward.
    static int gruBackward(GruCells cells, int row, int sequence) {
        int units = cells.units();
        float[] gates = array(cells.gates());
        float[] states = array(cells.recurrent());
        float[] hidden = array(cells.hidden());
        float[] above = array(cells.outputGradients());
        float[] byInput = array(cells.inputGradients());
        float[] byState = array(cells.recurrentGradients());
        float[] byHiddens = array(cells.hiddenGradients());
        int gate = cells.gates().at(row, 0);
        int state = cells.hidden().at(row, 0);
        int first = cells.hiddenGradients().at(sequence, 0);
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        int unit = 0;
        for (; unit + LANES <= units; unit += LANES) {
            int at = gate + unit;
            FloatVector reset = FloatVector.fromArray(SPECIES, gates, at);
            FloatVector update = FloatVector.fromArray(SPECIES, gates, at + units);
            FloatVector candidate = FloatVector.fromArray(SPECIES, gates, at + 2 * units);
            FloatVector recurrent = FloatVector.fromArray(SPECIES, states, at + 2 * units);
            FloatVector byHidden =
                    FloatVector.fromArray(SPECIES, byHiddens, first + unit)
                            .add(FloatVector.fromArray(SPECIES, above, state + unit));
            FloatVector step = FloatVector.fromArray(SPECIES, hidden, state + unit).sub(candidate);
            FloatVector slope = update.neg().fma(update, update);
            FloatVector byUpdate = byHidden.mul(step).mul(slope);
            slope = candidate.neg().fma(candidate, one);
            FloatVector byCandidate = byHidden.mul(one.sub(update)).mul(slope);
            slope = reset.neg().fma(reset, reset);
            FloatVector byReset = byCandidate.mul(recurrent).mul(slope);
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

    private static float[] array(Matrix matrix) {
        return ((FloatValues) matrix.values()).array();
    }
}
