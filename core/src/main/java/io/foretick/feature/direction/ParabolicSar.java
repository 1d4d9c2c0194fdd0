package io.foretick.feature.direction;

/// Parabolic stop and reverse (Wilder, New Concepts in Technical Trading Systems, 1978, section II)
/// with a step of 0.02 and at most 0.2. One for each reader, which runs it anew for each window.
///
/// How it works: a stop follows the trend from behind. For each candle it goes a share of the way
/// to the trend's extreme price, but not past the two candles before; each new extreme makes the
/// share larger. Where a candle passes the stop the trend turns: the stop becomes the extreme of
/// the trend that ended, which the candle's own far end may exceed. A falling trend is a rising one
/// of negative prices, and is handled so.
///
/// The oldest trend is a fall if the second close lies below the first, else a rise; its stop
/// begins behind, its extreme ahead of both candles. A hundred candles later that is forgotten.
final class ParabolicSar {

    private static final double STEP = 0.02;
    private static final double STEP_MAX = 0.2;

    private double[] high = {};
    private double[] low = {};
    private boolean rising;
    private double stop; // this and the next are negative prices while it falls
    private double extreme;
    private double acceleration;

    /// The stop of the newest candle. It lies at or below its low in a rise, at or above its high
    /// in a fall.
    double of(CandleTail candles) {
        high = candles.high;
        low = candles.low;
        rising = candles.close[1] >= candles.close[0];
        stop = Math.min(behind(0), behind(1));
        extreme = Math.max(ahead(0), ahead(1));
        acceleration = STEP;
        for (int k = 2; k <= candles.newest(); k++) {
            follow(k);
        }
        return rising ? stop : -stop;
    }

    private void follow(int k) {
        double moved = stop + acceleration * (extreme - stop);
        stop = Math.min(moved, Math.min(behind(k - 1), behind(k - 2)));
        if (behind(k) < stop) {
            turn(k);
        } else if (ahead(k) > extreme) {
            extreme = ahead(k);
            acceleration = Math.min(acceleration + STEP, STEP_MAX);
        }
    }

    private void turn(int k) {
        stop = -Math.max(extreme, ahead(k));
        rising = !rising;
        extreme = ahead(k);
        acceleration = STEP;
    }

    private double ahead(int k) {
        return rising ? high[k] : -low[k];
    }

    private double behind(int k) {
        return rising ? low[k] : -high[k];
    }
}
