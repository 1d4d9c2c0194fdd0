package io.foretick.forecast.density.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.Precision;
import io.foretick.testing.VectorWidth;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.function.LongSupplier;

/// What was journalled on one machine is what another makes anew: predictions are the same, bit for
/// bit, at every width of vectors and one number at a time.
class PredictionWidthTest {

    private static final long EXPECTED = PredictionDigest.of(Arithmetic.vector());

    @ParameterizedTest(name = "{0} bit")
    @ValueSource(ints = {64, 128, 256, 512})
    void vectorsOfEveryWidthPredictTheSame(int bits) throws ReflectiveOperationException {
        var width =
                new VectorWidth(
                        bits,
                        "io.foretick.math.kernel.",
                        "io.foretick.math.network.",
                        getClass().getPackageName() + ".");
        Class<?> program = width.loadClass(PredictionDigest.class.getName());
        var digest = (LongSupplier) program.getDeclaredConstructor().newInstance();
        assertEquals(EXPECTED, digest.getAsLong());
    }

    @Test
    void oneNumberAtATimePredictsTheSame() {
        assertEquals(EXPECTED, PredictionDigest.of(Arithmetic.scalar(Precision.FLOAT)));
    }
}
