package io.foretick.math;

/// Elementary functions in a fixed order of operations, so that a result is the same bits on every
/// machine. Wherever a value reaches a decision or a digest these stand in for `Math`, whose last
/// bit may differ between processors. Stateless, safe for any thread.
///
/// Errors stay below 1 unit in the last place for `exp`, `log` and `log1p`, below 1.5 for `expm1`
/// and the functions of turns, and below 2 for `tanh`. Only `+ - * /` and `Math.sqrt` are used,
/// never a fused multiply-add. The polynomials are Chebyshev fits made for these ranges.
///
/// How it works: `exp` writes `x = k ln 2 + r` with `|r| <= ln 2 / 2`; `log` writes `x = 2^k (1 +
/// f)` with `1 + f` in `[sqrt(1/2), sqrt 2)` and sums the odd series in `s = f / (2 + f)`. `ln 2`
/// is kept in two parts, of which the first times `k` is exact.
public final class Elementary {

    private static final double LN2_HIGH = 0x1.62e42p-1;
    private static final double LN2_LOW = 0x1.fdf473de6af28p-22;
    private static final double INVERSE_LN2 = 1.4426950408889634;
    private static final double ROUND_TO_INTEGER = 0x1.8p52; // adding it drops the fraction

    private static final double EXP_OVERFLOW = 709.782712893384;
    private static final double EXP_UNDERFLOW = -745.1332191019412;

    private static final double TWO_PI_HIGH = 0x1.921fb54442d18p2;
    private static final double TWO_PI_LOW = 0x1.1a62633145c07p-52;
    private static final double TWO_PI_SQUARED = 0x1.3bd3cc9be45dep4; // 2 pi^2

    private static final double SPLITTER = 0x1.0p27 + 1; // cuts a double into two halves of 26 bits

    private Elementary() {}

    /// `e^x`.
    public static double exp(double x) {
        if (!(x <= EXP_OVERFLOW)) {
            return x > EXP_OVERFLOW ? Double.POSITIVE_INFINITY : x; // the rest is NaN
        }
        if (x < EXP_UNDERFLOW) {
            return 0.0;
        }
        double k = nearestInteger(x * INVERSE_LN2);
        double high = x - k * LN2_HIGH;
        double low = k * LN2_LOW;
        double r = high - low;
        double lost = (high - r) - low;
        return scale(1.0 + (r + (expTail(r) + lost)), (int) k);
    }

    /// `e^x - 1`, with all its digits near zero.
    public static double expm1(double x) {
        if (!(x <= 40.0)) {
            return exp(x); // the one no longer counts; NaN passes through
        }
        if (x < -38.0) {
            return -1.0;
        }
        if (Math.abs(x) < 0x1.0p-54) {
            return x; // keeps the sign of zero
        }
        double k = nearestInteger(x * INVERSE_LN2);
        double high = x - k * LN2_HIGH;
        double low = k * LN2_LOW;
        double r = high - low;
        double tail = expTail(r) + ((high - r) - low);
        if (k == 0) {
            return r + tail;
        }
        if (k == 1) {
            return 2.0 * ((r + 0.5) + tail); // r + 1/2 is exact where digits would be lost
        }
        double factor = scale(1.0, (int) k);
        double rest = factor * (r + tail);
        return k < 30 ? rest + (factor - 1.0) : (rest - 1.0) + factor; // where 2^k - 1 is exact
    }

    /// Natural logarithm; NaN below zero.
    public static double log(double x) {
        if (!(x > 0.0) || x == Double.POSITIVE_INFINITY) {
            return x == 0.0 ? Double.NEGATIVE_INFINITY : x > 0.0 ? x : Double.NaN;
        }
        boolean subnormal = x < Double.MIN_NORMAL;
        double normal = subnormal ? x * 0x1.0p54 : x;
        long bits = Double.doubleToRawLongBits(normal);
        int k = exponentAroundOne(bits);
        double f = mantissa(bits, k) - 1.0;
        return sumOfLog(f, subnormal ? k - 54 : k, 0.0);
    }

