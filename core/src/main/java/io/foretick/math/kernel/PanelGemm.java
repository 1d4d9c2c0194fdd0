package io.foretick.math.kernel;

import static io.foretick.math.kernel.VectorFunctions.LANES;
import static io.foretick.math.kernel.VectorFunctions.SPECIES;

import jdk.incubator.vector.FloatVector;

/// Products with a right side that lies in [Panels]: the sums of [VectorGemm], bit for bit, in
/// larger blocks.
///
/// How it works: eight rows of the result by two vectors of columns stay in registers while the sum
/// runs along a panel. All rows go along one stretch of a panel before the next, so that the
/// stretch stays in the nearest cache; between stretches the sums wait in the result. Rows beyond a
/// multiple of eight and columns beyond the last panel are left to [VectorGemm].
///
/// The block is written out twice, for a left side whose sum runs along its rows and for one whose
/// sum runs along its columns. So the index that the compiler counts by advances by one, or the
/// eight numbers that a turn takes lie side by side; and it checks their bounds once before the
/// loop, or once a turn. One loop for both would check each of them at every turn.
final class PanelGemm {

    /// Columns of a panel.
    static final int COLUMNS = 2 * LANES;

    private static final int ROWS = 8;

    /// Rows of a stretch: a third of a nearest cache of 48 kB where vectors have 512 bits.
    private static final int DEPTH = 128;

    private PanelGemm() {}

    /// Lays out what the panels have taken.
    static void pack(Panels panels) {
        Matrix source = panels.source();
        float[] from = array(source);
        float[] to = panels.packed();
        int at = 0;
        for (int j = 0; j + COLUMNS <= source.columns(); j += COLUMNS) {
            for (int k = panels.from(); k < panels.from() + panels.rows(); k++) {
                int row = source.at(k, j);
                FloatVector.fromArray(SPECIES, from, row).intoArray(to, at);
                FloatVector.fromArray(SPECIES, from, row + LANES).intoArray(to, at + LANES);
                at += COLUMNS;
            }
        }
    }

    /// `c[cRow + i] += a[i] b`, for `rows` rows of `a`, the first of which begins at `aStart`.
    static void add(Matrix a, int aStart, Panels b, Matrix c, int cRow, int rows) {
        int whole = rows - rows % ROWS;
        int panels = c.columns() / COLUMNS;
        for (int p = 0; p < panels; p++) {
            for (int k = 0; k < b.rows(); k += DEPTH) {
                int depth = Math.min(DEPTH, b.rows() - k);
                int bStart = (p * b.rows() + k) * COLUMNS;
                for (int i = 0; i < whole; i += ROWS) {
                    int aAt = aStart + i * a.rowStride() + k * a.columnStride();
                    addToBlock(a, aAt, b, bStart, depth, c, c.at(cRow + i, p * COLUMNS));
                }
            }
        }
        addRest(a, aStart, b, c, cRow, rows);
    }

    /// What blocks leave over.
    private static void addRest(Matrix a, int aStart, Panels b, Matrix c, int cRow, int rows) {
        Matrix source = b.source();
        int bStart = source.at(b.from(), 0);
        int whole = rows - rows % ROWS;
        for (int i = 0; i < whole && c.columns() % COLUMNS != 0; i++) {
            int aAt = aStart + i * a.rowStride();
            VectorGemm.addToTail(a, aAt, source, bStart, c, c.at(cRow + i, 0), b.rows());
        }
        for (int i = whole; i < rows; i++) {
            int aAt = aStart + i * a.rowStride();
            VectorGemm.addToOne(a, aAt, source, bStart, c, c.at(cRow + i, 0), b.rows());
        }
    }

    /// Eight rows by two vectors of columns, from the starts of their rows and of the stretch.
    private static void addToBlock(
            Matrix a, int aStart, Panels b, int bStart, int depth, Matrix c, int cStart) {
        if (a.columnStride() == 1) {
            addAlongRows(a, aStart, b, bStart, depth, c, cStart);
        } else {
            addAlongColumns(a, aStart, b, bStart, depth, c, cStart);
        }
    }

