package io.foretick.lab.promotion;

import io.foretick.base.Checks;
import io.foretick.base.Digest;
import io.foretick.forecast.DensityModel;

/// A model that a candidate has to stand up to.
///
/// @param name what it is to the candidate: `live` or `anchor`
/// @param model that is scored on the same questions
/// @param gainMin least mean difference of log scores in nats, candidate less this one
public record Hurdle(String name, DensityModel model, double gainMin) {

    public Hurdle {
        Checks.notBlank(name, "name");
        Checks.finite(gainMin, "gainMin");
    }

    /// Digest of its model, 16 hexadecimal digits.
    public String digest() {
        return Digest.hex(model.digest());
    }
}