    /// `log(1 + x)`, with all its digits near zero; NaN below -1.
    public static double log1p(double x) {
        if (!(x > -1.0) || x == Double.POSITIVE_INFINITY) {
            return x == -1.0 ? Double.NEGATIVE_INFINITY : x > 0.0 ? x : Double.NaN;
        }
        if (Math.abs(x) < 0x1.0p-54) {
            return x; // keeps the sign of zero
        }
        if (x > -0.2928 && x < 0.4142) {
            return sumOfLog(x, 0, 0.0);
        }
        double sum = 1.0 + x;
        long bits = Double.doubleToRawLongBits(sum);
        int k = exponentAroundOne(bits);
        double lost = x > 1.0 ? 1.0 - (sum - x) : x - (sum - 1.0);
        return sumOfLog(mantissa(bits, k) - 1.0, k, lost / sum);
    }

    /// Hyperbolic tangent.
    public static double tanh(double x) {
        double size = Math.abs(x);
        if (!(size < 22.0)) {
            return size >= 22.0 ? Math.copySign(1.0, x) : x; // the rest is NaN
        }
        if (size < 0x1.0p-28) {
            return x;
        }
        double value;
        if (size < 0.55) {
            double t = expm1(-2.0 * size);
            value = -t / (t + 2.0);
        } else {
            value = 1.0 - 2.0 / (expm1(2.0 * size) + 2.0);
        }
        return Math.copySign(value, x);
    }

    /// `base^exponent` for `base >= 0`; NaN for a negative base. The logarithm carries a second
    /// word, so that the error stays near 1 unit in the last place while the result lies within
    /// `e^-30 .. e^30`, and grows slowly beyond.
    public static double pow(double base, double exponent) {
        if (exponent == 0.0 || base == 1.0) {
            return 1.0;
        }
        if (!(base >= 0.0) || Double.isNaN(exponent)) {
            return Double.NaN;
        }
        if (exponent == 1.0) {
            return base;
        }
        if (exponent == 2.0) {
            return base * base;
        }
        if (base == 0.0
                || base == Double.POSITIVE_INFINITY
                || Double.isInfinite(exponent)
                || base < Double.MIN_NORMAL) {
            return exp(exponent * log(base));
        }
        return powOfNormal(base, exponent);
    }

    /// Sine of an angle given in turns: `sin(2 pi turns)`. The reduction to a quarter turn is
    /// exact, however large the angle.
    public static double sinOfTurns(double turns) {
        return ofTurns(turns, 0);
    }

    /// Cosine of an angle given in turns: `cos(2 pi turns)`.
    public static double cosOfTurns(double turns) {
        return ofTurns(turns, 1);
    }

    private static double ofTurns(double turns, int quartersAhead) {
        double fraction = turns - Math.rint(turns); // exact; NaN for infinities
        double quarters = nearestInteger(fraction * 4.0);
        double f = fraction - quarters * 0.25;
        return switch (((int) quarters + quartersAhead) & 3) {
            case 0 -> sinNearZero(f);
            case 1 -> cosNearZero(f);
            case 2 -> -sinNearZero(f);
            default -> -cosNearZero(f);
        };
    }

    /// `sin(2 pi f)` for `|f| <= 1/8`.
    private static double sinNearZero(double f) {
        double w = f * f;
        double p = 3.8198307439800163 + w * -0.7124440626783193;
        p = -15.094641279579799 + w * p;
        p = 42.0586939378057 + w * p;
        p = -76.70585975304292 + w * p;
        p = 81.60524927607504 + w * p;
        p = -41.34170224039976 + w * p;
        return f * TWO_PI_HIGH + (f * TWO_PI_LOW + f * w * p);
    }

    /// `cos(2 pi f)` for `|f| <= 1/8`.
    private static double cosNearZero(double f) {
        double w = f * f;
        double p = -1.7143481589824885 + w * 0.2800231299003406;
        p = 7.903535918237805 + w * p;
        p = -26.42625678089735 + w * p;
        p = 60.24464137187021 + w * p;
        p = -85.45681720669373 + w * p;
        p = 64.9393940226683 + w * p;
        double half = TWO_PI_SQUARED * w;
        double sum = 1.0 - half;
        return sum + (((1.0 - sum) - half) + w * w * p);
    }

