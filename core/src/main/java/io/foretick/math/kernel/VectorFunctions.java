package io.foretick.math.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// [FloatFunctions] for a vector at a time: what they say of errors and how they work holds here.
final class VectorFunctions {

    /// As wide as the processor has it. Results do not depend on it.
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();

    private VectorFunctions() {}

    static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    static FloatVector exp(FloatVector argument) {
        FloatVector x = argument.max(FloatFunctions.EXP_MIN).min(FloatFunctions.EXP_MAX);
        FloatVector magic = all(FloatFunctions.ROUND_TO_INTEGER);
        FloatVector shifted = x.fma(all(FloatFunctions.INVERSE_LN2), magic);
        FloatVector k = shifted.sub(magic);
        FloatVector f = k.fma(all(-FloatFunctions.LN2_HIGH), x);
        f = k.fma(all(-FloatFunctions.LN2_LOW), f);
        FloatVector p = f.fma(all(FloatFunctions.EXP_4), all(FloatFunctions.EXP_3));
        p = p.fma(f, all(FloatFunctions.EXP_2));
        p = p.fma(f, all(FloatFunctions.EXP_1));
        p = p.fma(f, all(FloatFunctions.EXP_0));
        FloatVector value = p.fma(f.mul(f), f).add(1f);
        return value.mul(
                shifted.reinterpretAsInts()
                        .lanewise(VectorOperators.LSHL, FloatFunctions.EXPONENT_SHIFT)
                        .add(FloatFunctions.EXPONENT_OF_ONE)
                        .reinterpretAsFloats());
    }

    static FloatVector sigmoid(FloatVector x) {
        return all(1f).div(exp(x.neg()).add(1f));
    }

    static FloatVector tanh(FloatVector argument) {
        FloatVector x = argument.max(-FloatFunctions.TANH_MAX).min(FloatFunctions.TANH_MAX);
        FloatVector z = x.mul(x);
        FloatVector p = z.fma(all(FloatFunctions.TANH_P4), all(FloatFunctions.TANH_P3));
        p = p.fma(z, all(FloatFunctions.TANH_P2));
        p = p.fma(z, all(FloatFunctions.TANH_P1));
        p = p.fma(z, all(1f));
        FloatVector q = z.fma(all(FloatFunctions.TANH_Q4), all(FloatFunctions.TANH_Q3));
        q = q.fma(z, all(FloatFunctions.TANH_Q2));
        q = q.fma(z, all(FloatFunctions.TANH_Q1));
        q = q.fma(z, all(1f));
        return x.mul(p).div(q).max(-1f).min(1f);
    }

    static FloatVector softplus(FloatVector x) {
        FloatVector y = exp(x.abs().neg());
        FloatVector s = y.div(y.add(2f));
        FloatVector z = s.mul(s);
        FloatVector p = z.fma(all(FloatFunctions.LOG_4), all(FloatFunctions.LOG_3));
        p = p.fma(z, all(FloatFunctions.LOG_2));
        p = p.fma(z, all(FloatFunctions.LOG_1));
        p = p.fma(z, all(FloatFunctions.LOG_0));
        FloatVector log = p.mul(z).fma(s, s.add(s));
        return x.max(0f).add(log);
    }
}
