package io.foretick.math.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.Precision;
import io.foretick.testing.VectorWidth;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.function.LongSupplier;

/// Training gives the same weights, bit for bit, at every width of vectors and one number at a
/// time.
class LaneWidthTest {

    /// Renewed only where the arithmetic itself is meant to change.
    private static final long GOLDEN = -7670846529031498708L;

    @ParameterizedTest(name = "{0} bit")
    @ValueSource(ints = {64, 128, 256, 512})
    void vectorsOfEveryWidthGiveTheGoldenWeights(int bits) throws ReflectiveOperationException {
        Class<?> program =
                new VectorWidth(bits, "io.foretick.math.").loadClass(VectorDigest.class.getName());
        var digest = (LongSupplier) program.getDeclaredConstructor().newInstance();
        assertEquals(GOLDEN, digest.getAsLong());
    }

    @Test
    void scalarTwinGivesTheGoldenWeights() {
        assertEquals(GOLDEN, SmallModel.digestOfTraining(Arithmetic.scalar(Precision.FLOAT)));
    }

    @Test
    void preferredWidthGivesTheGoldenWeights() {
        assertEquals(GOLDEN, SmallModel.digestOfTraining(Arithmetic.vector()));
    }
}
