package io.foretick.lab.experiment;

import io.foretick.lab.spec.ModelSpec;

import java.util.List;
import java.util.Map;

/// The keys of the models.
final class ModelKeys {

    private ModelKeys() {}

    static List<Key> stack() {
        return List.of(
                Keys.word(
                        "model.level0.algo",
                        "xgboost",
                        ModelSpec.Level0.values(),
                        "What foretells the label's return; `none` quotes around the market's own"
                                + " price."),
                Keys.flag("model.meta", false, "Whether level 1 refines level 0.")
                        .only(When.MODELS),
                Keys.flag("model.confidence", false, "Whether level 2 weighs the prediction.")
                        .only(When.MODELS),
                Keys.flag(
                                "model.meta_labeling",
                                false,
                                "Whether a second model foretells if acting on level 0 pays, and"
                                        + " weighs it by that.")
                        .only(When.MODELS),
                Keys.flag(
                                "model.ensemble",
                                false,
                                "Whether level 0 is the mean of trees and network.")
                        .only(When.MODELS),
                Keys.word(
                                "model.mode",
                                "strict",
                                ModelSpec.Mode.values(),
                                "Strict, or `compat`: as the older pipeline trained.")
                        .only(When.MODELS));
    }

    static List<Key> trees() {
        String in = "model.level0.params.";
        var methods = new Kind.Word(List.of("hist"), Map.of("gpu_hist", "hist"));
        return List.of(
                Keys.whole(in + "rounds", 40, 1, 10_000, "Trees, one after the other.")
                        .only(When.TREES),
                Keys.whole(in + "max_depth", 2, 1, 16, "Depth of a tree.").only(When.TREES),
                Keys.real(in + "eta", "0.03", 1e-4, 1, "Share of each tree that counts.")
                        .only(When.TREES),
                Keys.real(in + "subsample", "0.8", 0.01, 1, "Share of the rows that a tree sees.")
                        .only(When.TREES),
                Keys.real(
                                in + "colsample_bytree",
                                "0.8",
                                0.01,
                                1,
                                "Share of the features that a tree sees.")
                        .only(When.TREES),
                Keys.real(in + "min_child_weight", "50", 0, 1e6, "Least weight of a leaf.")
                        .only(When.TREES),
                Keys.real(in + "lambda", "1", 0, 1e6, "Penalty on squared leaf values.")
                        .only(When.TREES),
                Keys.real(in + "gamma", "0", 0, 1e6, "Least gain of a split.").only(When.TREES),
                Keys.whole(in + "max_bin", 256, 2, 65_536, "Bins of a feature.").only(When.TREES),
                new Key(
                        in + "tree_method",
                        methods,
                        "hist",
                        When.TREES,
                        "How splits are found: `hist`, on the CPU; `gpu_hist` is taken for it, with"
                                + " a note."));
    }

    static List<Key> networks() {
        String in = "model.network.";
        return List.of(
                Keys.whole(in + "hidden", 64, 4, 1_024, "Units of a layer.").only(When.NETWORKS),
                Keys.whole(in + "layers", 2, 1, 8, "Recurrent layers.").only(When.NETWORKS),
                Keys.real(in + "dropout", "0.2", 0, 0.9, "Share of units dropped in training.")
                        .only(When.NETWORKS),
                Keys.whole(in + "sequence", 24, 1, 1_000, "Bars that recurrent networks see.")
                        .only(When.NETWORKS),
                Keys.whole(in + "epochs0", 50, 1, 10_000, "Epochs of level 0.").only(When.NETWORKS),
                Keys.whole(in + "epochs1", 30, 1, 10_000, "Epochs of level 1.").only(When.NETWORKS),
                Keys.whole(in + "epochs2", 30, 1, 10_000, "Epochs of level 2.").only(When.NETWORKS),
                Keys.whole(in + "batch", 32, 1, 65_536, "Samples of a step.").only(When.NETWORKS),
                Keys.real(in + "learning_rate", "0.001", 1e-7, 1, "Length of a step.")
                        .only(When.NETWORKS));
    }
}
