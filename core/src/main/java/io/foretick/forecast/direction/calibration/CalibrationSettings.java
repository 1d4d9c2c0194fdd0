package io.foretick.forecast.direction.calibration;

import io.foretick.base.Checks;

/// How a [ChosenCalibration] learns. All numbers count moves up or down; flat facts are no moves.
///
/// @param window last moves that the beta, Platt and isotonic calibrators are fitted to
/// @param refitEvery moves from one fit of a calibrator to its next
/// @param least moves before the first fit; until then these calibrators say one half
/// @param ridge pull on the coefficients of the beta and Platt calibrators
/// @param isotonic shape of the isotonic calibrator
/// @param baseRate memory of the base rate
/// @param share of its weight that each calibrator gives back to all of them with each move
public record CalibrationSettings(
        int window,
        int refitEvery,
        int least,
        Ridge ridge,
        Isotonic isotonic,
        BaseRateMemory baseRate,
        double share) {

    /// Shape of the isotonic calibrator.
    ///
    /// @param bins most steps of its curve
    /// @param shrink moves imagined in each bin, rising as often as those of the whole window
    public record Isotonic(int bins, double shrink) {

        public Isotonic {
            Checks.inRange(bins, 1, 1 << 12, "bins");
            Checks.inRange(shrink, 1.0, 1e9, "shrink");
        }
    }

    /// Memory of the base rate.
    ///
    /// @param memory moves after which one counts `1 / e` of a new one
    /// @param prior imagined moves, half of them rises, that never fade
    public record BaseRateMemory(double memory, double prior) {

        public BaseRateMemory {
            Checks.inRange(memory, 1.0, 1e9, "memory");
            Checks.inRange(prior, 1.0, 1e9, "prior");
        }
    }

    /// What did best on minutes of a coin; `docs/direction-calibration.md` tells how it was chosen.
    public static final CalibrationSettings DEFAULT =
            new CalibrationSettings(
                    8_192,
                    96,
                    256,
                    new Ridge(100, 200, 400),
                    new Isotonic(16, 400),
                    new BaseRateMemory(20_000, 1_000),
                    1e-4);

    public CalibrationSettings {
        Checks.inRange(window, 1, 1 << 16, "window");
        Checks.inRange(refitEvery, 3, 1 << 16, "refitEvery");
        Checks.inRange(least, 1, 1 << 16, "least");
        Checks.inRange(share, 1e-9, 0.1, "share");
    }
}
