package io.foretick.store;

import io.foretick.base.Digest;
import io.foretick.forecast.density.AssetLevel;
import io.foretick.forecast.density.EwmaModel;
import io.foretick.forecast.density.HorizonKnot;
import io.foretick.forecast.density.Season;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The layout of a [ModelFile], both ways. Stateless.
final class ModelJson {

    private static final long FORMAT = 1;
    private static final String KIND = "ewma-seas-t";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Set<String> ROOT_KEYS =
            Set.of("format", "name", "kind", "digest", "provenance", "parameters");
    private static final Set<String> PROVENANCE_KEYS =
            Set.of(
                    "created_by",
                    "files",
                    "from",
                    "to",
                    "rows",
                    "seed",
                    "git_commit",
                    "jdk",
                    "platform");
    private static final Set<String> PARAMETER_KEYS =
            Set.of(
                    "half_life_seconds",
                    "fallback_sigma_per_sqrt_second",
                    "levels",
                    "knots",
                    "season_weekday",
                    "season_weekend");

    private ModelJson() {}

    static ObjectNode toJson(ModelFile file) {
        ObjectNode root = NODES.objectNode();
        root.put("format", FORMAT);
        root.put("name", file.name());
        root.put("kind", KIND);
        root.put("digest", file.digest());
        root.set("provenance", toJson(file.provenance()));
        root.set("parameters", toJson(file.model()));
        return root;
    }

    static ModelFile fromJson(JsonFields root) throws IOException {
        root.onlyKeys(ROOT_KEYS);
        require(root, "format", FORMAT, root.whole("format"));
        require(root, "kind", KIND, root.text("kind"));
        Provenance provenance = provenance(root.object("provenance"));
        EwmaModel model = model(root.object("parameters"));
        require(root, "digest", Digest.hex(model.digest()), root.text("digest"));
        return new ModelFile(root.text("name"), provenance, model);
    }

    private static ObjectNode toJson(Provenance provenance) {
        ObjectNode node = NODES.objectNode();
        node.put("created_by", provenance.createdBy());
        node.put("from", provenance.from().toString());
        node.put("to", provenance.to().toString());
        node.put("rows", provenance.rows());
        node.put("seed", provenance.seed());
        if (provenance.gitCommit() != null) {
            node.put("git_commit", provenance.gitCommit());
        }
        node.put("jdk", provenance.jdk());
        node.put("platform", provenance.platform());
        ArrayNode files = node.putArray("files");
        for (DataFile file : provenance.files()) {
            files.addObject()
                    .put("name", file.name())
                    .put("sha256", file.sha256())
                    .put("rows", file.rows());
        }
        return node;
    }

    private static ObjectNode toJson(EwmaModel model) {
        ObjectNode node = NODES.objectNode();
        node.put("half_life_seconds", model.halfLifeSeconds());
        node.put("fallback_sigma_per_sqrt_second", model.fallbackSigmaPerSqrtSecond());
        ArrayNode levels = node.putArray("levels");
        for (AssetLevel level : model.levels()) {
            levels.addObject()
                    .put("asset", level.asset())
                    .put("constant_sigma_per_sqrt_second", level.constantSigmaPerSqrtSecond());
        }
        ArrayNode knots = node.putArray("knots");
        for (HorizonKnot knot : model.knots()) {
            knots.addObject()
                    .put("horizon_seconds", knot.horizonSeconds())
                    .put("variance_scale", knot.varianceScale())
                    .put("nu", knot.nu())
                    .put("lambda", knot.lambda());
        }
        ArrayNode weekday = node.putArray("season_weekday");
        ArrayNode weekend = node.putArray("season_weekend");
        for (int k = 0; k < Season.QUARTERS; k++) {
            weekday.add(model.season().factor(k));
            weekend.add(model.season().factor(Season.QUARTERS + k));
        }
        return node;
    }

    private static Provenance provenance(JsonFields node) throws IOException {
        node.onlyKeys(PROVENANCE_KEYS);
        List<DataFile> files = new ArrayList<>();
        for (JsonFields file : node.objects("files")) {
            file.onlyKeys(Set.of("name", "sha256", "rows"));
            files.add(dataFile(file));
        }
        try {
            return new Provenance(
                    node.text("created_by"),
                    files,
                    Instant.parse(node.text("from")),
                    Instant.parse(node.text("to")),
                    node.whole("rows"),
                    node.whole("seed"),
                    node.has("git_commit") ? node.text("git_commit") : null,
                    node.text("jdk"),
                    node.text("platform"));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw refused(node, e);
        }
    }

    private static DataFile dataFile(JsonFields node) throws IOException {
        try {
            return new DataFile(node.text("name"), node.text("sha256"), node.whole("rows"));
        } catch (IllegalArgumentException e) {
            throw refused(node, e);
        }
    }

    private static EwmaModel model(JsonFields node) throws IOException {
        node.onlyKeys(PARAMETER_KEYS);
        List<AssetLevel> levels = new ArrayList<>();
        for (JsonFields level : node.objects("levels")) {
            levels.add(level(level));
        }
        List<HorizonKnot> knots = new ArrayList<>();
        for (JsonFields knot : node.objects("knots")) {
            knots.add(knot(knot));
        }
        try {
            return new EwmaModel(
                    node.number("half_life_seconds"),
                    season(node),
                    knots,
                    levels,
                    node.number("fallback_sigma_per_sqrt_second"));
        } catch (IllegalArgumentException e) {
            throw refused(node, e);
        }
    }

    private static AssetLevel level(JsonFields node) throws IOException {
        node.onlyKeys(Set.of("asset", "constant_sigma_per_sqrt_second"));
        try {
            return new AssetLevel(
                    node.text("asset"), node.number("constant_sigma_per_sqrt_second"));
        } catch (IllegalArgumentException e) {
            throw refused(node, e);
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
            throw refused(node, e);
        }
    }

    private static Season season(JsonFields node) throws IOException {
        double[] factors = new double[Season.FACTORS];
        double[] weekday = node.numbers("season_weekday", Season.QUARTERS);
        double[] weekend = node.numbers("season_weekend", Season.QUARTERS);
        System.arraycopy(weekday, 0, factors, 0, Season.QUARTERS);
        System.arraycopy(weekend, 0, factors, Season.QUARTERS, Season.QUARTERS);
        return Season.of(factors);
    }

    private static void require(JsonFields node, String key, Object expected, Object actual)
            throws IOException {
        if (!expected.equals(actual)) {
            throw new IOException(node.place(key) + " must be " + expected + ", was " + actual);
        }
    }

    private static IOException refused(JsonFields node, RuntimeException cause) {
        return new IOException(node.place("") + " " + cause.getMessage(), cause);
    }
}
