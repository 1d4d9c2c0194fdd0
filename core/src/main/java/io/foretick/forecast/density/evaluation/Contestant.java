package io.foretick.forecast.density.evaluation;

import io.foretick.base.Checks;
import io.foretick.forecast.DensityModel;

/// A model that is examined, or a rival of it.
///
/// @param name by which its scores are told apart
/// @param model fitted to nothing that is scored
public record Contestant(String name, DensityModel model) {

    public Contestant {
        Checks.notBlank(name, "name");
    }
}
