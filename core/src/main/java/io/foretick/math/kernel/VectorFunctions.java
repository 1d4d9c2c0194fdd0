package io.foretick.math.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// [FloatFunctions] over a stretch of an array, in place: what they say of errors and how they work
/// holds here. The end that fills no vector goes through them.
///
/// Each loop is written out and calls nothing but vectors: where the compiler chose not to inline a
/// helper, every vector that it takes or gives would become an object.
final class VectorFunctions {

    /// As wide as the processor has it. Results do not depend on it.
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();

    private VectorFunctions() {}

    /// `1 / (1 + e^-x)` from `from` to `to`.
    static void sigmoid(float[] array, int from, int to) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        FloatVector magic = FloatVector.broadcast(SPECIES, FloatFunctions.ROUND_TO_INTEGER);
        FloatVector inverse = FloatVector.broadcast(SPECIES, FloatFunctions.INVERSE_LN2);
        FloatVector high = FloatVector.broadcast(SPECIES, -FloatFunctions.LN2_HIGH);
        FloatVector low = FloatVector.broadcast(SPECIES, -FloatFunctions.LN2_LOW);
        FloatVector p0 = FloatVector.broadcast(SPECIES, FloatFunctions.EXP_0);
        FloatVector p1 = FloatVector.broadcast(SPECIES, FloatFunctions.EXP_1);
        FloatVector p2 = FloatVector.broadcast(SPECIES, FloatFunctions.EXP_2);
        FloatVector p3 = FloatVector.broadcast(SPECIES, FloatFunctions.EXP_3);
        FloatVector p4 = FloatVector.broadcast(SPECIES, FloatFunctions.EXP_4);
        int at = from;
        for (; at + LANES <= to; at += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, array, at).neg();
            x = x.max(FloatFunctions.EXP_MIN).min(FloatFunctions.EXP_MAX);
            FloatVector shifted = x.fma(inverse, magic);
            FloatVector k = shifted.sub(magic);
            FloatVector f = k.fma(low, k.fma(high, x));
            FloatVector p = p4.fma(f, p3).fma(f, p2).fma(f, p1).fma(f, p0);
            FloatVector value = p.fma(f.mul(f), f).add(1f);
            FloatVector power =
                    shifted.reinterpretAsInts()
                            .lanewise(VectorOperators.LSHL, FloatFunctions.EXPONENT_SHIFT)
                            .add(FloatFunctions.EXPONENT_OF_ONE)
                            .reinterpretAsFloats();
            one.div(value.mul(power).add(one)).intoArray(array, at);
        }
        for (; at < to; at++) {
            array[at] = FloatFunctions.sigmoid(array[at]);
        }
    }

    /// Hyperbolic tangent from `from` to `to`.
    static void tanh(float[] array, int from, int to) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        FloatVector p1 = FloatVector.broadcast(SPECIES, FloatFunctions.TANH_P1);
        FloatVector p2 = FloatVector.broadcast(SPECIES, FloatFunctions.TANH_P2);
        FloatVector p3 = FloatVector.broadcast(SPECIES, FloatFunctions.TANH_P3);
        FloatVector p4 = FloatVector.broadcast(SPECIES, FloatFunctions.TANH_P4);
        FloatVector q1 = FloatVector.broadcast(SPECIES, FloatFunctions.TANH_Q1);
        FloatVector q2 = FloatVector.broadcast(SPECIES, FloatFunctions.TANH_Q2);
        FloatVector q3 = FloatVector.broadcast(SPECIES, FloatFunctions.TANH_Q3);
        FloatVector q4 = FloatVector.broadcast(SPECIES, FloatFunctions.TANH_Q4);
        int at = from;
        for (; at + LANES <= to; at += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, array, at);
            x = x.max(-FloatFunctions.TANH_MAX).min(FloatFunctions.TANH_MAX);
            FloatVector z = x.mul(x);
            FloatVector p = p4.fma(z, p3).fma(z, p2).fma(z, p1).fma(z, one);
            FloatVector q = q4.fma(z, q3).fma(z, q2).fma(z, q1).fma(z, one);
            x.mul(p).div(q).max(-1f).min(1f).intoArray(array, at);
        }
        for (; at < to; at++) {
            array[at] = FloatFunctions.tanh(array[at]);
        }
    }
}
