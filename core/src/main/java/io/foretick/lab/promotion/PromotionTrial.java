package io.foretick.lab.promotion;

import io.foretick.forecast.density.evaluation.Answer;
import io.foretick.forecast.density.evaluation.EvaluationPlan;
import io.foretick.forecast.density.evaluation.Exam;
import io.foretick.forecast.density.evaluation.Grading;
import io.foretick.forecast.density.evaluation.GroupScores;
import io.foretick.market.second.SecondSeries;
import io.foretick.store.StoredModel;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Scores a candidate on a window against the live model and against its own anchor. The rule: the
/// mean log score on the mix of durations must not be below the anchor's at all, and below that of
/// the live model by no more than [#LIVE_GAIN_MIN] says. A difference within its own error is no
/// excuse: what is behind stays out. Immutable.
public final class PromotionTrial {

    /// A candidate that is level with the live model may replace it, since it is the fresher one;
    /// half a thousandth of a nat is below what any choice of questions can tell apart.
    public static final double LIVE_GAIN_MIN = -0.000_5;

    /// A network that is behind its anchor is worth nothing.
    public static final double ANCHOR_GAIN_MIN = 0;

    private final StoredModel candidate;
    private final List<StoredModel> trained = new ArrayList<>();
    private final List<Hurdle> hurdles = new ArrayList<>();

    public PromotionTrial(StoredModel candidate, Optional<StoredModel> live) {
        this.candidate = candidate;
        trained.add(candidate);
        live.ifPresent(model -> {
            trained.add(model);
            hurdles.add(new Hurdle("live", model.model(), LIVE_GAIN_MIN));
        });
        candidate
                .anchor()
                .ifPresent(model -> hurdles.add(new Hurdle("anchor", model, ANCHOR_GAIN_MIN)));
    }

    /// The models that know something of a window because they were trained on it, in words.
    public List<String> trainedBeyond(Instant from) {
        return trained.stream()
                .filter(model -> model.provenance().to().isAfter(from))
                .map(model -> model.name() + " was trained up to " + model.provenance().to())
                .toList();
    }

    /// Holds the trial. Cost: a curve of each model for each coin at each instant asked.
    ///
    /// @throws IllegalArgumentException if there is nothing to score, or a model cannot read such
    ///   series
    public PromotionVerdict hold(List<? extends SecondSeries> coins, EvaluationPlan plan) {
        Exam exam = Exam.draw(coins, plan);
        List<String> names = new ArrayList<>();
        List<List<@Nullable Answer>> answers = new ArrayList<>();
        names.add("candidate");
        answers.add(exam.answers(candidate.model()));
        for (Hurdle hurdle : hurdles) {
            names.add(hurdle.name());
            answers.add(exam.answers(hurdle.model()));
        }
        var evaluation = Grading.grade(exam, names, answers);
        GroupScores mix = evaluation.mix();
        List<PromotionVerdict.Result> results = new ArrayList<>();
        for (int k = 0; k < hurdles.size(); k++) {
            results.add(
                    new PromotionVerdict.Result(
                            hurdles.get(k), mix.marks().get(k + 1).nats(), mix.gains().get(k + 1)));
        }
        return new PromotionVerdict(
                mix.questions(),
                evaluation.unanswered().getFirst(),
                mix.marks().getFirst().nats(),
                results);
    }
}
