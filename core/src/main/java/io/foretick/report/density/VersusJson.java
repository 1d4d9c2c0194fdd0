package io.foretick.report.density;

import io.foretick.forecast.density.evaluation.Evaluation;
import io.foretick.forecast.density.evaluation.GroupScores;
import io.foretick.forecast.density.score.MeanDifference;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// By how much the examined model is better than one rival, as JSON: everywhere above 0 where it is
/// better.
///
/// @param rival number of the contestant
record VersusJson(Evaluation evaluation, int rival) {

    void addTo(ObjectNode node) {
        gain(node, evaluation.mix());
        gains(node.putObject("by_horizon"), evaluation.horizons());
        gains(node.putObject("by_duration"), evaluation.windows());
        gains(node.putObject("by_coin"), evaluation.coins());
        ObjectNode up = node.putObject("p_up");
        upGain(up, evaluation.mix());
        ObjectNode byDuration = up.putObject("by_duration");
        evaluation.windows().forEach(of -> upGain(byDuration.putObject(of.name()), of));
        ObjectNode byRemaining = up.putObject("by_remaining");
        evaluation.remaining().forEach(of -> upGain(byRemaining.putObject(of.name()), of));
    }

    private void gains(ObjectNode node, List<GroupScores> groups) {
        groups.forEach(group -> gain(node.putObject(group.name()), group));
    }

    private void gain(ObjectNode node, GroupScores group) {
        difference(node, "diff_nats", group.gains().get(rival));
    }

    private void upGain(ObjectNode node, GroupScores group) {
        difference(node, "gain_log_loss", group.upGains().get(rival));
    }

    private static void difference(ObjectNode node, String name, MeanDifference difference) {
        EvaluationJson.put(node, name, difference.mean());
        EvaluationJson.put(node, "dm_t", difference.t());
        EvaluationJson.put(node, "standard_error", difference.standardError());
        node.put("blocks", difference.blocks());
    }
}
