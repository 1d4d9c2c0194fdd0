package io.foretick.lab.search;

import io.foretick.lab.experiment.Experiment;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.lab.spec.VenueSpec;
import io.foretick.session.ConfigException;
import io.foretick.venue.amm.PoolKind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What an experiment will do, as far as it is known before its first result.
///
/// @param trialsMax the most trials there will be
/// @param known how many of them are known already; the others depend on results
/// @param trainings how often models are trained for those, since trials share trainings
/// @param notes what is worth a word to the user
public record TrialPlan(int trialsMax, int known, int trainings, List<String> notes) {

    public TrialPlan {
        notes = List.copyOf(notes);
    }

    /// The plan of an experiment with ranges.
    ///
    /// @throws ConfigException as [Search#of], or if one of the trials that are known cannot run
    public static TrialPlan of(Experiment experiment) {
        Search search = Search.of(experiment);
        List<TrialSpec> first = search.next(List.of());
        checkPools(experiment, first);
        return new TrialPlan(
                search.trialsMax(),
                first.size(),
                trainings(first),
                notes(experiment, search.notes(), first));
    }

    /// The plan of an experiment that is run once.
    ///
    /// @throws ConfigException if it has ranges, or its trial cannot run
    public static TrialPlan ofOne(Experiment experiment) {
        List<TrialSpec> one = List.of(experiment.single());
        checkPools(experiment, one);
        return new TrialPlan(1, 1, trainings(one), notes(experiment, List.of(), one));
    }

    /// Whether all trials are known.
    public boolean isComplete() {
        return known == trialsMax;
    }

    /// Refuses pools with a fee that there is not. Trials that a search draws later are not known
    /// here: such a pool makes them fail alone.
    private static void checkPools(Experiment experiment, List<TrialSpec> trials) {
        for (TrialSpec trial : trials) {
            VenueSpec venue = trial.venue();
            if (venue.type() == VenueSpec.Type.AMM) {
                try {
                    PoolKind.named(venue.amm().pool()).checkFee(venue.amm().feePpm());
                } catch (IllegalArgumentException e) {
                    String path = "venue.amm.fee_ppm";
                    throw new ConfigException(
                            experiment.at(path) + ": " + path + ": " + e.getMessage(), e);
                }
            }
        }
    }

    private static int trainings(List<TrialSpec> trials) {
        Set<String> keys = new HashSet<>();
        for (TrialSpec trial : trials) {
            keys.add(trial.trainingKey());
        }
        keys.remove(""); // trials without models
        return keys.size();
    }

    private static List<String> notes(
            Experiment experiment, List<String> ofSearch, List<TrialSpec> trials) {
        List<String> notes = new ArrayList<>(experiment.notes());
        notes.addAll(ofSearch);
        Set<String> counting = new HashSet<>();
        trials.forEach(trial -> counting.addAll(trial.values().keySet()));
        notes.addAll(experiment.idle(counting));
        return notes;
    }
}
