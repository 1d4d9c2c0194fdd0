package io.foretick.math.kernel;

/// The operations from which layers are composed. Each element of a result is one chain of
/// operations in a fixed order, sums from the first to the last with fused multiply-adds, so that
/// both implementations give the same bits on every machine. Stateless, safe for any thread.
///
/// The columns of all matrices must lie side by side (`columnStride` 1).
public sealed interface Arithmetic permits ScalarArithmetic, VectorArithmetic {

    /// Vectors as wide as the processor has them, in single precision.
    static Arithmetic vector() {
        return new VectorArithmetic();
    }

    /// One number at a time: the twin in single precision, the reference in double.
    static Arithmetic scalar(Precision precision) {
        return new ScalarArithmetic(precision);
    }

    /// Width in bits of the vectors of [#vector] on this machine.
    static int vectorBits() {
        return VectorFunctions.SPECIES.vectorBitSize();
    }

    Precision precision();

    /// `c[cRow + i] += a[aRow + i] b` for `rows` rows.
    void multiplyAdd(Matrix a, int aRow, Matrix b, Matrix c, int cRow, int rows);

    /// `c += a' b`, the sum of `a[k]' b[k]` over `rows` rows from `from` on.
    void accumulate(Matrix a, Matrix b, int from, int rows, Matrix c);

    /// Room for laying out up to `rowsMax` rows of matrices with the columns of `like`.
    Panels panels(Matrix like, int rowsMax);

    /// Lays out `rows` rows of `source` from `from` on for products to come. They must not change
    /// in between.
    void arrange(Matrix source, int from, int rows, Panels target);

    /// As [#multiplyAdd(Matrix, int, Matrix, Matrix, int, int)], bit for bit.
    void multiplyAdd(Matrix a, int aRow, Panels b, Matrix c, int cRow, int rows);

    /// As [#accumulate(Matrix, Matrix, int, int, Matrix)] over the rows laid out, the first of
    /// which meets row `aRow` of `a`, bit for bit.
    void accumulate(Matrix a, int aRow, Panels b, Matrix c);

    /// Sets `rows` rows to the sum of two rows, `first` and `second`, each `[1][N]`.
    void fillRows(Matrix target, int row, int rows, Matrix first, Matrix second);

    /// Adds each of `rows` rows to `sum`, `[1][N]`.
    void sumRows(Matrix source, int row, int rows, Matrix sum);

    /// `result = a b`, element by element, over the first `rows` rows.
    void multiply(Matrix a, Matrix b, Matrix result, int rows);

    /// `target += source` over all elements; arrays of one size.
    void add(Values source, Values target);

    /// Applies `function` to the first `rows` rows, in place.
    void activate(Activation function, Matrix values, int rows);

    /// Multiplies `gradients` by the slope of `function`, read off its values.
    void activateBackward(Activation function, Matrix values, Matrix gradients, int rows);

    /// One step of an LSTM: gates, cell and hidden state of `batch` sequences.
    void lstmForward(LstmCells cells, int step, int batch);

    /// Gradients of one step's gates and of the cell before it.
    void lstmBackward(LstmCells cells, int step, int batch);

    /// One step of gated recurrent units.
    void gruForward(GruCells cells, int step, int batch);

    /// Gradients of one step's two parts; of the hidden state before it only what passes by the
    /// update gate.
    void gruBackward(GruCells cells, int step, int batch);
}
