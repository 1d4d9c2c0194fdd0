package io.foretick.report.lab;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;

/// An experiment in a few figures for programs; the first keys of what `--json` prints.
public final class LabSummary {

    private static final JsonMapper MAPPER = new JsonMapper();

    private LabSummary() {}

    /// Counts, digest, the judgement, the figures behind it, and the best trials. A figure that is
    /// not known is null.
    public static ObjectNode of(Experiment experiment) {
        Results results = experiment.results();
        ObjectNode root = MAPPER.createObjectNode();
        root.put("experiment", experiment.about().name());
        root.put("trials", results.trials().size());
        root.put("failed", results.failed().size());
        root.put("left_out", results.leftOut().size());
        root.put("digest", ResultsDigest.of(results.trials()));
        root.put("luck", Luck.of(experiment.overfit()).name().toLowerCase(Locale.ROOT));
        putCompared(experiment.compared(), root.putObject("compared"));
        putOverfit(experiment.overfit(), root.putObject("overfit"));
        var best = root.putArray("best");
        experiment.best().forEach(trial -> putBest(trial, experiment, best.addObject()));
        root.put("locked_trials", experiment.locked().finished().size());
        return root;
    }

    private static void putCompared(ComparedTrials compared, ObjectNode out) {
        out.put("trials", compared.ranked().size());
        out.put("left_out", compared.leftOut());
        out.put("groups", compared.groups());
        out.put("last_rung", compared.lastRung());
        out.put("reason", compared.reason());
    }

    private static void putOverfit(OverfitFigures overfit, ObjectNode out) {
        put(out, "deflated_sharpe", overfit.deflatedSharpe());
        put(out, "pbo", overfit.overfitProbability());
        put(out, "effective_trials", overfit.effectiveTrials());
        put(out, "loss_probability", overfit.lossProbability());
        put(out, "slope", overfit.slope());
        put(out, "chance_sharpe", overfit.chanceSharpe());
        put(out, "white_p", overfit.white());
        put(out, "hansen_p", overfit.hansen());
    }

    private static void putBest(TrialResult trial, Experiment experiment, ObjectNode out) {
        out.put("id", trial.id());
        put(out, "sharpe", trial.risk().sharpe());
        experiment
                .overfit()
                .odds(trial.id())
                .ifPresent(odds -> {
                    put(out, "probabilistic_sharpe", odds.probabilistic());
                    put(out, "deflated_sharpe", odds.deflated());
                });
        put(out, "per_thousand", trial.risk().perThousand());
        List<String> names = List.of("spread", "inventory", "fees", "hedge", "bribes");
        CentSplit.perThousand(trial)
                .ifPresent(cents -> {
                    ObjectNode parts = out.putObject("per_thousand_cents");
                    for (int k = 0; k < names.size(); k++) {
                        parts.put(names.get(k), cents.parts().get(k));
                    }
                    parts.put("total", cents.total());
                });
        out.put("total_e8", trial.money().totalE8());
        put(out, "drawdown_usd", trial.risk().drawdownUsd());
        out.put("digest", trial.digest());
    }

    private static void put(ObjectNode out, String key, double value) {
        if (Double.isFinite(value)) {
            out.put(key, value);
        } else {
            out.putNull(key);
        }
    }
}
