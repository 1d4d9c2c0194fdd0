package io.foretick.torch;

/// By how much a loss is multiplied before its gradients are sought, so that small ones do not
/// vanish in 16 bits (Micikevicius et al. 2018): halved when a gradient overflows, doubled after
/// many that did not. Owned by the learner.
final class LossScale {

    private static final double START = 1 << 12;
    private static final double MOST = 1 << 16;
    private static final int CALM_STEPS = 1_000;

    private final double most;
    private double value;
    private int calm;

    private LossScale(double start, double most) {
        this.value = start;
        this.most = most;
    }

    /// Where nothing vanishes.
    static LossScale one() {
        return new LossScale(1, 1);
    }

    static LossScale ofSixteenBits() {
        return new LossScale(START, MOST);
    }

    double value() {
        return value;
    }

    /// Adapts to the length of a gradient. Returns whether it is finite or a smaller scale may
    /// help.
    boolean accepts(double norm) {
        if (Double.isFinite(norm)) {
            calm++;
            if (calm >= CALM_STEPS && value < most) {
                value *= 2;
                calm = 0;
            }
            return true;
        }
        boolean canShrink = value > 1;
        value = Math.max(1, value / 2);
        calm = 0;
        return canShrink;
    }
}
