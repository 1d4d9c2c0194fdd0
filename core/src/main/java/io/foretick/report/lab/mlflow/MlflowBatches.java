package io.foretick.report.lab.mlflow;

import io.foretick.report.lab.EquityCurve;
import io.foretick.report.lab.TrialColumn;
import io.foretick.report.lab.TrialColumn.Measure;
import io.foretick.report.lab.TrialColumn.Text;
import io.foretick.report.lab.TrialColumn.Whole;
import io.foretick.report.lab.TrialResult;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A result as bodies of `runs/log-batch`, each within the limits of MLflow's REST API: at most 100
/// parameters and 1,000 metrics a request, and short keys and values. Settings are parameters,
/// figures are metrics, and the equity is a metric with one step a period. What is not finite is
/// left out, since JSON has no number for it.
final class MlflowBatches {

    static final int PARAMS_MAX = 100;
    static final int METRICS_MAX = 900; // with parameters a request may hold 1,000 in all

    private static final int KEY_LENGTH_MAX = 250;
    private static final int VALUE_LENGTH_MAX = 500;
    private static final JsonMapper MAPPER = new JsonMapper();

    private record Param(String key, String value) {}

    private record Metric(String key, double value, int step) {}

    private MlflowBatches() {}

    static List<ObjectNode> of(String run, TrialResult trial, long timeMs) {
        List<Param> params = params(trial);
        List<Metric> metrics = metrics(trial);
        int pages =
                Math.max(
                        Math.ceilDiv(params.size(), PARAMS_MAX),
                        Math.ceilDiv(metrics.size(), METRICS_MAX));
        List<ObjectNode> batches = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            ObjectNode batch = MAPPER.createObjectNode().put("run_id", run);
            for (Param param : page(params, page, PARAMS_MAX)) {
                ObjectNode node = batch.withArray("/params").addObject();
                node.put("key", param.key).put("value", param.value);
            }
            for (Metric metric : page(metrics, page, METRICS_MAX)) {
                ObjectNode node = batch.withArray("/metrics").addObject();
                node.put("key", metric.key).put("value", metric.value);
                node.put("timestamp", timeMs).put("step", metric.step);
            }
            batches.add(batch);
        }
        return batches;
    }

    private static <T> List<T> page(List<T> all, int page, int size) {
        int from = Math.min(page * size, all.size());
        return all.subList(from, Math.min(from + size, all.size()));
    }

    private static List<Param> params(TrialResult trial) {
        List<Param> params = new ArrayList<>();
        for (Map.Entry<String, String> setting : trial.values().entrySet()) {
            params.add(param(setting.getKey(), setting.getValue()));
        }
        params.add(param("trial", trial.id()));
        if (trial.failure().isEmpty()) {
            params.add(param("digest", trial.digest()));
        } else {
            params.add(param("failure", trial.failure()));
        }
        return params;
    }

    private static Param param(String key, String value) {
        return new Param(key(key), cut(value, VALUE_LENGTH_MAX));
    }

    private static List<Metric> metrics(TrialResult trial) {
        List<Metric> metrics = new ArrayList<>();
        if (!trial.failure().isEmpty()) {
            return metrics;
        }
        for (TrialColumn figure : TrialColumn.FIGURES) {
            double value = value(figure, trial);
            if (Double.isFinite(value)) {
                metrics.add(new Metric(key(figure.name()), value, 0));
            }
        }
        double[] equity = EquityCurve.equityUsd(trial);
        for (int period = 0; period < equity.length; period++) {
            metrics.add(new Metric("equity_usd", equity[period], period));
        }
        return metrics;
    }

    private static double value(TrialColumn figure, TrialResult trial) {
        return switch (figure) {
            case Text _ -> Double.NaN; // a text is no metric
            case Whole whole -> (double) whole.of().applyAsLong(trial);
            case Measure measure -> measure.of().applyAsDouble(trial);
        };
    }

    /// Letters, digits and `_-. /` are all that MLflow takes.
    private static String key(String name) {
        return cut(name.replaceAll("[^\\w\\-. /]", "_"), KEY_LENGTH_MAX);
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }
}
