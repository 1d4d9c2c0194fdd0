package io.foretick.lab.search;

import io.foretick.base.Seed;
import io.foretick.lab.experiment.Experiment;
import io.foretick.lab.experiment.SearchSpec;
import io.foretick.lab.spec.TrialSpec;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// A tree-structured Parzen estimator (Bergstra, Bardenet, Bengio, Kégl, NIPS 2011), in rounds.
///
/// How it works: the best fifth of the trials so far and the rest each give a density along every
/// axis. Candidates are drawn from the first; the one whose place is likeliest under the first
/// against the second is tried next, and counts among the rest at once, so that the trials of one
/// round differ.
public final class TpeSearch implements Search {

    private static final double GOOD_SHARE = 0.2;
    private static final int CANDIDATES = 32;
    private static final int TRIES = 20; // times more candidates, where all were tried already

    private final Space space;
    private final Seed seed;
    private final SearchSpec settings;
    private final int trialsMax;
    private final List<TrialSpec> startup;

    /// Prepares the search of an experiment.
    public TpeSearch(Experiment experiment) {
        space = Space.of(experiment);
        seed = new Seed(experiment.searchSeed());
        settings = experiment.search();
        trialsMax = (int) Math.min(experiment.trials(), space.combinations());
        startup = new ArrayList<>();
        for (double[] point :
                RandomSearch.draw(space, seed, Math.min(settings.startup(), trialsMax))) {
            startup.add(space.at(point));
        }
    }

    @Override
    public List<TrialSpec> next(List<Scored> soFar) {
        if (soFar.size() < startup.size()) {
            return startup.subList(soFar.size(), startup.size());
        }
        int wanted = Math.min(settings.batch(), trialsMax - soFar.size());
        return wanted <= 0 ? List.of() : new Round(soFar).trials(wanted);
    }

    @Override
    public int trialsMax() {
        return trialsMax;
    }

    @Override
    public List<String> notes() {
        return List.of(
                "at most %d trials, of which the first %d do not learn"
                        .formatted(trialsMax, startup.size()));
    }

    /// One round: what it knows and what it has chosen.
    private final class Round {

        private final List<double[]> good = new ArrayList<>();
        private final List<double[]> rest = new ArrayList<>();
        private final Set<String> known = new HashSet<>();
        private final SplittableRandom random;

        Round(List<Scored> soFar) {
            random = seed.split("tpe").split(soFar.size()).random();
            int best = (int) Math.ceil(GOOD_SHARE * soFar.size());
            for (Scored scored : soFar.stream().sorted(Scored.BEST_FIRST).toList()) {
                boolean isGood = good.size() < best && !Double.isNaN(scored.score());
                (isGood ? good : rest).add(space.point(scored.trial()));
                known.add(scored.trial().id());
            }
        }

        List<TrialSpec> trials(int wanted) {
            List<TrialSpec> trials = new ArrayList<>();
            for (int k = 0; k < wanted; k++) {
                TrialSpec trial = propose();
                if (trial == null) {
                    break; // everything near was tried
                }
                trials.add(trial);
                known.add(trial.id());
                rest.add(space.point(trial));
            }
            return trials;
        }

        private @Nullable TrialSpec propose() {
            List<Parzen> likely = estimates(good);
            List<Parzen> unlikely = estimates(rest);
            for (int attempt = 0; attempt < TRIES; attempt++) {
                @Nullable TrialSpec best = null;
                double highest = Double.NEGATIVE_INFINITY;
                for (int k = 0; k < CANDIDATES; k++) {
                    double[] point = draw(likely);
                    double gain = log(likely, point) - log(unlikely, point);
                    if (gain > highest) {
                        TrialSpec trial = space.at(point);
                        boolean isNew = !known.contains(trial.id());
                        best = isNew ? trial : best;
                        highest = isNew ? gain : highest;
                    }
                }
                if (best != null) {
                    return best;
                }
            }
            return null;
        }

        private List<Parzen> estimates(List<double[]> points) {
            List<Parzen> estimates = new ArrayList<>();
            for (int d = 0; d < space.dimensions().size(); d++) {
                int axis = d;
                double[] places = points.stream().mapToDouble(point -> point[axis]).toArray();
                estimates.add(Parzen.of(space.dimensions().get(d), places));
            }
            return estimates;
        }

        private double[] draw(List<Parzen> estimates) {
            double[] point = new double[estimates.size()];
            for (int d = 0; d < point.length; d++) {
                point[d] = estimates.get(d).draw(random);
            }
            return point;
        }

        private static double log(List<Parzen> estimates, double[] point) {
            double sum = 0.0;
            for (int d = 0; d < point.length; d++) {
                sum += estimates.get(d).logDensity(point[d]);
            }
            return sum;
        }
    }
}
