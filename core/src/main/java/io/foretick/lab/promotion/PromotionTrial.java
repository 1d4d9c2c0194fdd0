package io.foretick.lab.promotion;

import io.foretick.forecast.density.evaluation.Contestant;
import io.foretick.forecast.density.evaluation.Evaluation;
import io.foretick.forecast.density.evaluation.EvaluationPlan;
import io.foretick.forecast.density.evaluation.Exam;
import io.foretick.forecast.density.evaluation.GroupScores;
import io.foretick.lab.evaluation.ParallelExam;
import io.foretick.market.second.SecondSeries;
import io.foretick.store.StoredModel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Scores a candidate on a window against the live model and against its own anchor. The rule: the
/// mean log score on the mix of durations must not be below the anchor's at all, and below that of
/// the live model by no more than [#LIVE_GAIN_MIN] says. A difference within its own error is no
/// excuse: what is behind stays out, and so does what leaves too many questions unanswered.
/// Immutable.
public final class PromotionTrial {

    /// A candidate that is level with the live model may replace it, since it is the fresher one;
    /// half a thousandth of a nat is far below the error of such a difference over some months.
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
    /// @param threads how many to compute on; their number changes no figure
    /// @throws IllegalArgumentException if there is nothing to score, or a model cannot read such
    ///   series
    /// @throws InterruptedException if this thread is interrupted; what runs is given up
    public PromotionVerdict hold(
            List<? extends SecondSeries> coins, EvaluationPlan plan, int threads)
            throws InterruptedException {
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(new Contestant("candidate", candidate.model()));
        for (Hurdle hurdle : hurdles) {
            contestants.add(new Contestant(hurdle.name(), hurdle.model()));
        }
        Exam exam = Exam.draw(coins, plan);
        Evaluation evaluation = new ParallelExam(exam, threads).evaluate(contestants, _ -> {});
        GroupScores mix = evaluation.mix();
        List<PromotionVerdict.Result> results = new ArrayList<>();
        for (int k = 0; k < hurdles.size(); k++) {
            results.add(
                    new PromotionVerdict.Result(
                            hurdles.get(k), mix.marks().get(k + 1).nats(), mix.gains().get(k + 1)));
        }
        return new PromotionVerdict(
                mix.questions(),
                exam.questions().size(),
                evaluation.unanswered().getFirst(),
                mix.marks().getFirst().nats(),
                results);
    }
}
