package io.foretick.report.density;

import io.foretick.forecast.Scores;
import io.foretick.forecast.density.evaluation.Evaluation;
import io.foretick.forecast.density.evaluation.GroupScores;
import io.foretick.forecast.density.evaluation.Marks;
import io.foretick.forecast.density.evaluation.PitScore;
import io.foretick.forecast.density.evaluation.PitTest;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// The scores of one contestant as JSON.
///
/// @param one number of the contestant
record ScoresJson(Evaluation evaluation, int one) {

    private static final double BASIS_POINTS = 1e4;

    void addTo(ObjectNode node) {
        ObjectNode logScore = node.putObject("log_score");
        EvaluationJson.put(logScore, "mix", marks(evaluation.mix()).nats());
        byHorizon(logScore, Marks::nats);
        values(logScore.putObject("by_duration"), evaluation.windows(), Marks::nats);
        values(logScore.putObject("by_coin"), evaluation.coins(), Marks::nats);
        values(logScore.putObject("by_remaining"), evaluation.remaining(), Marks::nats);
        values(logScore.putObject("by_hour"), evaluation.hours(), Marks::nats);
        EvaluationJson.put(node, "crps_bp", BASIS_POINTS * marks(evaluation.mix()).crps());
        ObjectNode crps = node.putObject("crps_bp_by_horizon");
        values(crps, evaluation.horizons(), marks -> BASIS_POINTS * marks.crps());
        mixAndHorizons(node.putObject("tail_score"), Marks::tailNats);
        mixAndHorizons(node.putObject("sigma_bp"), marks -> BASIS_POINTS * marks.sigma());
        mixAndHorizons(node.putObject("bias_at_the_money"), Marks::biasAtTheMoney);
        values(node.putObject("pit_ks"), evaluation.horizons(), marks -> marks.pit().distance());
        places(node.putObject("pit"));
        probabilities(node.putObject("p_up"));
    }

    private void mixAndHorizons(ObjectNode node, ToDoubleFunction<Marks> value) {
        EvaluationJson.put(node, "mix", value.applyAsDouble(marks(evaluation.mix())));
        byHorizon(node, value);
    }

    private void byHorizon(ObjectNode node, ToDoubleFunction<Marks> value) {
        values(node.putObject("by_horizon"), evaluation.horizons(), value);
    }

    private void values(ObjectNode node, List<GroupScores> groups, ToDoubleFunction<Marks> value) {
        for (GroupScores group : groups) {
            EvaluationJson.put(node, group.name(), value.applyAsDouble(marks(group)));
        }
    }

    private void places(ObjectNode node) {
        place(node.putObject("mix"), marks(evaluation.mix()).pit());
        for (GroupScores group : evaluation.horizons()) {
            ObjectNode horizon = node.putObject(group.name());
            place(horizon, marks(group).pit());
            PitTest test = group.pitTests().get(one);
            ObjectNode apart = horizon.putObject("test");
            apart.put("returns", test.returns());
            EvaluationJson.put(apart, "effective", test.effective());
            EvaluationJson.put(apart, "ks", test.distance());
            EvaluationJson.put(apart, "p", test.pValue());
        }
    }

    private static void place(ObjectNode node, PitScore pit) {
        EvaluationJson.put(node, "ks", pit.distance());
        EvaluationJson.put(node, "below_01", pit.below1Percent());
        EvaluationJson.put(node, "above_99", pit.above99Percent());
        ArrayNode histogram = node.putArray("histogram");
        pit.histogram().forEach(histogram::add);
    }

    private void probabilities(ObjectNode node) {
        Marks.Up up = evaluation.mix().up().get(one);
        probability(node, up);
        EvaluationJson.put(node, "variance", up.variance());
        ArrayNode bins = node.putArray("reliability");
        for (Scores.ReliabilityBin bin : up.bins()) {
            ObjectNode row = bins.addObject().put("n", bin.count());
            EvaluationJson.put(row, "mean_probability", bin.probabilityMean());
            EvaluationJson.put(row, "observed", bin.observedShare());
        }
        groups(node.putObject("by_duration"), evaluation.windows());
        groups(node.putObject("by_remaining"), evaluation.remaining());
        groups(node.putObject("by_coin"), evaluation.coins());
    }

    private void groups(ObjectNode node, List<GroupScores> groups) {
        groups.forEach(group -> probability(node.putObject(group.name()), group.up().get(one)));
    }

    private static void probability(ObjectNode node, Marks.Up up) {
        EvaluationJson.put(node, "brier", up.brier());
        EvaluationJson.put(node, "log_loss", up.logLoss());
        EvaluationJson.put(node, "ece", up.calibrationError());
    }

    private Marks marks(GroupScores group) {
        return group.marks().get(one);
    }
}
