package io.foretick.report.page;

import static io.foretick.report.html.Figures.any;
import static io.foretick.report.html.Figures.number;

import io.foretick.report.html.Markup;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The part of the page on what came in and what stopped trades: counts by name, as bars.
///
/// @param summary what `summary.json` holds
/// @param out where the page is written
record RunSection(ObjectNode summary, Markup out) {

    private static final int BAR_WIDTH = 320;

    void write() {
        JsonNode refusals = summary.path("refusals");
        if (!refusals.isEmpty()) {
            out.open("section").leaf("h2", "Why no trade");
            out.leaf("p", "How often each gate stopped a strategy.", "class", "note");
            bars(refusals);
            out.close();
        }
        JsonNode events = summary.path("events");
        if (events.isObject()) {
            out.open("section").leaf("h2", "Events by source");
            bars(events.path("by_source"));
            otherCounts(events);
            out.close();
        }
    }

    private void otherCounts(JsonNode events) {
        out.open("p", "class", "note");
        for (String name : List.of("unknown", "malformed", "skipped")) {
            String label = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            out.text(label + ": " + counted(events.path(name)) + ". ");
        }
        out.close();
    }

    private static String counted(JsonNode node) {
        if (!node.isObject()) {
            return any(node);
        }
        List<String> parts =
                node.properties().stream()
                        .map(entry -> entry.getKey() + " " + any(entry.getValue()))
                        .toList();
        return parts.isEmpty() ? "0" : String.join(", ", parts);
    }

    private void bars(JsonNode counts) {
        List<Map.Entry<String, JsonNode>> sorted =
                counts.properties().stream()
                        .sorted(Comparator.comparingDouble(e -> -size(e)))
                        .toList();
        if (sorted.isEmpty()) {
            return;
        }
        double most = Math.max(1, size(sorted.getFirst()));
        out.open("table", "class", "bars").open("tbody");
        for (Map.Entry<String, JsonNode> entry : sorted) {
            long width = Math.round(BAR_WIDTH * size(entry) / most);
            out.open("tr").leaf("th", entry.getKey(), "scope", "row");
            out.leaf("td", any(entry.getValue()), "class", "n").open("td", "class", "bar");
            out.leaf("span", "", "style", "width:" + width + "px");
            out.close().close();
        }
        out.close().close();
    }

    private static double size(Map.Entry<String, JsonNode> entry) {
        double count = number(entry.getValue());
        return Double.isNaN(count) ? 0 : count;
    }
}
