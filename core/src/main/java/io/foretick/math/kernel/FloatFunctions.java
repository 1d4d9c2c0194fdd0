package io.foretick.math.kernel;

/// Elementary functions in single precision, the scalar twin of [VectorFunctions]: the same
/// operations in the same order, hence the same bits. Fused multiply-adds throughout.
///
/// Errors, over all floats of the stated range: `exp` 2 units in the last place within `[-87.33,
/// 88.37]`, beyond which the argument is clamped; `tanh` 5; `sigmoid` 3 above -87; `softplus` 4
/// above -87. NaN stays NaN. The polynomials are minimax fits made for these ranges.
///
/// How it works: `exp` writes `x = k ln 2 + f`, `|f| <= ln 2 / 2`, reads `k` off the low bits of a
/// float around `1.5 2^23`, and multiplies by `2^k`. `tanh` is a quotient of polynomials in `x^2`.
/// `softplus` is `max(x, 0) + log(1 + y)`, `y = exp(-|x|)`, with `log(1 + y) = 2 atanh(y / (2 +
/// y))`.
final class FloatFunctions {

    static final float EXP_MIN = -87.33f;
    static final float EXP_MAX = 88.37f;
    static final float INVERSE_LN2 = 0x1.715476p0f;
    static final float ROUND_TO_INTEGER = 0x1.8p23f; // adding it drops the fraction
    static final float LN2_HIGH = 0x1.62e4p-1f; // 15 bits, so that k times it is exact
    static final float LN2_LOW = 0x1.7f7d1cp-20f;
    static final int EXPONENT_SHIFT = 23;
    static final int EXPONENT_OF_ONE = 0x3F800000;

    // (e^f - 1 - f) / f^2
    static final float EXP_0 = 0.49999994f;
    static final float EXP_1 = 0.1666652f;
    static final float EXP_2 = 0.041668396f;
    static final float EXP_3 = 0.008368797f;
    static final float EXP_4 = 0.0013814431f;

    static final float TANH_MAX = 9.02f; // beyond it the nearest float is one
    static final float TANH_P1 = 0.133797f;
    static final float TANH_P2 = 0.0034940143f;
    static final float TANH_P3 = 2.058315e-05f;
    static final float TANH_P4 = 1.3318623e-08f;
    static final float TANH_Q1 = 0.46713015f;
    static final float TANH_Q2 = 0.025870996f;
    static final float TANH_Q3 = 0.00032830596f;
    static final float TANH_Q4 = 7.761833e-07f;

    // (2 atanh(s) - 2 s) / s^3 in s^2
    static final float LOG_0 = 0.66666675f;
    static final float LOG_1 = 0.39998874f;
    static final float LOG_2 = 0.2861702f;
    static final float LOG_3 = 0.21426031f;
    static final float LOG_4 = 0.24307586f;

    private FloatFunctions() {}

    static float exp(float argument) {
        float x = Math.min(Math.max(argument, EXP_MIN), EXP_MAX);
        float shifted = Math.fma(x, INVERSE_LN2, ROUND_TO_INTEGER);
        float k = shifted - ROUND_TO_INTEGER;
        float f = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, x));
        float p = Math.fma(EXP_4, f, EXP_3);
        p = Math.fma(p, f, EXP_2);
        p = Math.fma(p, f, EXP_1);
        p = Math.fma(p, f, EXP_0);
        float value = Math.fma(p, f * f, f) + 1f;
        int bits = (Float.floatToRawIntBits(shifted) << EXPONENT_SHIFT) + EXPONENT_OF_ONE;
        return value * Float.intBitsToFloat(bits);
    }

    static float sigmoid(float x) {
        return 1f / (exp(-x) + 1f);
    }

    static float tanh(float argument) {
        float x = Math.min(Math.max(argument, -TANH_MAX), TANH_MAX);
        float z = x * x;
        float p = Math.fma(TANH_P4, z, TANH_P3);
        p = Math.fma(p, z, TANH_P2);
        p = Math.fma(p, z, TANH_P1);
        p = Math.fma(p, z, 1f);
        float q = Math.fma(TANH_Q4, z, TANH_Q3);
        q = Math.fma(q, z, TANH_Q2);
        q = Math.fma(q, z, TANH_Q1);
        q = Math.fma(q, z, 1f);
        float value = x * p / q;
        return Math.min(Math.max(value, -1f), 1f);
    }

    static float softplus(float x) {
        float y = exp(-Math.abs(x));
        float s = y / (y + 2f);
        float z = s * s;
        float p = Math.fma(LOG_4, z, LOG_3);
        p = Math.fma(p, z, LOG_2);
        p = Math.fma(p, z, LOG_1);
        p = Math.fma(p, z, LOG_0);
        float log = Math.fma(p * z, s, s + s);
        return Math.max(x, 0f) + log;
    }
}
