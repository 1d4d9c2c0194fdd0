package io.foretick.lab.spec;

import io.foretick.base.Checks;

import java.util.Map;

/// All that a trial depends on. Two trials of equal specs give equal results, wherever they run.
///
/// @param id digest of the canonical spec, 16 hexadecimal digits; experiment id, tag and timestamps
///   are no part of it
/// @param values each setting that counts for the trial, by its path in the YAML, such as
///   `market_maker.gamma` to `0.5`, in order of the paths; what `id` is the digest of
/// @param seed the root of all the trial's random numbers
public record TrialSpec(
        String id,
        Map<String, String> values,
        long seed,
        DataSpec data,
        BarSpec bars,
        FeatureSpec features,
        LabelSpec labels,
        ModelSpec model,
        SplitSpec split,
        MakerSpec maker,
        VenueSpec venue,
        BribeSpec bribe,
        RiskSpec risk) {

    public TrialSpec {
        Checks.notBlank(id, "id");
    }
}