    /// A block where the numbers of each row of `a` lie side by side.
    private static void addAlongRows(
            Matrix a, int aStart, Panels b, int bStart, int depth, Matrix c, int cStart) {
        float[] as = array(a);
        float[] bs = b.packed();
        float[] cs = array(c);
        int row = a.rowStride();
        int next = c.rowStride();
        FloatVector sum00 = FloatVector.fromArray(SPECIES, cs, cStart);
        FloatVector sum01 = FloatVector.fromArray(SPECIES, cs, cStart + LANES);
        FloatVector sum10 = FloatVector.fromArray(SPECIES, cs, cStart + next);
        FloatVector sum11 = FloatVector.fromArray(SPECIES, cs, cStart + next + LANES);
        FloatVector sum20 = FloatVector.fromArray(SPECIES, cs, cStart + 2 * next);
        FloatVector sum21 = FloatVector.fromArray(SPECIES, cs, cStart + 2 * next + LANES);
        FloatVector sum30 = FloatVector.fromArray(SPECIES, cs, cStart + 3 * next);
        FloatVector sum31 = FloatVector.fromArray(SPECIES, cs, cStart + 3 * next + LANES);
        FloatVector sum40 = FloatVector.fromArray(SPECIES, cs, cStart + 4 * next);
        FloatVector sum41 = FloatVector.fromArray(SPECIES, cs, cStart + 4 * next + LANES);
        FloatVector sum50 = FloatVector.fromArray(SPECIES, cs, cStart + 5 * next);
        FloatVector sum51 = FloatVector.fromArray(SPECIES, cs, cStart + 5 * next + LANES);
        FloatVector sum60 = FloatVector.fromArray(SPECIES, cs, cStart + 6 * next);
        FloatVector sum61 = FloatVector.fromArray(SPECIES, cs, cStart + 6 * next + LANES);
        FloatVector sum70 = FloatVector.fromArray(SPECIES, cs, cStart + 7 * next);
        FloatVector sum71 = FloatVector.fromArray(SPECIES, cs, cStart + 7 * next + LANES);
        int bt = bStart;
        for (int at = aStart; at < aStart + depth; at++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, bs, bt);
            FloatVector b1 = FloatVector.fromArray(SPECIES, bs, bt + LANES);
            sum00 = FloatVector.broadcast(SPECIES, as[at]).fma(b0, sum00);
            sum01 = FloatVector.broadcast(SPECIES, as[at]).fma(b1, sum01);
            sum10 = FloatVector.broadcast(SPECIES, as[at + row]).fma(b0, sum10);
            sum11 = FloatVector.broadcast(SPECIES, as[at + row]).fma(b1, sum11);
            sum20 = FloatVector.broadcast(SPECIES, as[at + 2 * row]).fma(b0, sum20);
            sum21 = FloatVector.broadcast(SPECIES, as[at + 2 * row]).fma(b1, sum21);
            sum30 = FloatVector.broadcast(SPECIES, as[at + 3 * row]).fma(b0, sum30);
            sum31 = FloatVector.broadcast(SPECIES, as[at + 3 * row]).fma(b1, sum31);
            sum40 = FloatVector.broadcast(SPECIES, as[at + 4 * row]).fma(b0, sum40);
            sum41 = FloatVector.broadcast(SPECIES, as[at + 4 * row]).fma(b1, sum41);
            sum50 = FloatVector.broadcast(SPECIES, as[at + 5 * row]).fma(b0, sum50);
            sum51 = FloatVector.broadcast(SPECIES, as[at + 5 * row]).fma(b1, sum51);
            sum60 = FloatVector.broadcast(SPECIES, as[at + 6 * row]).fma(b0, sum60);
            sum61 = FloatVector.broadcast(SPECIES, as[at + 6 * row]).fma(b1, sum61);
            sum70 = FloatVector.broadcast(SPECIES, as[at + 7 * row]).fma(b0, sum70);
            sum71 = FloatVector.broadcast(SPECIES, as[at + 7 * row]).fma(b1, sum71);
            bt += COLUMNS;
        }
        sum00.intoArray(cs, cStart);
        sum01.intoArray(cs, cStart + LANES);
        sum10.intoArray(cs, cStart + next);
        sum11.intoArray(cs, cStart + next + LANES);
        sum20.intoArray(cs, cStart + 2 * next);
        sum21.intoArray(cs, cStart + 2 * next + LANES);
        sum30.intoArray(cs, cStart + 3 * next);
        sum31.intoArray(cs, cStart + 3 * next + LANES);
        sum40.intoArray(cs, cStart + 4 * next);
        sum41.intoArray(cs, cStart + 4 * next + LANES);
        sum50.intoArray(cs, cStart + 5 * next);
        sum51.intoArray(cs, cStart + 5 * next + LANES);
        sum60.intoArray(cs, cStart + 6 * next);
        sum61.intoArray(cs, cStart + 6 * next + LANES);
        sum70.intoArray(cs, cStart + 7 * next);
        sum71.intoArray(cs, cStart + 7 * next + LANES);
    }

    /// A block where the numbers of each column of `a` lie side by side.
    private static void addAlongColumns(
            Matrix a, int aStart, Panels b, int bStart, int depth, Matrix c, int cStart) {
        float[] as = array(a);
        float[] bs = b.packed();
        float[] cs = array(c);
        int column = a.columnStride();
        int next = c.rowStride();
        FloatVector sum00 = FloatVector.fromArray(SPECIES, cs, cStart);
        FloatVector sum01 = FloatVector.fromArray(SPECIES, cs, cStart + LANES);
        FloatVector sum10 = FloatVector.fromArray(SPECIES, cs, cStart + next);
        FloatVector sum11 = FloatVector.fromArray(SPECIES, cs, cStart + next + LANES);
        FloatVector sum20 = FloatVector.fromArray(SPECIES, cs, cStart + 2 * next);
        FloatVector sum21 = FloatVector.fromArray(SPECIES, cs, cStart + 2 * next + LANES);
        FloatVector sum30 = FloatVector.fromArray(SPECIES, cs, cStart + 3 * next);
        FloatVector sum31 = FloatVector.fromArray(SPECIES, cs, cStart + 3 * next + LANES);
        FloatVector sum40 = FloatVector.fromArray(SPECIES, cs, cStart + 4 * next);
        FloatVector sum41 = FloatVector.fromArray(SPECIES, cs, cStart + 4 * next + LANES);
        FloatVector sum50 = FloatVector.fromArray(SPECIES, cs, cStart + 5 * next);
        FloatVector sum51 = FloatVector.fromArray(SPECIES, cs, cStart + 5 * next + LANES);
        FloatVector sum60 = FloatVector.fromArray(SPECIES, cs, cStart + 6 * next);
        FloatVector sum61 = FloatVector.fromArray(SPECIES, cs, cStart + 6 * next + LANES);
        FloatVector sum70 = FloatVector.fromArray(SPECIES, cs, cStart + 7 * next);
        FloatVector sum71 = FloatVector.fromArray(SPECIES, cs, cStart + 7 * next + LANES);
        int at = aStart;
        for (int bt = bStart; bt < bStart + depth * COLUMNS; bt += COLUMNS) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, bs, bt);
            FloatVector b1 = FloatVector.fromArray(SPECIES, bs, bt + LANES);
            sum00 = FloatVector.broadcast(SPECIES, as[at]).fma(b0, sum00);
            sum01 = FloatVector.broadcast(SPECIES, as[at]).fma(b1, sum01);
            sum10 = FloatVector.broadcast(SPECIES, as[at + 1]).fma(b0, sum10);
            sum11 = FloatVector.broadcast(SPECIES, as[at + 1]).fma(b1, sum11);
            sum20 = FloatVector.broadcast(SPECIES, as[at + 2]).fma(b0, sum20);
            sum21 = FloatVector.broadcast(SPECIES, as[at + 2]).fma(b1, sum21);
            sum30 = FloatVector.broadcast(SPECIES, as[at + 3]).fma(b0, sum30);
            sum31 = FloatVector.broadcast(SPECIES, as[at + 3]).fma(b1, sum31);
            sum40 = FloatVector.broadcast(SPECIES, as[at + 4]).fma(b0, sum40);
            sum41 = FloatVector.broadcast(SPECIES, as[at + 4]).fma(b1, sum41);
            sum50 = FloatVector.broadcast(SPECIES, as[at + 5]).fma(b0, sum50);
            sum51 = FloatVector.broadcast(SPECIES, as[at + 5]).fma(b1, sum51);
            sum60 = FloatVector.broadcast(SPECIES, as[at + 6]).fma(b0, sum60);
            sum61 = FloatVector.broadcast(SPECIES, as[at + 6]).fma(b1, sum61);
            sum70 = FloatVector.broadcast(SPECIES, as[at + 7]).fma(b0, sum70);
            sum71 = FloatVector.broadcast(SPECIES, as[at + 7]).fma(b1, sum71);
            at += column;
        }
        sum00.intoArray(cs, cStart);
        sum01.intoArray(cs, cStart + LANES);
        sum10.intoArray(cs, cStart + next);
        sum11.intoArray(cs, cStart + next + LANES);
        sum20.intoArray(cs, cStart + 2 * next);
        sum21.intoArray(cs, cStart + 2 * next + LANES);
        sum30.intoArray(cs, cStart + 3 * next);
        sum31.intoArray(cs, cStart + 3 * next + LANES);
        sum40.intoArray(cs, cStart + 4 * next);
        sum41.intoArray(cs, cStart + 4 * next + LANES);
        sum50.intoArray(cs, cStart + 5 * next);
        sum51.intoArray(cs, cStart + 5 * next + LANES);
        sum60.intoArray(cs, cStart + 6 * next);
        sum61.intoArray(cs, cStart + 6 * next + LANES);
        sum70.intoArray(cs, cStart + 7 * next);
        sum71.intoArray(cs, cStart + 7 * next + LANES);
    }

    private static float[] array(Matrix matrix) {
        return ((FloatValues) matrix.values()).array();
    }
}
