package io.foretick.report.lab.page;

import io.foretick.base.E8;
import io.foretick.report.lab.TrialResult;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// All trials as the page's script takes them: settings that differ, figures, and failures, without
/// the curves. Settings are numbers of a list of values, to keep the page small.
final class TrialData {

    /// A figure that the page can sort, filter and draw by.
    ///
    /// @param key what a filter calls it
    /// @param first whether it stands before the settings
    private record Figure(
            String key,
            String title,
            int decimals,
            boolean first,
            ToDoubleFunction<TrialResult> of) {}

    private static final MathContext DIGITS = new MathContext(7);
    private static final JsonMapper MAPPER = new JsonMapper();

    private static final List<Figure> FIGURES =
            List.of(
                    new Figure("sharpe", "Sharpe", 2, true, t -> t.risk().sharpe()),
                    new Figure(
                            "per_thousand", "PnL / $1,000", 2, true, t -> t.risk().perThousand()),
                    new Figure("pnl", "PnL, $", 2, true, t -> E8.toDouble(t.money().totalE8())),
                    new Figure("drawdown", "Drawdown, $", 2, false, t -> t.risk().drawdownUsd()),
                    new Figure("var", "VaR, $", 2, false, t -> t.risk().valueAtRiskUsd()),
                    new Figure("es", "ES, $", 2, false, t -> t.risk().shortfallUsd()),
                    new Figure(
                            "position", "Position, $", 0, false, t -> t.risk().positionUsdMean()),
                    new Figure("fills", "Fills", 0, false, t -> t.activity().fills()),
                    new Figure("volume", "Volume, $", 0, false, t -> t.activity().volumeUsd()),
                    new Figure("included", "Included", 3, false, t -> t.activity().included()),
                    new Figure("hit_rate", "Hit rate", 3, false, t -> t.model().hitRate()),
                    new Figure(
                            "correlation", "Correlation", 3, false, t -> t.model().correlation()),
                    new Figure("alarms", "Alarms", 0, false, t -> t.alarms().size()));

    private TrialData() {}

    /// The text of the script's data, with nothing in it that markup could mistake for its own.
    static String json(List<TrialResult> trials) {
        List<Figure> figures = FIGURES.stream().filter(figure -> isKnown(figure, trials)).toList();
        Map<String, List<String>> settings = new LinkedHashMap<>();
        Settings.varying(trials).forEach(path -> settings.put(path, Settings.values(path, trials)));
        ObjectNode root = MAPPER.createObjectNode();
        putSettings(settings, root.putArray("settings"));
        for (Figure figure : figures) {
            ObjectNode node = root.withArray("/figures").addObject();
            node.put("key", figure.key).put("title", figure.title);
            node.put("decimals", figure.decimals).put("first", figure.first);
        }
        ArrayNode rows = root.putArray("trials");
        trials.forEach(trial -> putTrial(trial, settings, figures, rows.addArray()));
        return MAPPER.writeValueAsString(root)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }

    private static boolean isKnown(Figure figure, List<TrialResult> trials) {
        return figure.first || trials.stream().anyMatch(trial -> isKnown(figure, trial));
    }

    private static boolean isKnown(Figure figure, TrialResult trial) {
        return trial.failure().isEmpty() && Double.isFinite(figure.of.applyAsDouble(trial));
    }

    private static void putSettings(Map<String, List<String>> settings, ArrayNode out) {
        Map<String, String> titles = Settings.titles(new ArrayList<>(settings.keySet()));
        settings.forEach((path, values) -> {
            ObjectNode node = out.addObject().put("path", path);
            node.put("title", titles.getOrDefault(path, path));
            node.put("numeric", Settings.areNumbers(values));
            ArrayNode list = node.putArray("values");
            values.forEach(list::add);
        });
    }

    private static void putTrial(
            TrialResult trial,
            Map<String, List<String>> settings,
            List<Figure> figures,
            ArrayNode out) {
        out.add(trial.id()).add(trial.failure());
        ArrayNode places = out.addArray();
        settings.forEach((path, values) ->
                places.add(values.indexOf(trial.values().getOrDefault(path, ""))));
        ArrayNode numbers = out.addArray();
        for (Figure figure : figures) {
            if (isKnown(figure, trial)) {
                double value = figure.of.applyAsDouble(trial);
                numbers.add(new BigDecimal(value).round(DIGITS).doubleValue());
            } else {
                numbers.addNull();
            }
        }
    }
}
