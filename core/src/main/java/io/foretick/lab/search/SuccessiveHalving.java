package io.foretick.lab.search;

import io.foretick.base.Seed;
import io.foretick.lab.experiment.Experiment;
import io.foretick.lab.experiment.SearchSpec;
import io.foretick.lab.spec.TrialSpec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Successive halving (Jamieson, Talwalkar, AISTATS 2016): many trials on a short first part of the
/// data, the best of them on a part `eta` times as long, and so on up to all of it.
///
/// A trial on part of the data is another trial, with another id: `data.rows` or `data.to` differ.
public final class SuccessiveHalving implements Search {

    private final Space space;
    private final SearchSpec settings;
    private final int rungs;
    private final List<double[]> starters;
    private final int trialsMax;

    /// Prepares the search of an experiment.
    ///
    /// @throws io.foretick.session.ConfigException if the data's span is not known, of which parts
    ///   are to be taken
    public SuccessiveHalving(Experiment experiment) {
        space = Space.of(experiment);
        settings = experiment.search();
        rungs = Math.min(settings.rungs(), experiment.trials());
        int most = 1;
        while (total(most + 1) <= experiment.trials()) {
            most++;
        }
        starters = RandomSearch.draw(space, new Seed(experiment.searchSeed()), most);
        trialsMax = total(starters.size());
        trial(starters.getFirst(), 0); // tells now, not later, if the data has no known span
    }

    /// How many trials all rungs have that begin with `first`.
    private int total(int first) {
        int sum = 0;
        int size = first;
        for (int rung = 0; rung < rungs; rung++) {
            sum += Math.max(1, size);
            size /= settings.eta();
        }
        return sum;
    }

    @Override
    public List<TrialSpec> next(List<Scored> soFar) {
        List<double[]> points = starters;
        int begin = 0;
        for (int rung = 0; rung < rungs && !points.isEmpty(); rung++) {
            int end = begin + points.size();
            if (soFar.size() < end) {
                int at = rung;
                return points.subList(soFar.size() - begin, points.size()).stream()
                        .map(point -> trial(point, at))
                        .toList();
            }
            points = promoted(points, soFar.subList(begin, end));
            begin = end;
        }
        return List.of();
    }

    /// The best of a rung; failed trials are never among them.
    private List<double[]> promoted(List<double[]> points, List<Scored> scores) {
        List<Integer> order = new ArrayList<>();
        for (int k = 0; k < scores.size(); k++) {
            if (!Double.isNaN(scores.get(k).score())) {
                order.add(k);
            }
        }
        order.sort(Comparator.comparing(scores::get, Scored.BEST_FIRST));
        int size = Math.min(order.size(), Math.max(1, points.size() / settings.eta()));
        return order.subList(0, size).stream().map(points::get).toList();
    }

    private TrialSpec trial(double[] point, int rung) {
        double share = 1.0;
        for (int k = rung; k < rungs - 1; k++) {
            share /= settings.eta();
        }
        return space.experiment().trial(space.values(point), share);
    }

    @Override
    public int trialsMax() {
        return trialsMax;
    }

    @Override
    public List<String> notes() {
        return List.of(
                "%d trials begin, on 1/%d of the data; of each rung one in %d goes on"
                        .formatted(
                                starters.size(),
                                Math.round(Math.pow(settings.eta(), rungs - 1)),
                                settings.eta()));
    }
}
