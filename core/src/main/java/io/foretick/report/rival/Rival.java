package io.foretick.report.rival;

import io.foretick.forecast.DensityModel;
import io.foretick.forecast.ForecasterFactory;

/// A model that is scored beside the run's own, at the same points and by the same rule. Decides
/// nothing.
public sealed interface Rival {

    /// What stands for it in tables.
    String name();

    /// One that follows the price of each coin, as a session's own model does.
    record Following(String name, ForecasterFactory forecasters) implements Rival {}

    /// One that reads one-minute candles with their volumes, all coins together. Where the run's
    /// input holds no candles it says nothing: a quote's price is no minute, and has no volume.
    record Reading(String name, DensityModel model) implements Rival {}

    /// This model at work on a run that begins now.
    default RivalLaws laws() {
        return switch (this) {
            case Following(_, ForecasterFactory forecasters) -> new FollowedLaws(forecasters);
            case Reading(_, DensityModel model) -> new ReadLaws(model);
        };
    }
}
