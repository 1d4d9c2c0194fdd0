package io.foretick.forecast.density.score;

import io.foretick.base.Checks;
import io.foretick.forecast.ForecasterFactory;

/// A model that takes part in a comparison.
///
/// @param name by which its scores are told apart
/// @param model fitted to nothing that is scored
public record Entry(String name, ForecasterFactory model) {

    public Entry {
        Checks.notBlank(name, "name");
    }
}
