package io.foretick.cli;

import io.foretick.forecast.density.AssetLevel;
import io.foretick.forecast.density.ConstantModel;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.forecast.density.EwmaModel;
import io.foretick.forecast.density.GarchModel;
import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.HorizonKnot;
import io.foretick.forecast.density.Horizons;
import io.foretick.forecast.density.Quadratic;
import io.foretick.forecast.density.score.HeldOutScore;
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
/// @param fits the model's, then those of its rivals
/// @param scores empty where nothing was held out
record DensityTrainReport(
        ModelFile file, Path out, List<FittedModel> fits, List<HeldOutScore> scores) {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int[] HAR_MINUTES = {1, 5, 15, 60, 240, 1440};

    String text() {
        Formatter text = new Formatter(Locale.ROOT);
        text.format("model      %s, digest %s%n", file.name(), file.digest());
        text.format("file       %s%n", out);
        text.format(
                "fitted to  %d closes in %d files, %s to %s%n",
                file.provenance().rows(),
                file.provenance().files().size(),
                file.provenance().from(),
                file.provenance().to());
        for (FittedModel fit : fits) {
            text.format("           %s in %.1f s%n", fit.name().text(), fit.seconds());
        }
        text.format("%n%-6s %s%n", "coin", "sigma over a day");
        for (AssetLevel level : file.model().levels().known()) {
            double daily = level.constantSigmaPerSqrtSecond() * Math.sqrt(86_400);
            text.format("%-6s %15.2f%%%n", level.asset(), 100 * daily);
        }
        parameters(text, file.model());
        if (!scores.isEmpty()) {
            text.format("%s", new HeldOutTables(scores).text());
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
        ObjectNode seconds = root.putObject("fit_seconds");
        fits.forEach(fit -> seconds.put(fit.name().text(), fit.seconds()));
        ArrayNode heldOut = root.putArray("held_out");
        new HeldOutTables(scores).addTo(heldOut);
        return MAPPER.writeValueAsString(root) + "\n";
    }

    private static void parameters(Formatter text, EconometricModel model) {
        switch (model) {
            case ConstantModel constant -> knots(text, constant.knots());
            case EwmaModel ewma -> knots(text, ewma.knots());
            case GarchModel garch -> {
                text.format(
                        "%nnews weight %.4f, persistence %.6f a minute%n",
                        garch.newsWeight(), garch.persistence());
                knots(text, garch.knots());
            }
            case HarModel har -> weights(text, har);
        }
    }

    private static void knots(Formatter text, List<HorizonKnot> knots) {
        text.format("%n%10s %14s %7s%n", "horizon s", "variance scale", "nu");
        for (HorizonKnot knot : knots) {
            text.format(
                    "%10.0f %14.3f %7.2f%n",
                    knot.horizonSeconds(), knot.varianceScale(), knot.nu());
        }
    }

    private static void weights(Formatter text, HarModel model) {
        text.format(
                "%n%9s %8s %8s %8s %8s %8s %8s %8s %6s %7s%n",
                "horizon m",
                "constant",
                "5m",
                "30m",
                "180m",
                "1440m",
                "5760m",
                "season",
                "nu",
                "lambda");
        for (int minutes : HAR_MINUTES) {
            double u = Horizons.position(60.0 * minutes);
            text.format("%9d", minutes);
            for (Quadratic weight : model.weights()) {
                text.format(" %8.3f", weight.at(u));
            }
            text.format(" %6.2f %7.4f%n", model.nuAt(u), model.lambdaAt(u));
        }
    }
}
