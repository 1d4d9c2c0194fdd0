package io.foretick.cli;

import io.foretick.forecast.density.AssetLevel;
import io.foretick.forecast.density.HeldOutScore;
import io.foretick.forecast.density.HorizonKnot;
import io.foretick.forecast.density.MeanDifference;
import io.foretick.store.ModelFile;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/// What `density train` prints, as text or as JSON.
///
/// @param scores empty where nothing was held out
record DensityTrainReport(ModelFile file, Path out, double seconds, List<HeldOutScore> scores) {

    private static final JsonMapper MAPPER = new JsonMapper();

    String text() {
        Formatter text = new Formatter(Locale.ROOT);
        text.format("model      %s, digest %s%n", file.name(), file.digest());
        text.format("file       %s%n", out);
        text.format(
                "fitted to  %d closes in %d files, %s to %s, in %.1f s%n",
                file.provenance().rows(),
                file.provenance().files().size(),
                file.provenance().from(),
                file.provenance().to(),
                seconds);
        text.format("%n%-6s %s%n", "coin", "sigma over a day");
        for (AssetLevel level : file.model().levels()) {
            double daily = level.constantSigmaPerSqrtSecond() * Math.sqrt(86_400);
            text.format("%-6s %15.2f%%%n", level.asset(), 100 * daily);
        }
        text.format("%n%10s %14s %7s%n", "horizon s", "variance scale", "nu");
        for (HorizonKnot knot : file.model().knots()) {
            text.format(
                    "%10.0f %14.3f %7.2f%n",
                    knot.horizonSeconds(), knot.varianceScale(), knot.nu());
        }
        if (!scores.isEmpty()) {
            scoreTable(text);
        }
        return text.toString();
    }

    String json() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("model", file.name());
        root.put("digest", file.digest());
        root.put("file", out.toString());
        root.put("rows", file.provenance().rows());
        root.put("from", file.provenance().from().toString());
        root.put("to", file.provenance().to().toString());
        root.put("seconds", seconds);
        ArrayNode knots = root.putArray("knots");
        for (HorizonKnot knot : file.model().knots()) {
            knots.addObject()
                    .put("horizon_seconds", knot.horizonSeconds())
                    .put("variance_scale", knot.varianceScale())
                    .put("nu", knot.nu());
        }
        ArrayNode heldOut = root.putArray("held_out");
        for (HeldOutScore score : scores) {
            heldOut.addObject()
                    .put("horizon", score.horizon())
                    .put("returns", score.returns())
                    .put("model_nats", score.model())
                    .put("constant_t_nats", score.constantT())
                    .put("gaussian_nats", score.gaussian())
                    .set("over_constant_t", difference(score.overConstantT()))
                    .set("over_gaussian", difference(score.overGaussian()));
        }
        return MAPPER.writeValueAsString(root) + "\n";
    }

    private void scoreTable(Formatter text) {
        text.format("%nmean log score on held-out returns, nats; differences +- standard error%n");
        text.format(
                "%-6s %8s %8s %8s %8s  %-16s  %-16s%n",
                "", "returns", "model", "const-t", "gauss180", "over const-t", "over gauss180");
        for (HeldOutScore score : scores) {
            text.format(
                    "%-6s %8d %8.4f %8.4f %8.4f  %s  %s%n",
                    score.horizon(),
                    score.returns(),
                    score.model(),
                    score.constantT(),
                    score.gaussian(),
                    shown(score.overConstantT()),
                    shown(score.overGaussian()));
        }
    }

    private static ObjectNode difference(MeanDifference difference) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("mean", difference.mean());
        if (Double.isFinite(difference.standardError())) {
            node.put("standard_error", difference.standardError());
        }
        return node.put("blocks", difference.blocks());
    }

    private static String shown(MeanDifference difference) {
        return "%+.4f +- %.4f".formatted(difference.mean(), difference.standardError());
    }
}
