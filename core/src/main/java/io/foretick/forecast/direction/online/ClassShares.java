package io.foretick.forecast.direction.online;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Stateful;
import io.foretick.forecast.direction.Direction;

/// How often each side has come lately, and how much a fact weighs for it. Owned by a timeframe's
/// predictor, since all its models learn from the same facts.
final class ClassShares implements Stateful {

    /// How much a fact weighs.
    ///
    /// @param total weight of the sample
    /// @param ofClass what its class contributes
    record Weight(double total, double ofClass) {}

    private final DirectionSettings.Weighing settings;
    private double up = 0.5;
    private double down = 0.5;

    ClassShares(DirectionSettings.Weighing settings) {
        this.settings = settings;
    }

    /// How much a fact weighs, by those before it.
    Weight weightOf(Direction fact) {
        return switch (fact) {
            case UP -> ofSide(up);
            case DOWN -> ofSide(down);
            case FLAT -> new Weight(settings.flatWeight(), 1.0);
        };
    }

    /// Counts a fact; one that is flat takes from both sides.
    void learn(Direction fact) {
        double decay = settings.shareDecay();
        up = decay * up + (fact == Direction.UP ? 1.0 - decay : 0.0);
        down = decay * down + (fact == Direction.DOWN ? 1.0 - decay : 0.0);
    }

    private Weight ofSide(double share) {
        double lack = 0.5 / Math.max(share, settings.shareMin()) - 1.0;
        double weight =
                Math.clamp(
                        1.0 + settings.pull() * lack, settings.weightMin(), settings.weightMax());
        return new Weight(weight, weight);
    }

    @Override
    public void save(StateSink out) {
        out.add(up);
        out.add(down);
    }

    @Override
    public void load(StateSource in) {
        up = in.nextDouble();
        down = in.nextDouble();
    }
}
