package io.foretick.report.lab;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// A column of the table of trials.
public sealed interface TrialColumn {

    /// What it is called in files.
    String name();

    /// A text.
    record Text(String name, Function<TrialResult, String> of) implements TrialColumn {}

    /// A whole number.
    record Whole(String name, ToLongFunction<TrialResult> of) implements TrialColumn {}

    /// A measured number.
    record Measure(String name, ToDoubleFunction<TrialResult> of) implements TrialColumn {}

    /// What every trial has, its settings apart.
    List<TrialColumn> FIGURES =
            List.of(
                    new Whole("spread_e8", trial -> trial.money().spreadE8()),
                    new Whole("inventory_e8", trial -> trial.money().inventoryE8()),
                    new Whole("fees_e8", trial -> trial.money().feesE8()),
                    new Whole("hedge_e8", trial -> trial.money().hedgeE8()),
                    new Whole("bribes_e8", trial -> trial.money().bribesE8()),
                    new Whole("total_e8", trial -> trial.money().totalE8()),
                    new Whole("events", trial -> trial.activity().events()),
                    new Whole("quotes", trial -> trial.activity().quotes()),
                    new Whole("fills", trial -> trial.activity().fills()),
                    new Whole("hedges", trial -> trial.activity().hedges()),
                    new Measure("volume_usd", trial -> trial.activity().volumeUsd()),
                    new Measure("included", trial -> trial.activity().included()),
                    new Measure("per_thousand", trial -> trial.risk().perThousand()),
                    new Measure("per_thousand_peak", trial -> trial.risk().perThousandPeak()),
                    new Measure("sharpe", trial -> trial.risk().sharpe()),
                    new Measure("drawdown_usd", trial -> trial.risk().drawdownUsd()),
                    new Measure("value_at_risk_usd", trial -> trial.risk().valueAtRiskUsd()),
                    new Measure("shortfall_usd", trial -> trial.risk().shortfallUsd()),
                    new Measure("position_usd_mean", trial -> trial.risk().positionUsdMean()),
                    new Measure("position_usd_max", trial -> trial.risk().positionUsdMax()),
                    new Text("training", trial -> trial.model().training()),
                    new Whole("rows", trial -> trial.model().rows()),
                    new Measure("correlation", trial -> trial.model().correlation()),
                    new Measure("hit_rate", trial -> trial.model().hitRate()),
                    new Whole("alarms", trial -> trial.alarms().size()),
                    new Text("digest", TrialResult::digest));

    /// Id and failure, then one column for each setting that any trial has, then the figures. A
    /// trial without a setting has an empty text there.
    static List<TrialColumn> of(List<TrialResult> trials) {
        Stream<TrialColumn> first =
                Stream.of(
                        new Text("id", TrialResult::id), new Text("failure", TrialResult::failure));
        Stream<TrialColumn> settings = paths(trials).stream().map(TrialColumn::setting);
        return Stream.of(first, settings, FIGURES.stream()).flatMap(part -> part).toList();
    }

    /// Paths of all settings that any trial has, in their order.
    static List<String> paths(List<TrialResult> trials) {
        return trials.stream()
                .flatMap(trial -> trial.values().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /// A setting is called by its path, unless a figure is called so.
    private static TrialColumn setting(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        boolean taken =
                lower.equals("id")
                        || lower.equals("failure")
                        || FIGURES.stream().anyMatch(figure -> figure.name().equals(lower));
        return new Text(
                taken ? "setting." + path : path, trial -> trial.values().getOrDefault(path, ""));
    }
}
