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
    private static final String LINE = "| %s | %s | %s | %s | %s | %s | %s | %s |%n";

    String markdown() {
        var text = new Formatter(Locale.ROOT);
        text.format(
                LINE,
                "units, layers",
                "threads",
                "ours",
                "PyTorch",
                "times as long",
                "ours, processor",
                "PyTorch, processor",
                "times as much");
        text.format(LINE, "---", "---:", "---:", "---:", "---:", "---:", "---:", "---:");
        for (Contest.Outcome outcome : outcomes) {
            var encoder = outcome.size().encoder();
            StepTimes ours = outcome.ours();
            StepTimes torch = outcome.torch();
            boolean alone = outcome.threads() == 1;
            text.format(
                    LINE,
                    encoder.units() + ", " + encoder.layers(),
                    outcome.threads(),
                    millis(ours.clockMedianNs()),
                    millis(torch.clockMedianNs()),
                    ratio(torch.clockTimes(ours)),
                    alone ? millis(ours.processorMedianNs()) : "",
                    alone ? millis(torch.processorMedianNs()) : "",
                    alone ? ratio(torch.processorTimes(ours)) : "");
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
            boolean alone = outcome.threads() == 1;
            put(node.putObject("ours"), outcome.ours(), alone);
            put(node.putObject("torch"), outcome.torch(), alone);
            node.put("clock_ratio", outcome.torch().clockTimes(outcome.ours()));
            if (alone) {
                node.put("processor_ratio", outcome.torch().processorTimes(outcome.ours()));
            }
        }
        return MAPPER.writeValueAsString(root) + "\n";
    }

    private static void put(ObjectNode node, StepTimes times, boolean alone) {
        node.put("clock_median_ns", times.clockMedianNs());
        if (alone) {
            node.put("processor_median_ns", times.processorMedianNs());
            node.put("processor_least_ns", times.processorLeastNs());
        }
    }

    private static String millis(double ns) {
        return String.format(Locale.ROOT, "%.1f ms", ns / MILLI_NS);
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
