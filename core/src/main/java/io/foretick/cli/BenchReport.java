package io.foretick.cli;

import io.foretick.lab.bench.BenchmarkSpec;
import io.foretick.lab.bench.Measurement;
import io.foretick.lab.bench.Stopwatch;
import io.foretick.lab.bench.Target;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What `bench` prints: as text, as a table for a page, or as JSON.
record BenchReport(List<Stopwatch.Result> results) {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Set<Target.Figure> FIGURES_OF_RATES =
            Set.of(Target.Figure.RATE, Target.Figure.SHARE);
    private static final double MICRO_NS = 1_000;
    private static final double MILLI_NS = 1_000_000;
    private static final String NOT_INSTALLED = "not installed here, skipped";

    String text() {
        return table("%-22s %12s %12s %14s %12s  %s%n", false);
    }

    String markdown() {
        return table("| %s | %s | %s | %s | %s | %s |%n", true);
    }

    String json() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("jdk", Runtime.version().toString());
        root.put("processors", Runtime.getRuntime().availableProcessors());
        root.put("unit", "ns");
        ArrayNode all = root.putArray("benchmarks");
        for (Stopwatch.Result result : results) {
            ObjectNode node = all.addObject();
            node.put("name", result.spec().name());
            node.put("what", result.spec().what());
            put(node, result.measured());
            target(node, result);
            baseline(node, result);
        }
        return MAPPER.writeValueAsString(root) + "\n";
    }

    private String table(String line, boolean ruled) {
        var text = new Formatter(Locale.ROOT);
        text.format(line, "benchmark", "median", "p99", "target", "bytes", "beside it");
        if (ruled) {
            text.format(line, "---", "---:", "---:", "---:", "---:", "---");
        }
        for (Stopwatch.Result result : results) {
            Measurement measured = result.measured();
            text.format(
                    line,
                    result.spec().name(),
                    rate(result) ? shownRate(measured.perSecond()) : shown(measured.medianNs()),
                    Double.isNaN(measured.p99Ns()) ? "" : shown(measured.p99Ns()),
                    shownTarget(result.spec().target()),
                    shownBytes(result),
                    shownBaseline(result));
        }
        return text.toString();
    }

    private static void put(ObjectNode node, Measurement measured) {
        node.put("median_ns", measured.medianNs());
        node.put("low_ns", measured.lowNs());
        node.put("high_ns", measured.highNs());
        if (!Double.isNaN(measured.p99Ns())) {
            node.put("p99_ns", measured.p99Ns());
        }
        node.put("per_second", measured.perSecond());
        if (!Double.isNaN(measured.bytes())) {
            node.put("bytes", measured.bytes());
        }
        node.put("operations", measured.operations());
    }

    private static void baseline(ObjectNode node, Stopwatch.Result result) {
        BenchmarkSpec.Baseline other = result.spec().baseline();
        if (other == null) {
            return;
        }
        ObjectNode beside = node.putObject("baseline").put("name", other.name());
        Measurement measured = result.baseline();
        if (measured == null) {
            beside.put("skipped", NOT_INSTALLED);
            return;
        }
        put(beside, measured);
        beside.put("ratio", result.baselineRatio());
    }

    private static void target(ObjectNode node, Stopwatch.Result result) {
        Target target = result.spec().target();
        if (target.asked()) {
            boolean share = target.figure() == Target.Figure.SHARE;
            node.putObject("target")
                    .put("figure", target.figure().name().toLowerCase(Locale.ROOT))
                    .put(share ? "bound_share" : "bound_ns", target.bound())
                    .put("met", result.met());
        }
        if (result.spec().bytesMax() != BenchmarkSpec.ANY_BYTES) {
            node.put("bytes_max", result.spec().bytesMax());
        }
    }

    private static boolean rate(Stopwatch.Result result) {
        return FIGURES_OF_RATES.contains(result.spec().target().figure());
    }

    private static String shownTarget(Target target) {
        if (!target.asked()) {
            return "";
        }
        return switch (target.figure()) {
            case MEDIAN, ELAPSED -> "<= " + shown(target.bound());
            case P99 -> "p99 <= " + shown(target.bound());
            case RATE -> ">= " + shownRate(1e9 / target.bound());
            case SHARE -> ">= %.0f %% of it".formatted(100 * target.bound());
        };
    }

    private static String shownBytes(Stopwatch.Result result) {
        String bytes = "%.0f".formatted(result.measured().bytes());
        long most = result.spec().bytesMax();
        return most == BenchmarkSpec.ANY_BYTES ? bytes : bytes + " of " + most;
    }

    private static String shownBaseline(Stopwatch.Result result) {
        BenchmarkSpec.Baseline other = result.spec().baseline();
        if (other == null) {
            return "";
        }
        Measurement measured = result.baseline();
        if (measured == null) {
            return other.name() + ": " + NOT_INSTALLED;
        }
        return "%s: %s, %.1f times as long%s"
                .formatted(
                        other.name(),
                        shown(measured.medianNs()),
                        result.baselineRatio(),
                        Double.isNaN(measured.bytes())
                                ? ""
                                : ", %.0f bytes".formatted(measured.bytes()));
    }

    private static String shown(double ns) {
        if (ns < MICRO_NS) {
            return "%.0f ns".formatted(ns);
        }
        return ns < MILLI_NS
                ? String.format(Locale.ROOT, "%.1f µs", ns / MICRO_NS)
                : String.format(Locale.ROOT, "%.1f ms", ns / MILLI_NS);
    }

    private static String shownRate(double perSecond) {
        return perSecond < 1e6
                ? String.format(Locale.ROOT, "%.0f k/s", perSecond / 1e3)
                : String.format(Locale.ROOT, "%.1f M/s", perSecond / 1e6);
    }
}
