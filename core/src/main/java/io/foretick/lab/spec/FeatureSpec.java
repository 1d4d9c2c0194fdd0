package io.foretick.lab.spec;

import java.util.List;

/// Which features a trial's models see (YAML `features`).
///
/// @param include names of blocks, in this order
/// @param fracDiffOrder order of the fractional difference, 0 to 1; NaN to fit it on training rows
public record FeatureSpec(List<String> include, double fracDiffOrder) {

    public FeatureSpec {
        include = List.copyOf(include);
    }
}
