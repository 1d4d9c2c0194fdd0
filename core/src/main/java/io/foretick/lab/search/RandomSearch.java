package io.foretick.lab.search;

import io.foretick.base.Seed;
import io.foretick.lab.experiment.Experiment;
import io.foretick.lab.spec.TrialSpec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Quasi-random points of the space, each trial once.
public final class RandomSearch implements Search {

    /// Points looked at for each trial wanted: in a small space most are known already.
    private static final int TRIES = 30;

    private final int wanted;
    private final List<TrialSpec> trials;

    /// Draws the trials of an experiment.
    public RandomSearch(Experiment experiment) {
        wanted = experiment.trials();
        Space space = Space.of(experiment);
        trials = new ArrayList<>();
        for (double[] point : draw(space, new Seed(experiment.searchSeed()), wanted)) {
            trials.add(space.at(point));
        }
    }

    /// At most `count` points whose trials differ.
    static List<double[]> draw(Space space, Seed seed, int count) {
        var halton = new Halton(space.dimensions().size(), seed.split("halton"));
        Map<String, double[]> drawn = new LinkedHashMap<>();
        int most = (int) Math.min(count, space.combinations());
        long triesMax = (long) TRIES * most;
        for (int k = 0; k < triesMax && drawn.size() < most; k++) {
            double[] point = halton.point(k);
            drawn.putIfAbsent(space.at(point).id(), point);
        }
        return List.copyOf(drawn.values());
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
        return trials.size() == wanted
                ? List.of()
                : List.of("the ranges hold no more than " + trials.size() + " different trials");
    }
}
