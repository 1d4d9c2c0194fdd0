package io.foretick.report.direction.replay;

import io.foretick.base.Times;
import io.foretick.forecast.Scores.ReliabilityBin;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.score.ConfidentWrong;
import io.foretick.forecast.direction.score.Confusion;
import io.foretick.forecast.direction.score.DirectionScores;
import io.foretick.forecast.direction.score.Judged;
import io.foretick.forecast.direction.score.ProbabilityScores;
import io.foretick.forecast.direction.score.Reliability;
import io.foretick.forecast.direction.score.ScoreIntervals;
import io.foretick.math.Bootstrap.Interval;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;

/// The scores of one model as a node of `summary.json`; `docs/direction-report.md` says what its
/// keys mean. What is not known is null. Stateless.
final class ScoresJson {

    private ScoresJson() {}

    static void put(ModelScores model, ObjectNode node) {
        DirectionScores scores = model.scores();
        decisions(scores, node);
        put(node, "sd_p", scores.sdUp());
        put(node, "avg_conf", model.confidence());
        put(node, "avg_reward", scores.rewardMean());
        probabilities(scores, node);
        intervals(model, node.putObject("ci95"));
        baseline(scores, node.putObject("last_direction"));
        confusion(scores.confusion(), node.putObject("confusion"));
        reliability(scores.reliability(), node.putArray("reliability"));
        ObjectNode reasons = node.putObject("flat_reasons");
        scores.flatReasons().forEach((reason, count) -> reasons.put(key(reason), count));
        confidentWrong(scores.confidentWrong(), node.putObject("confident_wrong"));
        ObjectNode regimes = node.putObject("regimes");
        model.regimes().forEach((regime, some) -> regime(some, regimes.putObject(regime)));
    }

    private static void decisions(DirectionScores scores, ObjectNode node) {
        Confusion confusion = scores.confusion();
        node.put("n", scores.n());
        put(node, "accuracy", confusion.accuracy());
        node.put("nonflat_n", confusion.nonFlat());
        put(node, "nonflat_accuracy", confusion.nonFlatAccuracy());
        put(node, "swapped_accuracy", confusion.swappedAccuracy());
        node.put("action_n", confusion.actions());
        put(node, "action_accuracy", confusion.actionAccuracy());
        put(node, "coverage", confusion.coverage());
        put(node, "predicted_flat_share", confusion.predictedFlatShare());
        put(node, "fact_flat_share", confusion.factFlatShare());
    }

    private static void probabilities(DirectionScores scores, ObjectNode node) {
        ProbabilityScores of = scores.probabilities();
        node.put("moves_n", of.n());
        put(node, "brier", of.brier());
        put(node, "log_loss", of.logLoss());
        put(node, "raw_log_loss", of.rawLogLoss());
        put(node, "base_rate", of.baseRate());
        put(node, "base_rate_log_loss", of.baseRateLogLoss());
        put(node, "skill", of.skill());
        put(node, "ece", scores.reliability().expectedError());
        put(node, "mce", scores.reliability().maximumError());
        put(node, "likelier_confidence", scores.reliability().confidence());
        put(node, "likelier_accuracy", scores.reliability().likelierAccuracy());
    }

    private static void intervals(ModelScores model, ObjectNode node) {
        if (model.intervals().isEmpty()) {
            for (String name : List.of("accuracy", "action_accuracy", "brier", "log_loss", "ece")) {
                node.putNull(name);
            }
            node.putNull("skill");
            return;
        }
        ScoreIntervals intervals = model.intervals().get();
        put(node, "accuracy", intervals.accuracy());
        put(node, "action_accuracy", intervals.actionAccuracy());
        put(node, "brier", intervals.brier());
        put(node, "log_loss", intervals.logLoss());
        put(node, "ece", intervals.ece());
        put(node, "skill", intervals.skill());
        node.put("verdict", key(intervals.verdict()));
        node.put("block_candles", intervals.blockCandles());
        node.put("blocks", intervals.blocks());
    }

    private static void baseline(DirectionScores scores, ObjectNode node) {
        node.put("n", scores.lastDirection().n());
        put(node, "accuracy", scores.lastDirection().accuracy());
        put(node, "action_accuracy", scores.lastDirection().actionAccuracy());
    }

    private static void confusion(Confusion confusion, ObjectNode node) {
        for (Direction decision : Direction.values()) {
            ObjectNode facts = node.putObject(decision.name());
            for (Direction fact : Direction.values()) {
                facts.put(fact.name(), confusion.count(decision, fact));
            }
        }
    }

    private static void reliability(Reliability reliability, ArrayNode node) {
        for (int k = 0; k < reliability.bins().size(); k++) {
            ReliabilityBin bin = reliability.bins().get(k);
            ObjectNode one = node.addObject();
            one.put("low", (double) k / Reliability.BINS);
            one.put("high", (k + 1.0) / Reliability.BINS);
            one.put("n", bin.count());
            put(one, "mean_p", bin.probabilityMean());
            put(one, "up_share", bin.observedShare());
        }
    }

    private static void confidentWrong(ConfidentWrong of, ObjectNode node) {
        node.put("confident", of.confident());
        node.put("wrong", of.wrong());
        put(node, "rate", of.rate());
        ArrayNode worst = node.putArray("worst");
        for (Judged row : of.worst()) {
            ObjectNode one = worst.addObject();
            one.put("candle_ts", row.candleStartNs() / Times.MILLI_NS);
            one.put(
                    "target_ts",
                    (row.candleStartNs() + row.timeframe().lengthNs()) / Times.MILLI_NS);
            one.put("pred_dir", row.decision().name());
            put(one, "p_up", row.up());
            put(one, "p_up_raw", row.rawUp());
            put(one, "confidence", row.confidence());
            one.put("fact_dir", row.fact().name());
            put(one, "ret_bps", row.returnBps());
        }
    }

    private static void regime(DirectionScores scores, ObjectNode node) {
        decisions(scores, node);
        put(node, "sd_p", scores.sdUp());
        probabilities(scores, node);
    }

    /// Puts a double, null unless it is finite.
    static void put(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }

    private static void put(ObjectNode node, String key, Interval interval) {
        ArrayNode bounds = node.putArray(key);
        for (double bound : new double[] {interval.low(), interval.high()}) {
            if (Double.isFinite(bound)) {
                bounds.add(bound);
            } else {
                bounds.addNull();
            }
        }
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