    /// `e^r - 1 - r` for `|r| <= 0.3466`.
    private static double expTail(double r) {
        double square = r * r;
        double fourth = square * square;
        double low = 0.16666666666666669 + r * 0.041666666666666664;
        double next = 0.008333333333330063 + r * 0.0013888888888886554;
        double third = 1.9841269863042963e-4 + r * 2.4801587317136892e-5;
        double last = 2.7557268476553695e-6 + r * 2.75572829813734e-7;
        double end = 2.5100377619606372e-8 + r * 2.091123100592285e-9;
        double cubic = (low + square * next) + fourth * ((third + square * last) + fourth * end);
        return square * (0.5 + r * cubic);
    }

    /// `k ln 2 + log(1 + f) + correction` for `1 + f` in `[sqrt(1/2), sqrt 2)`.
    private static double sumOfLog(double f, int k, double correction) {
        double s = f / (2.0 + f);
        double half = 0.5 * f * f;
        double series = s * (half + logSeries(s * s));
        double low = k * LN2_LOW + correction;
        return k * LN2_HIGH - ((half - (series + low)) - f);
    }

    /// `(log((1 + s) / (1 - s)) - 2 s) / s` as a function of `z = s^2 <= 0.0295`.
    private static double logSeries(double z) {
        double square = z * z;
        double low = 0.6666666666666666 + z * 0.4000000000000088;
        double next = 0.28571428570801954 + z * 0.22222222392089008;
        double third = 0.18181795600060793 + z * 0.15386241881938595;
        double last = 0.13268714792348096 + z * 0.1308723619665962;
        return z * ((low + square * next) + square * square * (third + square * last));
    }

    /// `e^(exponent log base)`, the logarithm as an unevaluated sum of two doubles.
    private static double powOfNormal(double base, double exponent) {
        long bits = Double.doubleToRawLongBits(base);
        int k = exponentAroundOne(bits);
        double f = mantissa(bits, k) - 1.0;
        double sum = 2.0 + f;
        double s = f / sum;
        double remainder = ((f - product(s, sum)) - productLost(s, sum)) - s * (f - (sum - 2.0));
        double sLow = remainder / sum;
        double high = k * LN2_HIGH + 2.0 * s;
        double highLost = k == 0 ? 0.0 : (k * LN2_HIGH - high) + 2.0 * s; // |k ln 2| exceeds |2 s|
        double low = highLost + (2.0 * sLow + (s * logSeries(s * s) + k * LN2_LOW));
        double logHigh = high + low;
        double logLow = (high - logHigh) + low;
        double power = product(exponent, logHigh);
        double powerLost = productLost(exponent, logHigh) + exponent * logLow;
        double result = exp(power);
        boolean finite = result > 0.0 && result < Double.POSITIVE_INFINITY;
        return finite ? result + result * powerLost : result;
    }

    private static double product(double a, double b) {
        return a * b;
    }

    /// The part of `a b` that its rounding drops (Dekker's split).
    private static double productLost(double a, double b) {
        double aHigh = SPLITTER * a - (SPLITTER * a - a);
        double bHigh = SPLITTER * b - (SPLITTER * b - b);
        double aLow = a - aHigh;
        double bLow = b - bHigh;
        return ((aHigh * bHigh - a * b) + aHigh * bLow + aLow * bHigh) + aLow * bLow;
    }

    private static double nearestInteger(double x) {
        return (x + ROUND_TO_INTEGER) - ROUND_TO_INTEGER;
    }

    /// The `k` for which `x / 2^k` lies in `[sqrt(1/2), sqrt 2)`, near enough.
    private static int exponentAroundOne(long bits) {
        return (int) ((bits + 0x00095f6200000000L) >> 52) - 1023;
    }

    private static double mantissa(long bits, int k) {
        return Double.longBitsToDouble(bits - ((long) k << 52));
    }

    /// `x 2^k` for `x` near one.
    private static double scale(double x, int k) {
        if (k >= -1020 && k <= 1020) {
            return x * Double.longBitsToDouble((long) (1023 + k) << 52);
        }
        int half = k / 2; // two factors, since 2^k itself may not be a double
        return x
                * Double.longBitsToDouble((long) (1023 + half) << 52)
                * Double.longBitsToDouble((long) (1023 + k - half) << 52);
    }
}
