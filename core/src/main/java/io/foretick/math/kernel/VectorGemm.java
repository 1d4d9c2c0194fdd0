package io.foretick.math.kernel;

import static io.foretick.math.kernel.VectorFunctions.LANES;
import static io.foretick.math.kernel.VectorFunctions.SPECIES;

import jdk.incubator.vector.FloatVector;

/// Products of matrices in vectors. A vector lies across output columns and never along the sum, so
/// that each element's sum runs from first to last whatever the width.
///
/// How it works: four rows of the result by two vectors of columns stay in registers while the sum
/// runs; each step loads two vectors of `b` and broadcasts four numbers of `a`. Rows beyond a
/// multiple of four go one by one with four vectors of columns, columns beyond a multiple of the
/// vector one number at a time.
final class VectorGemm {

    private static final int ROWS = 4;
    private static final int PAIR = 2 * LANES;
    private static final int QUAD = 4 * LANES;

    private VectorGemm() {}

    /// `c[cRow + i] += a[aRow + i] b`, for `rows` rows.
    static void multiplyAdd(Matrix a, int aRow, Matrix b, Matrix c, int cRow, int rows) {
        int i = 0;
        for (; i + ROWS <= rows; i += ROWS) {
            addToFour(a, a.at(aRow + i, 0), b, b.at(0, 0), c, c.at(cRow + i, 0), b.rows());
        }
        for (; i < rows; i++) {
            addToOne(a, a.at(aRow + i, 0), b, b.at(0, 0), c, c.at(cRow + i, 0), b.rows());
        }
    }

    /// `c += aTransposed b`, summed over `depth` rows of `b` from `from` on.
    static void accumulate(Matrix aTransposed, Matrix b, int from, int depth, Matrix c) {
        int i = 0;
        for (; i + ROWS <= c.rows(); i += ROWS) {
            addToFour(aTransposed, aTransposed.at(i, from), b, b.at(from, 0), c, c.at(i, 0), depth);
        }
        for (; i < c.rows(); i++) {
            addToOne(aTransposed, aTransposed.at(i, from), b, b.at(from, 0), c, c.at(i, 0), depth);
        }
    }

    /// Four rows of the result, from the starts of `a`'s, `b`'s and `c`'s rows.
    private static void addToFour(
            Matrix a, int aStart, Matrix b, int bStart, Matrix c, int cStart, int depth) {
        int columns = c.columns();
        int paired = columns - columns % PAIR;
        for (int j = 0; j < paired; j += PAIR) {
            addToBlock(a, aStart, b, bStart + j, c, cStart + j, depth);
        }
        for (int i = 0; i < ROWS && paired < columns; i++) {
            int aAt = aStart + i * a.rowStride();
            addToTail(a, aAt, b, bStart, c, cStart + i * c.rowStride(), depth);
        }
    }

    /// One row of the result, its columns beyond the last pair of vectors.
    static void addToTail(
            Matrix a, int aStart, Matrix b, int bStart, Matrix c, int cStart, int depth) {
        int columns = c.columns();
        int paired = columns - columns % PAIR;
        if (paired + LANES <= columns) {
            addToVector(a, aStart, b, bStart + paired, c, cStart + paired, depth);
        }
        addToRest(a, aStart, b, bStart, c, cStart, depth);
    }

    /// One row of the result.
    static void addToOne(
            Matrix a, int aStart, Matrix b, int bStart, Matrix c, int cStart, int depth) {
        int columns = c.columns();
        int j = 0;
        for (; j + QUAD <= columns; j += QUAD) {
            addToQuad(a, aStart, b, bStart + j, c, cStart + j, depth);
        }
        for (; j + LANES <= columns; j += LANES) {
            addToVector(a, aStart, b, bStart + j, c, cStart + j, depth);
        }
        addToRest(a, aStart, b, bStart, c, cStart, depth);
    }

