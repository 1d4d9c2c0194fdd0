package io.foretick.lab.search;

import io.foretick.lab.experiment.Experiment;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.session.ConfigException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every combination once, in a stable order; where there are more than the experiment allows, an
/// even spread of them.
public final class GridSearch implements Search {

    /// Combinations that are looked at for duplicates; of more, an even spread.
    private static final int LOOKED_AT = 20_000;

    private static final double GOLDEN = 0.6180339887498949;

    private final List<TrialSpec> trials;
    private final List<String> notes = new ArrayList<>();

    /// Makes the trials of an experiment.
    ///
    /// @throws ConfigException if a range does not say in how many steps it is taken
    public GridSearch(Experiment experiment) {
        Space space = Space.of(experiment);
        refuseContinuous(space);
        List<TrialSpec> distinct = distinct(space);
        int cap = experiment.trials();
        if (distinct.size() > cap) {
            notes.add("an even spread of " + cap + " of them is tried, as experiment.trials says");
        }
        trials = new ArrayList<>();
        for (long number : spread(distinct.size(), cap)) {
            trials.add(distinct.get((int) number));
        }
    }

    private static void refuseContinuous(Space space) {
        List<String> wrong = new ArrayList<>();
        Experiment experiment = space.experiment();
        experiment
                .ranges()
                .forEach((path, choice) -> {
                    if (Dimension.of(path, choice).size() == 0) {
                        wrong.add(
                                "%s line %d: %s is a range without `steps`, which a grid needs"
                                        .formatted(experiment.file(), choice.line(), path));
                    }
                });
        if (!wrong.isEmpty()) {
            throw new ConfigException(String.join("\n", wrong));
        }
    }

    private List<TrialSpec> distinct(Space space) {
        long combinations = space.combinations();
        List<Long> numbers = spread(combinations, Math.max(LOOKED_AT, space.experiment().trials()));
        Map<String, TrialSpec> distinct = new LinkedHashMap<>();
        for (long number : numbers) {
            TrialSpec trial = space.at(space.combination(number));
            distinct.putIfAbsent(trial.id(), trial);
        }
        notes.add(combinations + " combinations of " + space.dimensions().size() + " ranges");
        int same = numbers.size() - distinct.size();
        if (same > 0) {
            notes.add(
                    same
                            + " of them differ only in settings that do not count; each is tried"
                            + " once");
        }
        return List.copyOf(distinct.values());
    }

    /// Numbers below `count`, rising, at most `cap`: one of each of `cap` equal parts. Where in its
    /// part it lies moves by the golden ratio, so that no inner axis is always at the same value.
    static List<Long> spread(long count, int cap) {
        List<Long> numbers = new ArrayList<>();
        if (count <= cap) {
            for (long k = 0; k < count; k++) {
                numbers.add(k);
            }
            return numbers;
        }
        for (int k = 0; k < cap; k++) {
            long low = part(count, cap, k);
            long width = part(count, cap, k + 1) - low;
            double place = k * GOLDEN - Math.floor(k * GOLDEN);
            numbers.add(low + (long) (place * (double) width));
        }
        return numbers;
    }

    /// Beginning of part `k` of `cap` parts of `count`, without overflow.
    private static long part(long count, int cap, int k) {
        return count / cap * k + count % cap * k / cap;
    }

    @Override
    public List<TrialSpec> next(List<Scored> soFar) {
        return trials.subList(Math.min(soFar.size(), trials.size()), trials.size());
    }

    @Override
    public int trialsMax() {
        return trials.size();
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }
}
