package io.foretick.math.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.Seed;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.SplittableRandom;

/// Vectors and the scalar twin give the same bits, whatever the shape; and nearly what double
/// precision gives.
class TwinTest {

    private static final Arithmetic VECTOR = Arithmetic.vector();
    private static final Arithmetic TWIN = Arithmetic.scalar(Precision.FLOAT);
    private static final Arithmetic REFERENCE = Arithmetic.scalar(Precision.DOUBLE);
    private static final int SIDE_MAX = 90;
    private static final int DEPTH_MAX = 400; // several stretches of a panel

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void productsHaveTheSameBits(long seed) {
        SplittableRandom random = new Seed(seed).split("products").random();
        int rows = random.nextInt(1, SIDE_MAX);
        int depth = random.nextInt(1, SIDE_MAX);
        int columns = random.nextInt(1, SIDE_MAX);
        Matrix a = drawn(random, rows, depth);
        Matrix b = drawn(random, depth, columns);
        Matrix start = drawn(random, rows, columns);
        Matrix byVector = copy(start, Precision.FLOAT);
        Matrix byTwin = copy(start, Precision.FLOAT);
        VECTOR.multiplyAdd(a, 0, b, byVector, 0, rows);
        TWIN.multiplyAdd(a, 0, b, byTwin, 0, rows);
        assertSame(byTwin, byVector);
        Matrix exact = copy(start, Precision.DOUBLE);
        REFERENCE.multiplyAdd(
                copy(a, Precision.DOUBLE), 0, copy(b, Precision.DOUBLE), exact, 0, rows);
        assertNear(exact, byVector, 1e-5);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void productsWithPanelsHaveTheBitsOfThoseWithout(long seed) {
        SplittableRandom random = new Seed(seed).split("panels").random();
        int rows = random.nextInt(1, SIDE_MAX);
        int depth = random.nextInt(1, DEPTH_MAX);
        int columns = random.nextInt(1, 2 * SIDE_MAX);
        Matrix a = drawn(random, rows, depth);
        Matrix b = drawn(random, depth, columns);
        Matrix plain = drawn(random, rows, columns);
        Matrix byTwin = copy(plain, Precision.FLOAT);
        Matrix byVector = copy(plain, Precision.FLOAT);
        for (Arithmetic arithmetic : List.of(TWIN, VECTOR)) {
            Matrix result = arithmetic == TWIN ? byTwin : byVector;
            Panels panels = arithmetic.panels(b, depth);
            arithmetic.arrange(b, 0, depth, panels);
            arithmetic.multiplyAdd(a, 0, panels, result, 0, rows);
        }
        VECTOR.multiplyAdd(a, 0, b, plain, 0, rows);
        assertSame(plain, byTwin);
        assertSame(plain, byVector);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void productsOfATransposeWithPanelsHaveTheBitsOfThoseWithout(long seed) {
        SplittableRandom random = new Seed(seed).split("panels").random();
        int rows = random.nextInt(1, SIDE_MAX);
        int depth = random.nextInt(1, DEPTH_MAX);
        int columns = random.nextInt(1, 2 * SIDE_MAX);
        int from = random.nextInt(depth);
        int leftFrom = random.nextInt(SIDE_MAX);
        Matrix b = drawn(random, depth, columns);
        Matrix plain = drawn(random, rows, columns);
        Matrix byTwin = copy(plain, Precision.FLOAT);
        Matrix byVector = copy(plain, Precision.FLOAT);
        Matrix left = drawn(random, leftFrom + depth - from, rows);
        for (Arithmetic arithmetic : List.of(TWIN, VECTOR)) {
            Panels panels = arithmetic.panels(b, depth);
            arithmetic.arrange(b, from, depth - from, panels);
            arithmetic.accumulate(left, leftFrom, panels, arithmetic == TWIN ? byTwin : byVector);
        }
        Matrix used = left.rowsFrom(leftFrom, depth - from);
        VECTOR.accumulate(used, b.rowsFrom(from, depth - from), 0, depth - from, plain);
        assertSame(plain, byTwin);
        assertSame(plain, byVector);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void productsOfATransposeHaveTheSameBits(long seed) {
        SplittableRandom random = new Seed(seed).split("transposes").random();
        int rows = random.nextInt(1, SIDE_MAX);
        int depth = random.nextInt(1, SIDE_MAX);
        int columns = random.nextInt(1, SIDE_MAX);
        int from = random.nextInt(depth);
        Matrix a = drawn(random, depth, rows);
        Matrix b = drawn(random, depth, columns);
        Matrix byVector = drawn(random, rows, columns);
        Matrix byTwin = copy(byVector, Precision.FLOAT);
        Matrix byProduct = copy(byVector, Precision.FLOAT);
        VECTOR.accumulate(a, b, from, depth - from, byVector);
        TWIN.accumulate(a, b, from, depth - from, byTwin);
        assertSame(byTwin, byVector);
        Matrix transposed = Matrix.zeros(Precision.FLOAT, rows, depth - from);
        transposed.copyFrom(a.rowsFrom(from, depth - from).transposed());
        Matrix rest = b.rowsFrom(from, depth - from);
        VECTOR.multiplyAdd(transposed, 0, rest, byProduct, 0, rows);
        assertSame(byProduct, byVector);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void activationsHaveTheSameBits(Activation function) {
        SplittableRandom random = new Seed(1).split(function.name()).random();
        Matrix byVector = drawn(random, 40, 67);
        for (int k = 0; k < byVector.values().size(); k++) {
            byVector.values().set(k, byVector.values().get(k) * (k % 101));
        }
        Matrix byTwin = copy(byVector, Precision.FLOAT);
        Matrix gradients = drawn(random, 40, 67);
        Matrix twinGradients = copy(gradients, Precision.FLOAT);
        VECTOR.activate(function, byVector, 40);
        TWIN.activate(function, byTwin, 40);
        assertSame(byTwin, byVector);
        VECTOR.activateBackward(function, byVector, gradients, 40);
        TWIN.activateBackward(function, byTwin, twinGradients, 40);
        assertSame(twinGradients, gradients);
    }

    @ParameterizedTest(name = "{0} columns")
    @ValueSource(ints = {1, 7, 16, 67, 128})
    void rowsAreFilledSummedAndMultipliedWithTheSameBits(int columns) {
        SplittableRandom random = new Seed(columns).split("rows").random();
        Matrix first = drawn(random, 1, columns);
        Matrix second = drawn(random, 1, columns);
        Matrix factors = drawn(random, 9, columns);
        Matrix byVector = drawn(random, 9, columns);
        Matrix byTwin = copy(byVector, Precision.FLOAT);
        Matrix sumByVector = drawn(random, 1, columns);
        Matrix sumByTwin = copy(sumByVector, Precision.FLOAT);
        for (Arithmetic arithmetic : List.of(VECTOR, TWIN)) {
            Matrix rows = arithmetic == VECTOR ? byVector : byTwin;
            arithmetic.multiply(rows, factors, rows, 8);
            arithmetic.fillRows(rows, 2, 3, first, second);
            arithmetic.sumRows(rows, 1, 7, arithmetic == VECTOR ? sumByVector : sumByTwin);
        }
        assertSame(byTwin, byVector);
        assertSame(sumByTwin, sumByVector);
        float sum = (float) first.get(0, 0) + (float) second.get(0, 0);
        assertEquals(sum, byVector.get(4, 0), 0.0);
    }

    private static Matrix drawn(SplittableRandom random, int rows, int columns) {
        Matrix matrix = Matrix.zeros(Precision.FLOAT, rows, columns);
        for (int k = 0; k < matrix.values().size(); k++) {
            matrix.values().set(k, random.nextDouble(-1.0, 1.0));
        }
        return matrix;
    }

    private static Matrix copy(Matrix matrix, Precision precision) {
        Matrix copy = Matrix.zeros(precision, matrix.rows(), matrix.columns());
        copy.copyFrom(matrix);
        return copy;
    }

    private static void assertSame(Matrix expected, Matrix found) {
        assertNear(expected, found, 0.0);
    }

    private static void assertNear(Matrix expected, Matrix found, double tolerance) {
        for (int i = 0; i < expected.rows(); i++) {
            for (int j = 0; j < expected.columns(); j++) {
                assertEquals(expected.get(i, j), found.get(i, j), tolerance, i + ", " + j);
            }
        }
    }
}
