package io.foretick.cli;

import io.foretick.venue.binance.sync.SyncReport;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Locale;

/// What a sync has brought, as text for people and as JSON. Stateless.
final class SyncResult {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private SyncResult() {}

    static String json(SyncReport report) {
        ObjectNode tree = MAPPER.createObjectNode();
        tree.put("ok", !report.hasHoles() && report.failure().isEmpty());
        tree.put("to", report.to().toString());
        tree.put("interrupted", report.interrupted());
        ArrayNode symbols = tree.putArray("symbols");
        report.symbols().forEach(symbol -> symbols.add(json(symbol)));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    }

    private static ObjectNode json(SyncReport.Symbol symbol) {
        ObjectNode tree = MAPPER.createObjectNode();
        tree.put("symbol", symbol.name());
        tree.put("held_to", symbol.end().toString());
        tree.put("days", symbol.days());
        tree.put("trades", symbol.allTrades());
        tree.put("bytes", symbol.bytes());
        tree.put("start_proven", symbol.startProven());
        ObjectNode sources = tree.putObject("trades_by_source");
        symbol.trades()
                .forEach((place, trades) ->
                        sources.put(place.name().toLowerCase(Locale.ROOT), trades));
        ArrayNode refused = tree.putArray("refused");
        for (SyncReport.Refused file : symbol.refused()) {
            refused.addObject().put("file", file.file()).put("reason", file.reason());
        }
        ArrayNode reissued = tree.putArray("reissued");
        symbol.reissued().forEach(reissued::add);
        ArrayNode holes = tree.putArray("holes");
        for (SyncReport.Hole hole : symbol.holes()) {
            holes.addObject()
                    .put("first_id", hole.firstId())
                    .put("last_id", hole.lastId())
                    .put("before", hole.before().toString());
        }
        tree.put("failure", symbol.failure().orElse(null));
        return tree;
    }

    static String text(SyncReport report) {
        var text = new StringBuilder();
        for (SyncReport.Symbol symbol : report.symbols()) {
            text.append(
                    "%-10s %s, held to %s%n"
                            .formatted(symbol.name(), brought(symbol), symbol.end()));
            append(text, symbol);
        }
        return text.toString();
    }

    private static String brought(SyncReport.Symbol symbol) {
        if (symbol.days() == 0) {
            return "nothing new";
        }
        return "%,d %s written, %,d trades, %,.1f MiB"
                .formatted(
                        symbol.days(),
                        symbol.days() == 1 ? "day" : "days",
                        symbol.allTrades(),
                        symbol.bytes() / (double) (1 << 20));
    }

    private static void append(StringBuilder text, SyncReport.Symbol symbol) {
        if (!symbol.startProven()) {
            text.append("  the venue did not show a trade before the first one\n");
        }
        symbol.reissued().forEach(file -> text.append("  read again: ").append(file).append('\n'));
        for (SyncReport.Refused file : symbol.refused()) {
            text.append("  refused: %s: %s%n".formatted(file.file(), file.reason()));
        }
        for (SyncReport.Hole hole : symbol.holes()) {
            text.append(
                    "  HOLE: no source has the ids %d to %d, before %s%n"
                            .formatted(hole.firstId(), hole.lastId(), hole.before()));
        }
        symbol.failure().ifPresent(reason -> text.append("  GIVEN UP: " + reason + "\n"));
    }
}
