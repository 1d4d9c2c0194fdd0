package io.foretick.store;

import io.foretick.forecast.density.AssetLevel;
import io.foretick.forecast.density.CoinLevels;
import io.foretick.forecast.density.HorizonKnot;
import io.foretick.forecast.density.Quadratic;
import io.foretick.forecast.density.Season;
import io.foretick.store.file.JsonFields;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The parts that several kinds of model have in common, both ways. Stateless.
final class PartsJson {

    private PartsJson() {}

    static void put(ObjectNode node, CoinLevels coins) {
        node.put("fallback_sigma_per_sqrt_second", coins.fallbackSigmaPerSqrtSecond());
        ArrayNode levels = node.putArray("levels");
        for (AssetLevel level : coins.known()) {
            levels.addObject()
                    .put("asset", level.asset())
                    .put("constant_sigma_per_sqrt_second", level.constantSigmaPerSqrtSecond());
        }
    }

    static void put(ObjectNode node, List<HorizonKnot> knots) {
        ArrayNode array = node.putArray("knots");
        for (HorizonKnot knot : knots) {
            array.addObject()
                    .put("horizon_seconds", knot.horizonSeconds())
                    .put("variance_scale", knot.varianceScale())
                    .put("nu", knot.nu())
                    .put("lambda", knot.lambda());
        }
    }

    static void put(ObjectNode node, Season season) {
        ArrayNode weekday = node.putArray("season_weekday");
        ArrayNode weekend = node.putArray("season_weekend");
        for (int k = 0; k < Season.QUARTERS; k++) {
            weekday.add(season.factor(k));
            weekend.add(season.factor(Season.QUARTERS + k));
        }
    }

    static void put(ObjectNode node, String key, Quadratic parabola) {
        node.putArray(key).add(parabola.constant()).add(parabola.slope()).add(parabola.bend());
    }

    static CoinLevels coins(JsonFields node) throws IOException {
        List<AssetLevel> levels = new ArrayList<>();
        for (JsonFields level : node.objects("levels")) {
            levels.add(level(level));
        }
        return new CoinLevels(levels, node.number("fallback_sigma_per_sqrt_second"));
    }

    static List<HorizonKnot> knots(JsonFields node) throws IOException {
        List<HorizonKnot> knots = new ArrayList<>();
        for (JsonFields knot : node.objects("knots")) {
            knots.add(knot(knot));
        }
        return knots;
    }

    static Quadratic quadratic(JsonFields node, String key) throws IOException {
        double[] numbers = node.numbers(key, 3);
        return new Quadratic(numbers[0], numbers[1], numbers[2]);
    }

    private static AssetLevel level(JsonFields node) throws IOException {
        node.onlyKeys(Set.of("asset", "constant_sigma_per_sqrt_second"));
        try {
            return new AssetLevel(
                    node.text("asset"), node.number("constant_sigma_per_sqrt_second"));
        } catch (IllegalArgumentException e) {
            throw node.refused(e);
        }
    }

    private static HorizonKnot knot(JsonFields node) throws IOException {
        node.onlyKeys(Set.of("horizon_seconds", "variance_scale", "nu", "lambda"));
        try {
            return new HorizonKnot(
                    node.number("horizon_seconds"),
                    node.number("variance_scale"),
                    node.number("nu"),
                    node.number("lambda"));
        } catch (IllegalArgumentException e) {
            throw node.refused(e);
        }
    }

    static Season season(JsonFields node) throws IOException {
        double[] factors = new double[Season.FACTORS];
        double[] weekday = node.numbers("season_weekday", Season.QUARTERS);
        double[] weekend = node.numbers("season_weekend", Season.QUARTERS);
        System.arraycopy(weekday, 0, factors, 0, Season.QUARTERS);
        System.arraycopy(weekend, 0, factors, Season.QUARTERS, Season.QUARTERS);
        return Season.of(factors);
    }
}
