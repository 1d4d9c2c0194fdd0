package io.foretick.session.model;

import io.foretick.base.Checks;
import io.foretick.forecast.DensityModel;

/// A model that may forecast in a session.
///
/// @param name as people know it
public record NamedModel(String name, DensityModel model) {

    public NamedModel {
        Checks.notBlank(name, "name");
    }
}
