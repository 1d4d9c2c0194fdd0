package io.foretick.report.direction.score;

import io.foretick.base.Times;
import io.foretick.forecast.Scores.ReliabilityBin;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.score.ConfidentWrong;
import io.foretick.forecast.direction.score.Confusion;
import io.foretick.forecast.direction.score.DirectionScores;
import io.foretick.forecast.direction.score.Judged;
import io.foretick.forecast.direction.score.LastDirection;
import io.foretick.forecast.direction.score.ProbabilityScores;
import io.foretick.forecast.direction.score.Reliability;
import io.foretick.forecast.direction.score.ScoreIntervals;
import io.foretick.math.Bootstrap.Interval;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The scores of one model as JSON; `docs/direction-scores.md` says what its keys mean. What is not
/// known is null. Pure functions.
public final class ScorecardJson {

    private ScorecardJson() {}

    /// All keys of a model.
    public static ObjectNode of(Scorecard card) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        DirectionScores scores = card.scores();
        decisions(node, scores.confusion());
        put(node, "reward_mean", scores.rewardMean());
        put(node, "sd_p", scores.sdUp());
        probabilities(node, scores.probabilities());
        reliability(node, scores.reliability());
        put(node, "calib_a", scores.slope());
        put(node, "calib_b", scores.shift());
        intervals(node, card);
        lastDirection(node.putObject("last_direction"), scores.lastDirection());
        confusion(node.putObject("confusion"), scores.confusion());
        bins(node.putArray("calibration_bins"), scores.reliability());
        confidentWrong(node.putObject("confident_wrong"), scores.confidentWrong());
        ObjectNode reasons = node.putObject("flat_reasons");
        scores.flatReasons().forEach((reason, count) -> reasons.put(reason.name(), count));
        return node;
    }

    private static void decisions(ObjectNode node, Confusion confusion) {
        node.put("n", confusion.n());
        put(node, "accuracy", confusion.accuracy());
        put(node, "non_flat_accuracy", confusion.nonFlatAccuracy());
        put(node, "swapped_accuracy", confusion.swappedAccuracy());
        node.put("actions", confusion.actions());
        put(node, "action_accuracy", confusion.actionAccuracy());
        put(node, "coverage", confusion.coverage());
        put(node, "predicted_flat_share", confusion.predictedFlatShare());
        put(node, "fact_flat_share", confusion.factFlatShare());
    }

    private static void probabilities(ObjectNode node, ProbabilityScores scores) {
        node.put("moves", scores.n());
        put(node, "brier", scores.brier());
        put(node, "log_loss", scores.logLoss());
        put(node, "log_loss_raw", scores.rawLogLoss());
        put(node, "base_rate", scores.baseRate());
        put(node, "base_rate_log_loss", scores.baseRateLogLoss());
        put(node, "skill", scores.skill());
        put(node, "constant_log_loss", scores.constantLogLoss());
        put(node, "constant_skill", scores.constantSkill());
    }

    private static void reliability(ObjectNode node, Reliability reliability) {
        put(node, "ece", reliability.expectedError());
        put(node, "mce", reliability.maximumError());
        put(node, "avg_conf", reliability.confidence());
        put(node, "likelier_accuracy", reliability.likelierAccuracy());
    }

    private static void intervals(ObjectNode node, Scorecard card) {
        node.put("verdict", card.verdict());
        if (card.intervals().isEmpty()) {
            node.putNull("ci95");
            return;
        }
        ScoreIntervals intervals = card.intervals().get();
        ObjectNode bounds = node.putObject("ci95");
        putBounds(bounds, "accuracy", intervals.accuracy());
        putBounds(bounds, "action_accuracy", intervals.actionAccuracy());
        putBounds(bounds, "brier", intervals.brier());
        putBounds(bounds, "log_loss", intervals.logLoss());
        putBounds(bounds, "ece", intervals.ece());
        putBounds(bounds, "skill", intervals.skill());
        putBounds(bounds, "constant_skill", intervals.constantSkill());
        ObjectNode blocks = node.putObject("blocks");
        blocks.put("candles", intervals.blockCandles());
        blocks.put("n", intervals.blocks());
    }

    private static void putBounds(ObjectNode node, String key, Interval interval) {
        if (Double.isFinite(interval.low()) && Double.isFinite(interval.high())) {
            node.putArray(key).add(interval.low()).add(interval.high());
        } else {
            node.putNull(key);
        }
    }

    private static void lastDirection(ObjectNode node, LastDirection last) {
        node.put("n", last.n());
        put(node, "accuracy", last.accuracy());
        node.put("actions", last.actions());
        put(node, "action_accuracy", last.actionAccuracy());
    }

    /// By decision, then by fact.
    private static void confusion(ObjectNode node, Confusion confusion) {
        for (Direction decision : Direction.values()) {
            ObjectNode row = node.putObject(decision.name());
            for (Direction fact : Direction.values()) {
                row.put(fact.name(), confusion.count(decision, fact));
            }
        }
    }

    private static void bins(ArrayNode node, Reliability reliability) {
        double count = Reliability.BINS;
        for (int k = 0; k < reliability.bins().size(); k++) {
            ReliabilityBin bin = reliability.bins().get(k);
            ObjectNode row = node.addObject();
            row.put("low", k / count);
            row.put("high", (k + 1) / count);
            row.put("n", bin.count());
            put(row, "mean_probability", bin.probabilityMean());
            put(row, "observed", bin.observedShare());
        }
    }

    private static void confidentWrong(ObjectNode node, ConfidentWrong wrong) {
        node.put("confident", wrong.confident());
        node.put("wrong", wrong.wrong());
        put(node, "rate", wrong.rate());
        ArrayNode worst = node.putArray("worst");
        for (Judged row : wrong.worst()) {
            ObjectNode one = worst.addObject();
            one.put("candle_ts", Math.floorDiv(row.candleStartNs(), Times.MILLI_NS));
            one.put("p_up", row.up());
            one.put("direction", row.decision().name());
            one.put("fact_dir", row.fact().name());
            put(one, "ret_bps", row.returnBps());
        }
    }

    private static void put(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }
}
