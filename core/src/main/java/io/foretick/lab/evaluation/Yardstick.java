package io.foretick.lab.evaluation;

import io.foretick.base.Checks;
import io.foretick.forecast.DensityModel;
import io.foretick.forecast.density.evaluation.Contestant;

/// A model that another is measured by, and where it was taken from.
///
/// @param name as it was asked for
/// @param source in words: of the artefact, of a file, or fitted now
public record Yardstick(String name, DensityModel model, String source) {

    public Yardstick {
        Checks.notBlank(name, "name");
    }

    /// As it takes part in an exam.
    public Contestant contestant() {
        return new Contestant(name, model);
    }
}