    /// Four rows by two vectors of columns.
    private static void addToBlock(
            Matrix a, int aStart, Matrix b, int bStart, Matrix c, int cStart, int depth) {
        float[] as = array(a);
        float[] bs = array(b);
        float[] cs = array(c);
        int row = a.rowStride();
        int c1 = cStart + c.rowStride();
        int c2 = c1 + c.rowStride();
        int c3 = c2 + c.rowStride();
        FloatVector sum00 = FloatVector.fromArray(SPECIES, cs, cStart);
        FloatVector sum01 = FloatVector.fromArray(SPECIES, cs, cStart + LANES);
        FloatVector sum10 = FloatVector.fromArray(SPECIES, cs, c1);
        FloatVector sum11 = FloatVector.fromArray(SPECIES, cs, c1 + LANES);
        FloatVector sum20 = FloatVector.fromArray(SPECIES, cs, c2);
        FloatVector sum21 = FloatVector.fromArray(SPECIES, cs, c2 + LANES);
        FloatVector sum30 = FloatVector.fromArray(SPECIES, cs, c3);
        FloatVector sum31 = FloatVector.fromArray(SPECIES, cs, c3 + LANES);
        int at = aStart;
        int bt = bStart;
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, bs, bt);
            FloatVector b1 = FloatVector.fromArray(SPECIES, bs, bt + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, as[at]);
            sum00 = x.fma(b0, sum00);
            sum01 = x.fma(b1, sum01);
            x = FloatVector.broadcast(SPECIES, as[at + row]);
            sum10 = x.fma(b0, sum10);
            sum11 = x.fma(b1, sum11);
            x = FloatVector.broadcast(SPECIES, as[at + 2 * row]);
            sum20 = x.fma(b0, sum20);
            sum21 = x.fma(b1, sum21);
            x = FloatVector.broadcast(SPECIES, as[at + 3 * row]);
            sum30 = x.fma(b0, sum30);
            sum31 = x.fma(b1, sum31);
            at += a.columnStride();
            bt += b.rowStride();
        }
        sum00.intoArray(cs, cStart);
        sum01.intoArray(cs, cStart + LANES);
        sum10.intoArray(cs, c1);
        sum11.intoArray(cs, c1 + LANES);
        sum20.intoArray(cs, c2);
        sum21.intoArray(cs, c2 + LANES);
        sum30.intoArray(cs, c3);
        sum31.intoArray(cs, c3 + LANES);
    }

    /// One row by four vectors of columns.
    private static void addToQuad(
            Matrix a, int aStart, Matrix b, int bStart, Matrix c, int cStart, int depth) {
        float[] as = array(a);
        float[] bs = array(b);
        float[] cs = array(c);
        FloatVector sum0 = FloatVector.fromArray(SPECIES, cs, cStart);
        FloatVector sum1 = FloatVector.fromArray(SPECIES, cs, cStart + LANES);
        FloatVector sum2 = FloatVector.fromArray(SPECIES, cs, cStart + 2 * LANES);
        FloatVector sum3 = FloatVector.fromArray(SPECIES, cs, cStart + 3 * LANES);
        int at = aStart;
        int bt = bStart;
        for (int k = 0; k < depth; k++) {
            FloatVector x = FloatVector.broadcast(SPECIES, as[at]);
            sum0 = x.fma(FloatVector.fromArray(SPECIES, bs, bt), sum0);
            sum1 = x.fma(FloatVector.fromArray(SPECIES, bs, bt + LANES), sum1);
            sum2 = x.fma(FloatVector.fromArray(SPECIES, bs, bt + 2 * LANES), sum2);
            sum3 = x.fma(FloatVector.fromArray(SPECIES, bs, bt + 3 * LANES), sum3);
            at += a.columnStride();
            bt += b.rowStride();
        }
        sum0.intoArray(cs, cStart);
        sum1.intoArray(cs, cStart + LANES);
        sum2.intoArray(cs, cStart + 2 * LANES);
        sum3.intoArray(cs, cStart + 3 * LANES);
    }

    /// One row by one vector of columns.
    private static void addToVector(
            Matrix a, int aStart, Matrix b, int bStart, Matrix c, int cStart, int depth) {
        float[] as = array(a);
        float[] bs = array(b);
        float[] cs = array(c);
        FloatVector sum = FloatVector.fromArray(SPECIES, cs, cStart);
        int at = aStart;
        int bt = bStart;
        for (int k = 0; k < depth; k++) {
            FloatVector x = FloatVector.broadcast(SPECIES, as[at]);
            sum = x.fma(FloatVector.fromArray(SPECIES, bs, bt), sum);
            at += a.columnStride();
            bt += b.rowStride();
        }
        sum.intoArray(cs, cStart);
    }

    /// One row by the columns that fill no vector, from the start of the rows.
    private static void addToRest(
            Matrix a, int aStart, Matrix b, int bStart, Matrix c, int cStart, int depth) {
        float[] as = array(a);
        float[] bs = array(b);
        float[] cs = array(c);
        int columns = c.columns();
        for (int j = columns - columns % LANES; j < columns; j++) {
            float sum = cs[cStart + j];
            int at = aStart;
            int bt = bStart + j;
            for (int k = 0; k < depth; k++) {
                sum = Math.fma(as[at], bs[bt], sum);
                at += a.columnStride();
                bt += b.rowStride();
            }
            cs[cStart + j] = sum;
        }
    }

    private static float[] array(Matrix matrix) {
        return ((FloatValues) matrix.values()).array();
    }
}
