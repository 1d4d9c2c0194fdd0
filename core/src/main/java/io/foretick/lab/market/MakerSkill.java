package io.foretick.lab.market;

import io.foretick.base.Checks;

/// What the makers of a made-up market know and ask for.
///
/// @param lagSeconds how old the price is that they know
/// @param errorSigma standard deviation of the error of their probability at one half; it shrinks
///   towards 0 and 1
/// @param halfSpread least distance of their quotes from their probability
public record MakerSkill(int lagSeconds, double errorSigma, double halfSpread) {

    /// They know the law and the newest price, and quote about the true probability.
    public static final MakerSkill KNOWING = new MakerSkill(0, 0, 0.005);

    /// They know the newest price and misjudge what it means, by some cents and for a minute or so.
    public static final MakerSkill ERRING = new MakerSkill(0, 0.06, 0.005);

    /// They know the law and see the price a second late.
    public static final MakerSkill LATE = new MakerSkill(1, 0, 0.005);

    public MakerSkill {
        Checks.inRange(lagSeconds, 0, 60, "lagSeconds");
        Checks.inRange(errorSigma, 0, 0.5, "errorSigma");
        Checks.inRange(halfSpread, 0, 0.2, "halfSpread");
    }
}
