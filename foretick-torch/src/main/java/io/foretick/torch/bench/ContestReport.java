package io.foretick.torch.bench;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/// What `bench` prints: a table for a page, or JSON.
record ContestReport(List<Contest.Outcome> outcomes) {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final double MILLI_NS = 1e6;
    private static final String LINE = "| %s | %s | %s | %s | %s | %s | %s |%n";

    String markdown() {
        var text = new Formatter(Locale.ROOT);
        text.format(
                LINE,
                "units, layers",
                "threads",
                "ours",
                "PyTorch",
                "times as long",
                "sequences/s",
                "processor time");
        text.format(LINE, "---", "---:", "---:", "---:", "---:", "---:", "---:");
        for (Contest.Outcome outcome : outcomes) {
            var encoder = outcome.size().encoder();
            double perSecond = 1e9 * outcome.size().batch() / outcome.ours().clockMedianNs();
            text.format(
                    LINE,
                    encoder.units() + ", " + encoder.layers(),
                    outcome.threads(),
                    shown("%.1f ms", outcome.ours().clockMedianNs() / MILLI_NS),
                    shown("%.1f ms", outcome.torch().clockMedianNs() / MILLI_NS),
                    shown("%.2f", outcome.clockRatio()),
                    shown("%.0f", perSecond),
                    shown("%.2f", outcome.processorRatio()));
        }
        return text.toString();
    }

    String json() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("jdk", Runtime.version().toString());
        root.put("processors", Runtime.getRuntime().availableProcessors());
        root.put("unit", "ns");
        var all = root.putArray("steps");
        for (Contest.Outcome outcome : outcomes) {
            ObjectNode node = all.addObject();
            node.put("units", outcome.size().encoder().units());
            node.put("layers", outcome.size().encoder().layers());
            node.put("threads", outcome.threads());
            put(node.putObject("ours"), outcome.ours());
            put(node.putObject("torch"), outcome.torch());
            node.put("clock_ratio", outcome.clockRatio());
            node.put("processor_ratio", outcome.processorRatio());
        }
        return MAPPER.writeValueAsString(root) + "\n";
    }

    private static void put(ObjectNode node, StepTimes times) {
        node.put("clock_median_ns", times.clockMedianNs());
        node.put("processor_median_ns", times.processorMedianNs());
        node.putPOJO("clock_ns", times.clockNs());
    }

    private static String shown(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
