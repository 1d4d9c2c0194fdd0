package io.foretick.store;

import io.foretick.forecast.density.ConstantModel;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.forecast.density.EwmaModel;
import io.foretick.forecast.density.GarchModel;
import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.Quadratic;
import io.foretick.store.file.JsonFields;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The layout of a model's parameters, both ways; each kind of model has its own. Stateless.
final class ParametersJson {

    private static final String EWMA = "ewma-seas-t";
    private static final String CONSTANT = "const-t";
    private static final String GARCH = "garch-t";
    private static final String HAR = "har-t";

    private static final Set<String> CONSTANT_KEYS =
            Set.of("fallback_sigma_per_sqrt_second", "levels", "knots");
    private static final Set<String> EWMA_KEYS =
            Set.of(
                    "half_life_seconds",
                    "fallback_sigma_per_sqrt_second",
                    "levels",
                    "knots",
                    "season_weekday",
                    "season_weekend");
    private static final Set<String> GARCH_KEYS =
            Set.of(
                    "news_weight",
                    "persistence",
                    "fallback_sigma_per_sqrt_second",
                    "levels",
                    "knots",
                    "season_weekday",
                    "season_weekend");
    private static final Set<String> HAR_KEYS =
            Set.of(
                    "constant",
                    "memory_5m",
                    "memory_30m",
                    "memory_180m",
                    "memory_1440m",
                    "memory_5760m",
                    "season",
                    "nu_link",
                    "lambda_link",
                    "fallback_sigma_per_sqrt_second",
                    "levels",
                    "season_weekday",
                    "season_weekend");

    private static final List<String> HAR_WEIGHTS =
            List.of(
                    "constant",
                    "memory_5m",
                    "memory_30m",
                    "memory_180m",
                    "memory_1440m",
                    "memory_5760m",
                    "season");

    private ParametersJson() {}

    /// What the file calls this kind of model.
    static String kind(EconometricModel model) {
        return switch (model) {
            case ConstantModel _ -> CONSTANT;
            case EwmaModel _ -> EWMA;
            case GarchModel _ -> GARCH;
            case HarModel _ -> HAR;
        };
    }

    static ObjectNode toJson(EconometricModel model) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (model) {
            case ConstantModel constant -> put(node, constant);
            case EwmaModel ewma -> put(node, ewma);
            case GarchModel garch -> put(node, garch);
            case HarModel har -> put(node, har);
        }
        return node;
    }

    /// The model in a file.
    ///
    /// @param root of the file, which names the kind
    static EconometricModel fromJson(JsonFields root) throws IOException {
        JsonFields node = root.object("parameters");
        String kind = root.text("kind");
        try {
            return switch (kind) {
                case CONSTANT -> constant(node);
                case EWMA -> ewma(node);
                case GARCH -> garch(node);
                case HAR -> har(node);
                default ->
                        throw new IOException(
                                root.place("kind")
                                        + " must be one of "
                                        + String.join(", ", CONSTANT, EWMA, GARCH, HAR)
                                        + ", was "
                                        + kind);
            };
        } catch (IllegalArgumentException e) {
            throw node.refused(e);
        }
    }

    private static void put(ObjectNode node, ConstantModel model) {
        PartsJson.put(node, model.levels());
        PartsJson.put(node, model.knots());
    }

    private static ConstantModel constant(JsonFields node) throws IOException {
        node.onlyKeys(CONSTANT_KEYS);
        return new ConstantModel(PartsJson.coins(node), PartsJson.knots(node));
    }

    private static void put(ObjectNode node, EwmaModel model) {
        node.put("half_life_seconds", model.halfLifeSeconds());
        PartsJson.put(node, model.levels());
        PartsJson.put(node, model.knots());
        PartsJson.put(node, model.season());
    }

    private static EwmaModel ewma(JsonFields node) throws IOException {
        node.onlyKeys(EWMA_KEYS);
        return new EwmaModel(
                node.number("half_life_seconds"),
                PartsJson.season(node),
                PartsJson.knots(node),
                PartsJson.coins(node));
    }

    private static void put(ObjectNode node, GarchModel model) {
        node.put("news_weight", model.newsWeight());
        node.put("persistence", model.persistence());
        PartsJson.put(node, model.levels());
        PartsJson.put(node, model.knots());
        PartsJson.put(node, model.season());
    }

    private static GarchModel garch(JsonFields node) throws IOException {
        node.onlyKeys(GARCH_KEYS);
        return new GarchModel(
                PartsJson.season(node),
                PartsJson.coins(node),
                node.number("news_weight"),
                node.number("persistence"),
                PartsJson.knots(node));
    }

    private static void put(ObjectNode node, HarModel model) {
        for (int k = 0; k < HarModel.WEIGHTS; k++) {
            PartsJson.put(node, HAR_WEIGHTS.get(k), model.weights().get(k));
        }
        PartsJson.put(node, "nu_link", model.nuLink());
        PartsJson.put(node, "lambda_link", model.lambdaLink());
        PartsJson.put(node, model.levels());
        PartsJson.put(node, model.season());
    }

    private static HarModel har(JsonFields node) throws IOException {
        node.onlyKeys(HAR_KEYS);
        List<Quadratic> weights = new ArrayList<>();
        for (String key : HAR_WEIGHTS) {
            weights.add(PartsJson.quadratic(node, key));
        }
        return new HarModel(
                PartsJson.season(node),
                PartsJson.coins(node),
                weights,
                PartsJson.quadratic(node, "nu_link"),
                PartsJson.quadratic(node, "lambda_link"));
    }
}
