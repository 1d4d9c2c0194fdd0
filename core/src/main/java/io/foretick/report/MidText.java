package io.foretick.report;

import tools.jackson.databind.JsonNode;

import java.util.Formatter;

/// The comparisons with the venue's mid as text: one table for each rule, length of window and
/// model, then what they rest on. Reads the JSON that [MidReport] wrote.
///
/// @param scores the summary's `scores`
/// @param out where the text is written
record MidText(JsonNode scores, Formatter out) {

    private static final String LEVEL = "level";

    /// Intervals from fewer days are too narrow to say who is ahead.
    private static final int DAYS_MIN = 10;

    void write() {
        JsonNode rows = scores.path("versus_mid");
        if (rows.isEmpty()) {
            return;
        }
        out.format("\nAgainst the venue's own mid: ours less its score, 95 %% over days\n");
        String table = "";
        for (JsonNode row : rows) {
            String title =
                    "%s, %s, %s"
                            .formatted(
                                    text(row, "duration"), text(row, "rule"), text(row, "model"));
            if (!title.equals(table)) {
                addHead(title);
                table = title;
            }
            addRow(row);
        }
        addSources();
    }

    private void addHead(String title) {
        out.format("%s\n", title);
        out.format(
                "%-5s %5s %4s  %7s %7s  %-18s %7s %7s  %-18s\n",
                "point",
                "n",
                "days",
                "Brier",
                "mid",
                "difference",
                "log loss",
                "mid",
                "difference");
    }

    private void addRow(JsonNode row) {
        out.format(
                "%-5s %5d %4d  %7s %7s  %-18s  %7s %7s  %-18s %s\n",
                text(row, "point"),
                row.path("n").asLong(),
                row.path("days").asLong(),
                ConsoleSummary.number(row.path("brier"), 4),
                ConsoleSummary.number(row.path("mid_brier"), 4),
                ConsoleSummary.interval(row.path("brier_ci95"), 4),
                ConsoleSummary.number(row.path("log_loss"), 4),
                ConsoleSummary.number(row.path("mid_log_loss"), 4),
                ConsoleSummary.interval(row.path("log_loss_ci95"), 4),
                verdict(row));
    }

    /// Ahead or behind where both scores say so beyond doubt.
    private static String verdict(JsonNode row) {
        if (row.path("days").asInt() < DAYS_MIN) {
            return "";
        }
        String brier = side(row.path("brier_ci95"));
        return brier.equals(side(row.path("log_loss_ci95"))) ? brier : LEVEL;
    }

    private static String side(JsonNode bounds) {
        if (bounds.path(1).asDouble() < 0) {
            return "ahead";
        }
        return bounds.path(0).asDouble() > 0 ? "behind" : LEVEL;
    }

    private void addSources() {
        out.format(
                "Who said how they ended; spot over the venue's strike at the start, basis"
                        + " points\n");
        out.format(
                "%-4s %-22s %-5s %9s %9s  %9s %6s %6s %6s\n",
                "", "rule", "coin", "by venue", "by rule", "strikes", "5 %", "median", "95 %");
        for (JsonNode row : scores.path("sources")) {
            out.format(
                    "%-4s %-22s %-5s %9d %9d  %9d %6s %6s %6s\n",
                    text(row, "duration"),
                    text(row, "rule"),
                    text(row, "asset"),
                    row.path("outcomes_by_venue").asLong(),
                    row.path("outcomes_by_rule").asLong(),
                    row.path("basis_n").asLong(),
                    ConsoleSummary.number(row.path("basis_bp_p5"), 1),
                    ConsoleSummary.number(row.path("basis_bp_p50"), 1),
                    ConsoleSummary.number(row.path("basis_bp_p95"), 1));
        }
    }

    private static String text(JsonNode row, String key) {
        return row.path(key).asString("");
    }
}
