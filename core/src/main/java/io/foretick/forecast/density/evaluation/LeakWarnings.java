package io.foretick.forecast.density.evaluation;

import io.foretick.forecast.density.score.MeanDifference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Says where a model is better than it can honestly be. Against strong rivals nobody gains a
/// twentieth of a nat on unseen returns; a model that does has most often seen them. Used once.
public final class LeakWarnings {

    /// A gain above it is taken for a leak.
    public static final double GAIN_NATS_MAX = 0.05;

    /// Single horizons and durations count only where chance is no explanation.
    private static final double SURE_T = 3;

    private static final String WHAT_TO_CHECK =
            "check that no return it was fitted to reaches into this range (leave two days"
                + " between), that its inputs were scaled by the training range alone, that it used"
                + " no close or volume of a bar before the bar's end, and that the rivals are"
                + " strong ones fitted to like data";

    private final Evaluation evaluation;
    private final List<String> places = new ArrayList<>();

    private LeakWarnings(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /// A warning if the first contestant gains too much over the best of the others on any group,
    /// else nothing; nothing without rivals.
    public static List<String> of(Evaluation evaluation) {
        return evaluation.contestants().size() < 2
                ? List.of()
                : new LeakWarnings(evaluation).warnings();
    }

    private List<String> warnings() {
        look(evaluation.mix(), "the mix", Double.NEGATIVE_INFINITY);
        evaluation.horizons().forEach(of -> look(of, "returns over " + of.name(), SURE_T));
        evaluation.windows().forEach(of -> look(of, "markets of " + of.name(), SURE_T));
        if (places.isEmpty()) {
            return List.of();
        }
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%s gains more than %.2f nats over the best rival, which is most often a"
                                + " leak: %s; %s",
                        evaluation.contestants().getFirst(),
                        GAIN_NATS_MAX,
                        String.join(", ", places),
                        WHAT_TO_CHECK));
    }

    private void look(GroupScores group, String where, double tMin) {
        int best = best(group);
        MeanDifference gain = group.gains().get(best);
        boolean isSure = !(gain.t() < tMin); // a single block has no error, and no t
        if (gain.mean() > GAIN_NATS_MAX && isSure) {
            String rival = evaluation.contestants().get(best);
            places.add(String.format(Locale.ROOT, "%.3f on %s over %s", gain.mean(), where, rival));
        }
    }

    /// The rival over which the gain is least.
    private static int best(GroupScores group) {
        int best = 1;
        for (int k = 2; k < group.gains().size(); k++) {
            best = group.gains().get(k).mean() < group.gains().get(best).mean() ? k : best;
        }
        return best;
    }
}
